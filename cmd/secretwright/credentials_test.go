package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/report"
)

// plants makes credentials, each another one, that no text has by chance.
type plants struct{ count int }

func (p *plants) next() string {
	p.count++
	return fmt.Sprintf("zQ%04dkV7wM%04dtX", p.count, p.count*7%10000)
}

// anyPlant matches a piece of one.
var anyPlant = regexp.MustCompile(`(?i)zQ\d{4}kV|\dkV7wM|wM\d{4}tX`)

// ways are the functions by which a template may give a value; pieces of it stand in the parameters and mappings too.
func (p *plants) ways() map[string]any {
	defaulted, hidden, row := fmt.Sprintf("P%d", p.count), fmt.Sprintf("N%d", p.count), fmt.Sprintf("r%d", p.count)
	condition := map[string]any{"Fn::Equals": []any{map[string]any{"Ref": "AWS::Region"}, "x"}}
	return map[string]any{
		"parameters": map[string]any{
			defaulted: map[string]any{"Type": "String", "Default": p.next()},
			hidden:    map[string]any{"Type": "String", "NoEcho": true, "Default": p.next(), "AllowedValues": []any{p.next(), p.next()}},
		},
		"mapping":   map[string]any{row: map[string]any{"password": p.next()}},
		"condition": condition,
		"values": []any{
			p.next(),
			map[string]any{"Ref": defaulted},
			map[string]any{"Ref": hidden},
			map[string]any{"Fn::FindInMap": []any{"M", row, "password"}},
			map[string]any{"Fn::Sub": p.next() + "-${AWS::StackName}"},
			map[string]any{"Fn::Join": []any{"", []any{p.next(), p.next()}}},
			map[string]any{"Fn::If": []any{"C", p.next(), map[string]any{"Fn::If": []any{"C", p.next(), map[string]any{"Ref": "AWS::NoValue"}}}}},
			map[string]any{"Fn::Select": []any{0, map[string]any{"Fn::Split": []any{",", p.next() + "," + p.next()}}}},
			map[string]any{"Fn::Base64": p.next()},
		},
	}
}

var tableRow = regexp.MustCompile(`(?m)^\t\{"(AWS::[^"]+)", "([^"]*)", (\S+), "([^"]*)", "([^"]*)"|^\t\{"(AWS::[^"]+)", "(/[^"]*)", "`)

// planted is a template with a credential in every property that the linter knows to hold one, in every way.
func planted(t *testing.T) (template []byte, count int) {
	t.Helper()
	resources, parameters, rows := map[string]any{}, map[string]any{}, map[string]any{}
	p := &plants{}
	for _, table := range []string{"credential_table.go", "carrier_table.go"} {
		found := tableRow.FindAllStringSubmatch(read(t, filepath.Join(root, "lint", "model", table)), -1)
		if len(found) < 40 {
			t.Fatalf("%d rows in %s: the test reads it wrongly", len(found), table)
		}
		for _, row := range found {
			kind, path := row[1]+row[6], row[2]+row[7]
			if row[3] == "byFormat" || kind == "AWS::SSM::Parameter" { // what stands there is mostly no credential
				continue
			}
			ways := p.ways()
			maps.Copy(parameters, ways["parameters"].(map[string]any))
			maps.Copy(rows, ways["mapping"].(map[string]any))
			for i, value := range ways["values"].([]any) {
				resources[fmt.Sprintf("R%dx%d", p.count, i)] = map[string]any{"Type": kind, "Properties": at(path, entry(row, value))}
			}
		}
	}
	text, err := json.MarshalIndent(map[string]any{
		"Parameters": parameters, "Mappings": map[string]any{"M": rows}, "Resources": resources,
		"Conditions": map[string]any{"C": map[string]any{"Fn::Equals": []any{map[string]any{"Ref": "AWS::Region"}, "x"}}},
	}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return text, p.count
}

// entry is what stands at the end of a path: in a carrier a value with the key of a credential.
func entry(row []string, value any) any {
	switch row[3] {
	case "byKey", "byAnyKey":
		return map[string]any{"DB_PASSWORD": value}
	case "byName":
		return map[string]any{row[4]: "DB_PASSWORD", row[5]: value}
	}
	return value
}

// at puts a value at the end of a path.
func at(path string, value any) any {
	steps := strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
	for _, step := range slices.Backward(steps) {
		if step == "*" {
			value = []any{value}
		} else {
			value = map[string]any{step: value}
		}
	}
	return value
}

// TestNoCredentialIsPrinted plants thousands of credentials and looks for them in everything that the program prints and
// writes: every format, the model, a baseline, and what it says of files that are broken.
func TestNoCredentialIsPrinted(t *testing.T) {
	text, count := planted(t)
	if count < 2000 {
		t.Errorf("only %d credentials are planted", count)
	}
	t.Chdir(t.TempDir())
	writeFile(t, "t.json", text)
	runs := [][]string{
		{"model", "t.json"},
		{"baseline", "write", "-o", "baseline.json", "t.json"},
		{"lint", "--baseline", "baseline.json", "--open", "t.json"},
		{"lint", "--profile", "all", "--open", "--color", "always", "t.json"},
	}
	everything := []string{"lint", "--open"}
	for _, format := range report.Formats() {
		runs = append(runs, []string{"lint", "--open", "--format", format, "t.json"})
		everything = append(everything, "--output", format+"=out."+format)
	}
	runs = append(runs, append(everything, "t.json"))
	for _, args := range runs {
		out := printed(t, args...)
		if !regexp.MustCompile(`\d{4}`).MatchString(out) { // findings by the thousand, or their number
			t.Errorf("%v says only %q", args, out)
		}
		checkNoPlant(t, strings.Join(args, " "), out)
	}
	files, err := filepath.Glob("[ob]*.*")
	if err != nil || len(files) != len(report.Formats())+1 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		checkNoPlant(t, file, read(t, file))
	}
}

