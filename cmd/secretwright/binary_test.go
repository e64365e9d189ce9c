package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var root = filepath.Join("..", "..")

// TestProgramsStayApart holds that the linter is one small binary, without Node, drivers or an SDK, and that a rotation
// function has no linter and no CDK in it.
func TestProgramsStayApart(t *testing.T) {
	cdk := []string{"aws-cdk-go", "jsii", "constructs-go"}
	for name, c := range map[string]struct{ packages, foreign []string }{
		"the linter": {
			[]string{"./cmd/secretwright", "./lint/...", "./rules/..."},
			append(cdk, "aws-sdk-go", "aws-lambda-go", "smithy-go", "jackc/", "go-sql-driver", "secretwright/constructs"),
		},
		"a rotation function": {
			[]string{"./cmd/secretwright-rotate", "./constructs/rotation/..."},
			append(cdk, "secretwright/lint", "secretwright/rules", "open-policy-agent"),
		},
	} {
		cmd := exec.Command("go", append([]string{"list", "-deps"}, c.packages...)...)
		cmd.Dir = root
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for pkg := range strings.Lines(string(out)) {
			for _, foreign := range c.foreign {
				if strings.Contains(pkg, foreign) {
					t.Errorf("%s reaches %s", name, strings.TrimSpace(pkg))
				}
			}
		}
	}
}

func TestBinarySize(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: builds the program")
	}
	const budget = 30 << 20
	binary := filepath.Join(t.TempDir(), "secretwright")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, "./cmd/secretwright")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(binary)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%.1f MB", float64(info.Size())/1e6)
	if info.Size() > budget {
		t.Errorf("the binary has %d bytes, more than %d", info.Size(), budget)
	}
}
