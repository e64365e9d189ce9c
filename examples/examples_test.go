package examples_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestExamples synthesizes each example as a reader does, with "npx cdk synth" in its own folder. All but the first of
// the migration are clean; of that one the findings are the point.
func TestExamples(t *testing.T) {
	tests := map[string]struct {
		stacks   []string
		findings []string
	}{
		"orders":               {[]string{"Orders"}, nil},
		"shared-services":      {[]string{"Billing", "Network", "Orders", "Reports"}, nil},
		"cross-account-reader": {[]string{"Owner", "Reader"}, nil},
		"own-function":         {[]string{"Shop"}, nil},
		"migration/before": {[]string{"Shop"}, []string{
			"credential-in-environment", "database-secret-without-rotation", "missing-secretsmanager-endpoint",
		}},
		"migration/after": {[]string{"Shop"}, nil},
	}
	folder := t.TempDir()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assembly := filepath.Join(folder, name)
			synth(t, name, assembly)
			if got := stacksIn(t, assembly); !slices.Equal(got, test.stacks) {
				t.Errorf("stacks %v, want %v", got, test.stacks)
			}
			if got := findingsIn(t, assembly); !slices.Equal(got, test.findings) {
				t.Errorf("findings %v, want %v", got, test.findings)
			}
		})
	}
	t.Run("endpoints", func(t *testing.T) {
		for template, want := range map[string]int{
			"orders/Orders": 1, "migration/after/Shop": 1, "shared-services/Network": 1,
			"shared-services/Orders": 0, "shared-services/Billing": 0, "shared-services/Reports": 0,
		} {
			if got := count(resourcesOf(t, filepath.Join(folder, template)), "AWS::EC2::VPCEndpoint"); got != want {
				t.Errorf("%s: %d endpoints, want %d", template, got, want)
			}
		}
	})
	t.Run("migration replaces nothing else", func(t *testing.T) {
		isKept(t, resourcesOf(t, filepath.Join(folder, "migration/before/Shop")), resourcesOf(t, filepath.Join(folder, "migration/after/Shop")))
	})
}

// isKept holds that what holds data or is in use keeps its logical id, and the database the properties that would
// replace it.
func isKept(t *testing.T, before, after map[string]resource) {
	t.Helper()
	for _, kind := range []string{"AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::RDS::DBInstance", "AWS::RDS::DBSubnetGroup", "AWS::Lambda::Function"} {
		if count(before, kind) == 0 {
			t.Errorf("no %s to compare", kind)
		}
		for id, old := range before {
			if old.Type == kind && after[id].Type != kind {
				t.Errorf("%s %s is gone", kind, id)
			}
		}
	}
	for id, old := range before {
		if old.Type != "AWS::RDS::DBInstance" {
			continue
		}
		for _, property := range []string{"MasterUsername", "DBName", "Engine", "StorageEncrypted", "KmsKeyId", "DBInstanceIdentifier"} {
			if got, want := string(after[id].Properties[property]), string(old.Properties[property]); got != want {
				t.Errorf("%s: got %s, want %s", property, got, want)
			}
		}
	}
}

func count(resources map[string]resource, kind string) (n int) {
	for _, r := range resources {
		if r.Type == kind {
			n++
		}
	}
	return n
}

// TestFunctionsStayApartFromCDK holds that what runs in Lambda links neither CDK nor the linter.
func TestFunctionsStayApartFromCDK(t *testing.T) {
	command := exec.CommandContext(t.Context(), "go", "list", "-deps",
		"./orders/login", "./orders/function", "./own-function/function", "./cross-account-reader/function", "./cross-account-reader/rotator")
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range strings.Lines(string(output)) {
		for _, foreign := range []string{"aws-cdk-go", "jsii", "constructs-go", "secretwright/lint", "open-policy-agent"} {
			if strings.Contains(pkg, foreign) {
				t.Errorf("a function reaches %s", strings.TrimSpace(pkg))
			}
		}
	}
}

// synth runs the pinned CDK CLI in the folder of an example.
func synth(t *testing.T, name, folder string) {
	t.Helper()
	if _, err := os.Stat("../node_modules/.bin/cdk"); err != nil {
		if os.Getenv("REQUIRE_TESTBED") != "" {
			t.Fatalf("the CDK CLI is not installed: run make testbed: %v", err)
		}
		t.Skipf("the CDK CLI is not installed, make testbed installs it: %v", err)
	}
	command := exec.CommandContext(t.Context(), "npx", "--no-install", "cdk", "synth", "--quiet", "--no-notices", "--output", folder)
	command.Dir = name
	// aws-cdk's own rules cost seconds for each app and say nothing about ours.
	command.Env = append(os.Environ(), "CDK_VALIDATION=false", "CDK_DISABLE_CLI_TELEMETRY=true")
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	if err := command.Run(); err != nil {
		t.Fatalf("%v\n%s", err, output.String())
	}
}

func stacksIn(t *testing.T, assembly string) []string {
	t.Helper()
	var manifest struct {
		Artifacts map[string]struct{ Type string }
	}
	read(t, filepath.Join(assembly, "manifest.json"), &manifest)
	var stacks []string
	for name, artifact := range manifest.Artifacts {
		if artifact.Type == "aws:cloudformation:stack" {
			stacks = append(stacks, name)
		}
	}
	slices.Sort(stacks)
	return stacks
}

// findingsIn are the rules with findings of any kind, open ones as well.
func findingsIn(t *testing.T, assembly string) []string {
	t.Helper()
	var report struct {
		PluginReports []struct {
			PluginName string
			Violations []struct{ RuleName string }
		}
	}
	read(t, filepath.Join(assembly, "validation-report.json"), &report)
	var findings []string
	for _, plugin := range report.PluginReports {
		for _, v := range plugin.Violations {
			if plugin.PluginName == "secretwright" {
				findings = append(findings, v.RuleName)
			}
		}
	}
	slices.Sort(findings)
	return findings
}

type resource struct {
	Type       string
	Properties map[string]json.RawMessage
}

func resourcesOf(t *testing.T, stack string) map[string]resource {
	t.Helper()
	var template struct{ Resources map[string]resource }
	read(t, stack+".template.json", &template)
	return template.Resources
}

func read(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}
