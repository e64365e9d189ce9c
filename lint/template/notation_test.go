package template

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSameTreeInBothNotations writes the same tree as YAML and as JSON.
func TestSameTreeInBothNotations(t *testing.T) {
	const source = `
AWSTemplateFormatVersion: 2010-09-09
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Both: !And [!Condition Prod, !Not [!Equals [a, b]]]
Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    Condition: Both
    Properties:
      Name: !Sub '${AWS::StackName}/db'
      KmsKeyId: !If [Prod, !GetAtt Key.Arn, !Ref AWS::NoValue]
      Tags: [{Key: on, Value: 012345678901}]
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties:
      SecretId: !Ref Secret
      RotationRules: {AutomaticallyAfterDays: 30, Duration: 2h}
      Text: |
        a
        b "c" \d
`
	const want = `{"AWSTemplateFormatVersion":"2010-09-09","Conditions":{"Prod":{"Fn::Equals":[{"Ref":"Env"},"prod"]},` +
		`"Both":{"Fn::And":[{"Condition":"Prod"},{"Fn::Not":[{"Fn::Equals":["a","b"]}]}]}},"Resources":{"Secret":{` +
		`"Type":"AWS::SecretsManager::Secret","Condition":"Both","Properties":{"Name":{"Fn::Sub":"${AWS::StackName}/db"},` +
		`"KmsKeyId":{"Fn::If":["Prod",{"Fn::GetAtt":["Key","Arn"]},{"Ref":"AWS::NoValue"}]},` +
		`"Tags":[{"Key":true,"Value":"012345678901"}]}},"Schedule":{"Type":"AWS::SecretsManager::RotationSchedule",` +
		`"Properties":{"SecretId":{"Ref":"Secret"},"RotationRules":{"AutomaticallyAfterDays":30,"Duration":"2h"},` +
		`"Text":"a\nb \"c\" \\d\n"}}}}`
	if got := show(mustRead(t, source).Root); got != want {
		t.Errorf("YAML gives %s", got)
	}
	if got := show(mustRead(t, want).Root); got != want {
		t.Errorf("JSON gives %s", got)
	}
}

// TestSameRandomTree does so with random trees, in random YAML styles.
func TestSameRandomTree(t *testing.T) {
	for seed := range uint64(300) {
		w := writer{random: rand.New(rand.NewPCG(seed, 0))}
		json, yaml := w.tree(0)
		json = `{"Resources": {}, "V": ` + json + "}"
		yaml = "Resources: {}\nV: " + yaml
		fromJSON, fromYAML := mustRead(t, json), mustRead(t, yaml)
		if len(fromJSON.Problems)+len(fromYAML.Problems) > 0 || show(fromJSON.Root) != show(fromYAML.Root) {
			t.Fatalf("seed %d:\n%s\n%s\ngive\n%s\n%s", seed, json, yaml, show(fromJSON.Root), show(fromYAML.Root))
		}
	}
}

type writer struct{ random *rand.Rand }

// tree returns the same value as JSON and as YAML that can stand behind a colon.
func (w writer) tree(depth int) (json, yaml string) {
	kind := w.random.IntN(6)
	if depth == 5 {
		kind = w.random.IntN(4)
	}
	switch kind {
	case 4:
		return w.collection(depth, false)
	case 5:
		return w.collection(depth, true)
	}
	return w.scalar(kind)
}

func (w writer) scalar(kind int) (json, yaml string) {
	switch kind {
	case 0:
		number := fmt.Sprintf("%d", w.random.IntN(1000)-500)
		return number, number
	case 1:
		return "true", []string{"true", "yes", "On", "TRUE"}[w.random.IntN(4)]
	case 2:
		name := []string{"Ref", "Fn::Sub", "Fn::ImportValue"}[w.random.IntN(3)]
		return `{"` + name + `": "é"}`, "!" + strings.TrimPrefix(name, "Fn::") + " é"
	}
	text := []string{"", "a", "é 😀", "it's", "1", "2012-10-17", "x: y", "null", "a\nb", " # "}[w.random.IntN(10)]
	if w.random.IntN(2) == 0 && !strings.Contains(text, "\n") {
		return quote(text), "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return quote(text), quote(text)
}

func (w writer) collection(depth int, isMap bool) (json, yaml string) {
	var jsons, blocks []string
	indent := "\n" + strings.Repeat("  ", depth+1)
	for i := range w.random.IntN(4) {
		child, block := w.tree(depth + 1)
		key := ""
		lead := "- "
		if isMap {
			key = fmt.Sprintf("\"k%d\": ", i)
			lead = fmt.Sprintf("k%d: ", i)
		}
		jsons = append(jsons, key+child)
		blocks = append(blocks, indent+lead+block)
	}
	brackets := "[]"
	if isMap {
		brackets = "{}"
	}
	json = brackets[:1] + strings.Join(jsons, ", ") + brackets[1:]
	if len(blocks) == 0 {
		return json, brackets
	}
	return json, strings.Join(blocks, "")
}
