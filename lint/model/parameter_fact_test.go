package model

import (
	"strings"
	"testing"
)

func TestParameterFacts(t *testing.T) {
	a := build(t, `
Parameters:
  NoDefault: {Type: String, NoEcho: true}
  Empty: {Type: String, Default: ""}
  Marked: {Type: String, Default: changeme}
  Read: {Type: String, Default: "{{resolve:ssm-secure:p}}"}
  Arn: {Type: String, Default: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db"}
  Path: {Type: String, Default: /orders/db}
  Written: {Type: String, NoEcho: "true", Default: hunter2}
  Number: {Type: Number, Default: 12345678}
Resources: {K: {Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: !Sub "${Written}${NoDefault}"}}}
`)
	var shown []string
	for _, p := range a.parameterFacts() {
		text := p.node.Key + " " + p.byDefault()
		if p.stack.noEcho(p.node.Key) {
			text += " hidden"
		}
		shown = append(shown, text)
	}
	equal(t, "parameters", strings.Join(shown, ", "), "NoDefault none hidden, Empty empty, Marked placeholder, Read dynamic-reference, "+
		"Arn secret-arn, Path named, Written literal hidden, Number literal")
	equal(t, "of a credential", strings.Join(a.facts.credentials[0].value.parameters(), " "), "Written NoDefault")
}