// printed is what a run writes to both of its streams.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	run(t.Context(), args, strings.NewReader(""), &out, &out)
	return out.String()
}

func checkNoPlant(t *testing.T, what, text string) {
	t.Helper()
	if at := anyPlant.FindStringIndex(text); at != nil {
		t.Errorf("%s shows a credential: %q", what, text[max(0, at[0]-200):min(len(text), at[1]+20)])
	}
}

// TestNoCredentialOfBrokenFiles breaks files with credentials at random, thousands of times.
func TestNoCredentialOfBrokenFiles(t *testing.T) {
	p := &plants{}
	t.Chdir(t.TempDir())
	random := rand.New(rand.NewPCG(8, 8))
	for file, text := range map[string]string{
		"t.yaml": "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  D:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n      MasterUserPassword: \"" + p.next() + "\"\n      MasterUsername: admin\n",
		"t.json": `{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"D": {"Type": "AWS::RDS::DBInstance", "Properties": {"MasterUserPassword": "` + p.next() + `", "Engine": "mysql"}}}}`,
		"p.json": `{"Parameters": {"DbPassword": "` + p.next() + `", "Other": "` + p.next() + `"}}`,
		"p.toml": "version = 0.1\n[default.deploy.parameters]\nparameter_overrides = \"DbPassword=" + p.next() + " Other=" + p.next() + "\"\n",
	} {
		args := []string{"lint", "--open", file}
		if strings.HasPrefix(file, "p.") {
			writeFile(t, "good.yaml", []byte("Parameters: {DbPassword: {Type: String, NoEcho: true}, Other: {Type: String}}\nResources: {D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: !Ref DbPassword}}}\n"))
			args = []string{"lint", "--open", "--parameters", file, "good.yaml"}
		}
		for range 500 {
			writeFile(t, file, []byte(broken(random, text)))
			checkNoPlant(t, file+"\n"+read(t, file)+"\n", printed(t, args...))
			if t.Failed() {
				return
			}
		}
	}
}

// broken cuts a text off, or puts something of the syntax into it, before or behind a credential and not into its name.
func broken(random *rand.Rand, text string) string {
	const syntax = "{}[]\":,'\n\t#&*!|>%@\\=\x00\xff"
	at := random.IntN(len(text) + 1)
	if random.IntN(4) == 0 {
		return text[:at]
	}
	i := random.IntN(len(syntax))
	return text[:at] + syntax[i:i+1] + text[at:]
}
