package synthlint_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

// An app with both findings, critical and medium.
func publicAndUnrotated(app awscdk.App) {
	stack := awscdk.NewStack(app, jsii.String("Public"), nil)
	seeds["public-secret-policy"](stack, stack, false)
	twoSecrets(app)
}

func TestConfiguration(t *testing.T) {
	const public, unrotated = "public-secret-policy", rule
	tests := map[string]struct {
		config  string
		failing []string
	}{
		"nothing":               {"", []string{public, unrotated, unrotated}},
		"a rule that is off":    {"severity: {secret-without-rotation: off}", []string{public}},
		"another severity":      {"severity: {secret-without-rotation: low}", []string{public}},
		"another threshold":     {"fail_on: high", []string{public}},
		"never":                 {"fail_on: never", nil},
		"an override by path":   {"overrides: [{paths: ['**/*.nested.template.json'], severity: {secret-without-rotation: off}}]", []string{public, unrotated}},
		"a suppression by glob": {"suppress: [{rule: secret-without-rotation, construct: 'Stack/**', reason: by hand}]", []string{public}},
		"a profile":             {"profile: cis", []string{public}},
		// What the app synthesizes is judged, whatever a search for templates passes over.
		"an exclusion": {"exclude: ['**']", []string{public, unrotated, unrotated}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			config := write(t, filepath.Join(t.TempDir(), "config.yaml"), test.config)
			// Globs are relative to the folder of the configuration, which the assembly lies below.
			r, isFailed := synthIn(t, filepath.Join(filepath.Dir(config), "cdk.out"), &synthlint.Props{ConfigFile: &config}, publicAndUnrotated)
			failing := r.failing()
			slices.Sort(failing)
			if isFailed != (len(test.failing) > 0) || !slices.Equal(failing, test.failing) {
				t.Errorf("failed %t with %v, want %v", isFailed, failing, test.failing)
			}
		})
	}
}

// Without ConfigFile the configuration is that of the working directory, where the CDK CLI runs an app.
func TestConfigurationIsFound(t *testing.T) {
	defer synthtest.Guard(t)
	folder := t.TempDir()
	write(t, filepath.Join(folder, ".secretwright.yaml"), "severity: {public-secret-policy: off}\n")
	t.Chdir(folder)
	if r, isFailed := synth(t, nil, seeded("public-secret-policy")); isFailed {
		t.Error("failed:", r.Violations)
	}
}

func TestTrustedAccount(t *testing.T) {
	defer synthtest.Guard(t)
	config := write(t, filepath.Join(t.TempDir(), "config.yaml"), "trusted_accounts: ['210987654321']\n")
	if r, _ := synth(t, &synthlint.Props{ConfigFile: &config}, seeded("cross-account-principal")); slices.Contains(r.failing(), "cross-account-principal") {
		t.Error("got", r.Violations)
	}
}

const ownRule = `# METADATA
# title: Secret of ours
# description: A rule of the user's own.
# related_resources:
#   - https://example.com/secrets
# custom:
#   severity: high
#   scope: resource
#   fix: name it
package rules.own["secret-of-ours"]

fail contains {"stack": secret.stack, "path": secret.path, "message": message} if {
	some secret in input.secrets
	message := sprintf("secret %q is ours", [secret.id])
}
`

// Folders of rules are relative to the configuration.
func TestOwnRules(t *testing.T) {
	defer synthtest.Guard(t)
	folder := t.TempDir()
	config := write(t, filepath.Join(folder, "config.yaml"), "rules: [rules]\n")
	file := filepath.Join(folder, "rules", "own", "secret-of-ours", "secret_of_ours.rego")
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		t.Fatal(err)
	}
	write(t, file, ownRule)
	if r, _ := synth(t, &synthlint.Props{ConfigFile: &config}, seeded("public-secret-policy")); !slices.Contains(r.failing(), "secret-of-ours") {
		t.Error("got", r.Violations)
	}
	write(t, file, strings.Replace(ownRule, "some secret in", "some secret", 1))
	fails(t, &synthlint.Props{ConfigFile: &config}, "secret_of_ours.rego")
}

// What is wrong with the props or the configuration fails the synthesis, and says what.
func TestFails(t *testing.T) {
	folder := t.TempDir()
	tests := map[string]struct {
		props synthlint.Props
		want  []string
	}{
		"without the configuration": {
			synthlint.Props{ConfigFile: jsii.String(filepath.Join(folder, "none.yaml"))}, []string{"none.yaml", "no such file"},
		},
		"with an unknown key": {
			synthlint.Props{ConfigFile: jsii.String(write(t, filepath.Join(folder, "key.yaml"), "severities: {}\n"))},
			[]string{"key.yaml:1:1", `unknown key "severities"`},
		},
		"with an unknown rule": {
			synthlint.Props{ConfigFile: jsii.String(write(t, filepath.Join(folder, "rule.yaml"), "severity: {public-secret: off}\n"))},
			[]string{"rule.yaml:1", `no rule "public-secret"`},
		},
		"with a folder of rules that is none": {
			synthlint.Props{ConfigFile: jsii.String(write(t, filepath.Join(folder, "rules.yaml"), "rules: [none]\n"))},
			[]string{"rules.yaml", "none"},
		},
		"with a SARIF file in no folder": {
			synthlint.Props{SarifFile: jsii.String(filepath.Join(folder, "none", "report.sarif"))}, []string{"SarifFile", "no such file"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			fails(t, &test.props, test.want...)
		})
	}
}

// fails synthesizes an app without findings and wants the plugin to fail for another reason, which no acknowledgement
// can hide.
func fails(t *testing.T, props *synthlint.Props, want ...string) {
	t.Helper()
	r, isFailed := synth(t, props, func(app awscdk.App) {
		acknowledge(app, "secretwright::not-judged")
		stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
		seeds["public-secret-policy"](stack, stack, true)
	})
	if !isFailed || r.Conclusion != "failure" || len(r.Violations) != 1 || r.Violations[0].RuleName != "not-judged" || r.Violations[0].Severity != "fatal" {
		t.Fatalf("failed %t: %v", isFailed, r.Violations)
	}
	for _, text := range want {
		if !strings.Contains(r.Violations[0].Description, text) {
			t.Errorf("the message lacks %q: %s", text, r.Violations[0].Description)
		}
	}
}
