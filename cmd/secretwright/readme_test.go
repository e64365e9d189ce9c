package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/config"
	"github.com/secretwright/secretwright/lint/report"
	"github.com/secretwright/secretwright/rules"
)

// TestReadme runs the README's first template through the linter and compares what it prints, and
// holds the README's construct against the example that the package tests.
func TestReadme(t *testing.T) {
	readme := read(t, "../../README.md")
	t.Chdir(t.TempDir())
	if err := os.WriteFile("broken.yaml", []byte(block(t, readme, "yaml")), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), []string{"lint", "broken.yaml"}, nil, &stdout, &stderr)
	if code != exitFindings {
		t.Errorf("exit code %d, want %d", code, exitFindings)
	}
	if want := block(t, readme, "text"); stdout.String() != want {
		t.Errorf("README shows\n%s\nbut the linter prints\n%s", want, stdout.String())
	}
}

func TestReadmeConstruct(t *testing.T) {
	example := read(t, "../../constructs/rotatedsecret/example_test.go")
	for line := range strings.Lines(block(t, read(t, "../../README.md"), "go")) {
		if !strings.Contains(example, strings.TrimSpace(line)) {
			t.Errorf("README's construct has the line %q, which no tested example has", strings.TrimSpace(line))
		}
	}
}

// TestReadmeFormats holds that a new format is in the README's table.
func TestReadmeFormats(t *testing.T) {
	readme := read(t, "../../README.md")
	for _, format := range report.Formats() {
		if !strings.Contains(readme, "`"+format+"`") {
			t.Errorf("README.md does not name the format %s: add it to the table of formats", format)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// block is the first fenced block of a language.
func block(t *testing.T, markdown, language string) string {
	t.Helper()
	match := regexp.MustCompile("(?s)```" + language + "\n(.*?)```").FindStringSubmatch(markdown)
	if match == nil {
		t.Fatalf("no %s block", language)
	}
	return match[1]
}

// TestReadmeConfiguration holds that what README shows as a configuration is one.
func TestReadmeConfiguration(t *testing.T) {
	readme := read(t, "../../README.md")
	_, after, _ := strings.Cut(readme, "### Configure")
	c, err := config.Parse(config.FileName, []byte(block(t, after, "yaml")))
	if err != nil {
		t.Fatal(err)
	}
	var options lint.Options
	if err := c.Apply(&options, rules.All()); err != nil {
		t.Error(err)
	}
}

// TestReadmeOwnRules runs what README says of users' own rules.
func TestReadmeOwnRules(t *testing.T) {
	_, after, _ := strings.Cut(read(t, "../../README.md"), "### Rules of your own")
	commands := block(t, after, "sh")
	t.Chdir(t.TempDir())
	if err := os.WriteFile("app.yaml", []byte("Resources: {Topic: {Type: \"AWS::SNS::Topic\"}}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(commands) {
		command, _, _ := strings.Cut(line, "#")
		var stdout, stderr bytes.Buffer
		if code := run(context.Background(), strings.Fields(command)[1:], nil, &stdout, &stderr); code != exitClean {
			t.Errorf("%s: exit code %d\n%s%s", command, code, &stdout, &stderr)
		}
	}
}
