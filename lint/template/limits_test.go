package template

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestTooManyResources refuses a template with more resources than are judged, and names its section.
func TestTooManyResources(t *testing.T) {
	const want = "t:2:1: the template has 10001 resources, more than the 10000 that are judged; CloudFormation takes 500: split the template"
	for count, want := range map[int]string{MaxResources: "", MaxResources + 1: want} {
		var text strings.Builder
		text.WriteString("Description: x\nResources:\n")
		for i := range count {
			fmt.Fprintf(&text, "  R%d: {Type: AWS::SNS::Topic}\n", i)
		}
		_, err := Read("t", []byte(text.String()))
		if got := fmt.Sprint(err); got != want && err != nil {
			t.Errorf("%d resources: %s", count, got)
		}
		if (err == nil) != (want == "") {
			t.Errorf("%d resources: %v", count, err)
		}
	}
}

// TestRoom loads more than is judged together in each of the ways in which stacks come together: what there is room
// for is loaded, and one error says that there is more.
func TestRoom(t *testing.T) {
	const size, fit = 9000, maxTogetherResources / 9000
	large := `{"Resources": {`
	for i := range size - 1 {
		large += fmt.Sprintf(`"R%d": {},`, i)
	}
	large += `"R": {}}}`
	nest := "Resources:\n"
	manifest := `{"version": "1.0.0", "artifacts": {`
	files := map[string]string{"joined/0.json": large, "nested/child.json": large, "cdk/t.json": large}
	for i := range fit + 3 {
		nest += fmt.Sprintf("  N%d: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.json}}\n", i)
		manifest += fmt.Sprintf(`"S%d": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "t.json"}},`, i)
	}
	files["nested/parent.yml"], files["cdk/manifest.json"] = nest, manifest+`"z": {}}}`
	inFolder(t, files)
	for i := range fit + 3 {
		if i > 0 {
			if err := os.Link("joined/0.json", fmt.Sprintf("joined/%d.json", i)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for path, parents := range map[string]int{"joined": 0, "nested/parent.yml": 1, "cdk": 0} {
		inputs, problems := Find([]string{path}, Selection{})
		var stacks []*Stack
		for _, in := range Together(inputs) {
			loaded, more := in.Load(nil)
			stacks, problems = append(stacks, loaded...), append(problems, more...)
		}
		if len(stacks) != fit+parents || len(problems) != 1 || !strings.Contains(problems[0].Message, "name fewer at a time") {
			t.Errorf("%s: %d stacks, want %d; %v", path, len(stacks), fit+parents, problems)
		}
	}
}
