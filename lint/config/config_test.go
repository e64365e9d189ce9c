package config_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/config"
	"github.com/secretwright/secretwright/rules"
)

// everything has each setting once.
const everything = `
profile: core
severity: {secret-without-rotation: low, public-secret-policy: off}
overrides:
  - paths: ["legacy/**"]
    severity: {secret-without-rotation: off, hardcoded-credential: high}
rules: [policies]
account_id: "111122223333"
own_accounts: ["222233334444"]
trusted_accounts: ["444455556666"]
organizations: [o-a1b2c3d4e5]
vpcs_with_endpoint: [vpc-0a1b2c3d, SharedVpcId]
max_rotation_days: 30
required_tags: [owner]
require_customer_key: true
exclude: ["vendor/**"]
fail_on: high
fail_on_open: true
suppress:
  - {rule: secret-without-rotation, construct: "Prod/Legacy/**", reason: it is read only, until: "2026-12-31"}
`

func parse(t *testing.T, text string) *config.Config {
	t.Helper()
	c, err := config.Parse(filepath.Join(t.TempDir(), config.FileName), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestParse holds that each setting of a configuration with all of them is read.
func TestParse(t *testing.T) {
	c := reflect.ValueOf(*parse(t, everything))
	for i := range c.NumField() {
		if field := c.Type().Field(i); field.IsExported() && c.Field(i).IsZero() {
			t.Errorf("%s is not read", field.Name)
		}
	}
}

func TestParseNothing(t *testing.T) {
	for _, text := range []string{"", "# nothing yet\n", "{}"} {
		if _, err := config.Parse("c.yaml", []byte(text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestParseWrong(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"max_rotation_day: 3", `c.yaml:1:1: unknown key "max_rotation_day" (did you mean max_rotation_days?)`},
		{"xyz: 3", `unknown key "xyz": want one of account_id, `},
		{"max_rotation_days: 0", "c.yaml:1:20: want a whole number from 1 to 365"},
		{"max_rotation_days: soon", "want a whole number from 1 to 365"},
		{"profile: hipaa", "want one of default, core, all, security-hub, cis"},
		{"severity: {a: fatal}", "rule a: want off, critical, high, medium, low or info"},
		{"severity: [a]", "want a map from names of rules"},
		{"own_accounts: [1234]", "want the 12 digits of an AWS account id"},
		{"own_accounts: \"111122223333\"", "want a list"},
		{"organizations: [example]", "want the id of an organization"},
		{"exclude: [\"[\"]", "want a glob"},
		{"fail_on_open: perhaps", "want true or false"},
		{"fail_on: fatal", "want one of critical, high"},
		{"rules: [\"\"]", "want a text that is not empty"},
		{"overrides: [{paths: [a]}]", "an override needs paths and severity"},
		{"overrides: [{path: [a]}]", `unknown key "path" (did you mean paths?)`},
		{"suppress: [{rule: secret-without-rotation, reason: r}]", "a suppression needs construct"},
		{"- a", "want a map with some of the keys"},
		{"a: [", "c.yaml: yaml: line 1"},
	} {
		_, err := config.Parse("c.yaml", []byte(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.text, err, test.want)
		}
	}
}

// TestParseReportsAll holds that one mistake does not hide the next.
func TestParseReportsAll(t *testing.T) {
	_, err := config.Parse("c.yaml", []byte("xyz: 1\nprofile: hipaa\n"))
	if err == nil || strings.Count(err.Error(), "c.yaml:") != 2 {
		t.Error(err)
	}
}

// TestSchema holds that the published schema takes what Parse takes.
func TestSchema(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(config.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("config.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("config.json")
	if err != nil {
		t.Fatal(err)
	}
	for text, valid := range map[string]bool{
		everything: true, "xyz: 1": false, "max_rotation_days: 0": false, "profile: hipaa": false, "own_accounts: [1234]": false,
		"severity: {a: fatal}": false, "overrides: [{paths: [a]}]": false, "fail_on: fatal": false, "severity: {a: off}": true,
		"suppress: [{rule: a, reason: r}]": false, "organizations: [example]": false,
	} {
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != valid {
			t.Errorf("%s: %v", text, err)
		}
		if _, err := config.Parse("c.yaml", []byte(text)); (err == nil) != valid {
			t.Errorf("%s: Parse and the schema disagree: %v", text, err)
		}
	}
}

func TestFind(t *testing.T) {
	top := t.TempDir()
	deep := filepath.Join(top, "a", "b")
	if err := os.MkdirAll(deep, 0o750); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(top, "a", config.FileName)
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(top, "a"), deep, filepath.Join(deep, "template.yaml")} {
		if got, err := config.Find(path); err != nil || got != file {
			t.Errorf("%s: %s %v", path, got, err)
		}
	}
	if got, err := config.Find(top); err != nil || got != "" {
		t.Errorf("%s: %s %v", top, got, err)
	}
}

func TestApply(t *testing.T) {
	c := parse(t, everything)
	var o lint.Options
	if err := c.Apply(&o, rules.All()); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(c.File)
	for _, test := range []struct {
		rule, file, want string
	}{
		{"secret-without-rotation", "app.yaml", "low"},
		{"secret-without-rotation", "legacy/old/app.yaml", "off"},
		{"hardcoded-credential", "legacy/app.yaml", "high"},
		{"hardcoded-credential", "app.yaml", "critical"},
		{"public-secret-policy", "app.yaml", "off"},
	} {
		rule, _ := rules.Find(test.rule)
		severity, isOn := o.Level(rule, filepath.Join(folder, test.file))
		if got := map[bool]string{true: severity.String(), false: "off"}[isOn]; got != test.want {
			t.Errorf("%s in %s: %s, want %s", test.rule, test.file, got, test.want)
		}
	}
	if !o.Excluded(filepath.Join(folder, "vendor/a/b.yaml")) || o.Excluded(filepath.Join(folder, "src/vendor.yaml")) {
		t.Error("exclude does not work")
	}
	if isSelected(o, "public-secret-policy") || !isSelected(o, "secret-without-rotation") {
		t.Error("rules that are off everywhere are run, or others are not")
	}
}

func isSelected(o lint.Options, name string) bool {
	return slices.ContainsFunc(o.Rules, func(r lint.Rule) bool { return r.Name == name })
}

func TestApplyWrong(t *testing.T) {
	for text, want := range map[string]string{
		"severity: {secret-without-rotatoin: low}":                                          `.secretwright.yaml:1: severity: there is no rule "secret-without-rotatoin" (did you mean secret-without-rotation`,
		"overrides: [{paths: [a], severity: {x: low}}]":                                     `overrides: there is no rule "x"`,
		"suppress: [{rule: x, construct: a, reason: r}]":                                    `names the rule "x", which does not exist`,
		"suppress: [{rule: secret-without-rotation, construct: a}]":                         "has no reason",
		"suppress: [{rule: secret-without-rotation, construct: a, reason: r, until: soon}]": "is no day: want for example 2026-12-31",
	} {
		var o lint.Options
		if err := parse(t, text).Apply(&o, rules.All()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// TestShow prints each setting with the line that it comes from.
func TestShow(t *testing.T) {
	shown := parse(t, everything).Show()
	for _, want := range []string{
		"profile: core  # ", "max_rotation_days: 30  # ", `own_accounts: ["222233334444"]`, "secret-without-rotation: low",
		".secretwright.yaml:2\n",
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("want %q in\n%s", want, shown)
		}
	}
	if none := (&config.Config{}).Show(); !strings.Contains(none, "no .secretwright.yaml here") || !strings.Contains(none, "max_rotation_days: 90  # default") {
		t.Error(none)
	}
	var back map[string]any
	if err := yaml.Unmarshal([]byte(shown), &back); err != nil {
		t.Error("what is shown is no YAML:", err)
	}
}
