package model

import (
	"strings"
	"testing"
)

func TestDisclosures(t *testing.T) {
	const template = `
Parameters: {Hidden: {Type: String, NoEcho: true}, Open: {Type: String}}
Conditions: {Never: !Equals [a, b], Test: !Equals [!Ref Open, test]}
Resources:
  Key: {Type: "AWS::IAM::AccessKey", Properties: {UserName: a}}
  Client: {Type: "AWS::Cognito::UserPoolClient"}
  Topic:
    Type: AWS::SNS::Topic
    Properties: {DisplayName: !Ref Hidden}
    Metadata: %s
Outputs: %s
`
	for _, test := range []struct{ metadata, outputs, want string }{
		{"{}", "{A: {Value: !Ref Hidden}}", "output no-echo-parameter Hidden"},
		{"{}", "{A: {Value: !Sub 'a ${Hidden} ${Hidden}'}}", "output no-echo-parameter Hidden"},
		{"{}", "{A: {Value: !Ref Open}, B: {Value: !Ref Key}, C: {Value: !GetAtt Client.ClientId}}", ""},
		{"{}", "{A: {Value: !GetAtt Key.SecretAccessKey}}", "output SecretAccessKey Key"},
		{"{}", "{A: {Value: !GetAtt Client.ClientSecret}}", "output ClientSecret Client"},
		{"{}", "{A: {Value: !If [Test, !Ref Hidden, a]}}", "output no-echo-parameter Hidden when Open = test"},
		{"{}", "{A: {Condition: Never, Value: !Ref Hidden}}", ""},
		{"{}", "{A: {Condition: Test, Value: !If [Test, a, !Ref Hidden]}}", ""},
		{"{}", "{A: {Description: !Ref Hidden, Value: a}}", ""},
		{"{A: [{B: !Ref Hidden}, !Join ['', [!Ref Hidden]]]}", "{}", "metadata no-echo-parameter Hidden"},
		{"{A: Hidden, B: '${Hidden}'}", "{}", ""},
	} {
		var shown []string
		for _, d := range build(t, strings.Replace(strings.Replace(template, "%s", test.metadata, 1), "%s", test.outputs, 1)).disclosures() {
			text := d.place + " " + d.kind + " " + d.name
			if when := witnessOf(d.when); when != "" {
				text += " when " + when
			}
			shown = append(shown, text)
		}
		equal(t, test.metadata+" "+test.outputs, strings.Join(shown, ", "), test.want)
	}
}
