package model

import (
	"fmt"
	"strings"
	"testing"
)

func showStatements(all []*statement) string {
	var shown []string
	for _, s := range all {
		effect := "?"
		switch {
		case s.allows:
			effect = "Allow"
		case s.denies:
			effect = "Deny"
		}
		text := fmt.Sprintf("%s %v %s on %v", effect, s.actions, showPrincipals(s.principals), s.resources)
		if when(s.when) != "" {
			text += " if " + when(s.when)
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, "; ")
}

func TestPolicyDocument(t *testing.T) {
	for _, test := range []struct{ name, policy, want string }{
		{"one statement", `{Statement: {Effect: Allow, Principal: "*", Action: a, Resource: r}}`, "Allow [a] any on [r]"},
		{"several", `{Statement: [{Effect: Allow, Principal: "*", Action: [a, b]}, {Effect: Deny, Principal: "*", Action: c}]}`, "Allow [a b] any on []; Deny [c] any on []"},
		{"JSON text", `'{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "999999999999"}, "Action": "a"}]}'`, "Allow [a] cross 999999999999 on []"},
		{"JSON text with a number", `'{"Statement": {"Effect": "Allow", "Principal": {"AWS": 999999999999}, "Action": "a"}}'`, "Allow [a] cross 999999999999 on []"},
		{
			"JSON text with holes", `!Sub '{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::${AWS::AccountId}:root"}, "Action": ${Unknown}, "Resource": "${Secret}"}]}'`,
			"Allow [${Unknown}] same on [${Secret}]",
		},
		{"JSON text by Join", `!Join ["", ['{"Statement": {"Effect": "Allow", "Principal": "', "*", '", "Action": "a"}}']]`, "Allow [a] any on []"},
		{"either JSON text", `!If [C, '{"Statement": {"Effect": "Allow", "Principal": "*"}}', '{"Statement": []}']`, "Allow [] any if C on [] if C"},
		{"an unknown policy", `!Ref Unknown`, "Allow [] unknown: parameter Unknown has no value here on []"},
		{"an included policy", `{"Fn::Transform": {Name: "AWS::Include"}}`, "Allow [] unknown: Fn::Transform is not computed on []"},
		{"JSON text with a hole that breaks it", `!Sub '{"Statement": [${Unknown}'`, "Allow [] unknown: parameter Unknown has no value here on []"},
		{"an unknown statement", `{Statement: [!GetAtt Lookup.Statement]}`, "Allow [] unknown: it is ${Lookup.Statement}, which only deployment tells on []"},
		{"text that is no JSON", `nothing`, ""},
		{"no statement", `{Version: 2012-10-17}`, ""},
		{"a statement that is text", `{Statement: [text]}`, ""},
		{"a statement in one case", `{Statement: [!If [C, {Effect: Allow, Principal: "*", Action: a}, !Ref AWS::NoValue]]}`, "Allow [a] any if C on [] if C"},
		{"Effect by case", `{Statement: {Effect: !If [C, Allow, Deny], Principal: "*", Action: a}}`, "Allow [a] any if C on [] if C; Deny [a] any if not C on [] if not C"},
		{"an unknown Effect", `{Statement: {Effect: !Ref Unknown, Principal: "*", Action: a}}`, "Allow [a] unknown: parameter Unknown has no value here on []"},
		{"no Effect", `{Statement: {Principal: "*", Action: a}}`, "? [a] any on []"},
		{"NotPrincipal with Allow", `{Statement: {Effect: Allow, NotPrincipal: {AWS: "999999999999"}, Action: a}}`, "Allow [a] any on []"},
		{"NotPrincipal with Deny", `{Statement: {Effect: Deny, NotPrincipal: {AWS: "999999999999"}, Action: a}}`, "Deny [a] any on []"},
		{"NotPrincipal in one case", `{Statement: {Effect: Allow, NotPrincipal: !If [C, {AWS: "999999999999"}, !Ref AWS::NoValue], Action: a}}`, "Allow [a] any on []"},
		{"an unknown action", `{Statement: {Effect: Allow, Principal: "*", Action: !Sub "secretsmanager:${Unknown}"}}`, "Allow [secretsmanager:${Unknown}] any on []"},
	} {
		equal(t, test.name, showStatements(statementsOf(t, test.policy)), test.want)
	}
}

func TestPolicyKeysInJSON(t *testing.T) {
	s := statementsOf(t, `!Sub '{"Statement": {"Effect": "Allow", "Principal": "*", "Condition": {"StringEquals": {"${Unknown}:sub": "x"}}}}'`)
	equal(t, "a key with a hole", s[0].condition.keys, "[${unknown}:sub]")
}

func TestPolicyGoverns(t *testing.T) {
	const template = `
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Second: {Type: "AWS::SecretsManager::Secret"}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Policy: {Type: "AWS::SecretsManager::ResourcePolicy", Properties: {SecretId: %s, ResourcePolicy: {Statement: {Effect: Allow, Principal: "*"}}}}
`
	for _, test := range []struct{ secretID, want string }{
		{"!Ref Secret", "Secret"},
		{"!Ref Attachment", "Secret"},
		{"!If [C, !Ref Secret, !Ref Attachment]", "Secret"},
		{"!If [C, !Ref Secret, !Ref Second]", "Secret Second"},
		{"!ImportValue x", ""},
	} {
		var governed []string
		for _, secret := range build(t, fmt.Sprintf(template, test.secretID)).facts.secretStatements[0].governs {
			governed = append(governed, secret.id)
		}
		equal(t, test.secretID, strings.Join(governed, " "), test.want)
	}
}

// TestLongPolicy follows a policy that is as long as AWS takes, and of a longer one knows that it may admit anybody.
func TestLongPolicy(t *testing.T) {
	const statement = `{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"secretsmanager:GetSecretValue","Resource":"*"},`
	longest := 32_768 / len(statement)
	for count, class := range map[int]principalClass{longest: cross, 10 * longest: undecided} {
		a := build(t, `{"Resources": {
			"S": {"Type": "AWS::SecretsManager::Secret", "Properties": {"GenerateSecretString": {}}},
			"P": {"Type": "AWS::SecretsManager::ResourcePolicy", "Properties": {"SecretId": {"Ref": "S"}, "ResourcePolicy": {"Statement": [`+
			strings.TrimSuffix(strings.Repeat(statement, count), ",")+`]}}}}}`)
		if got := a.facts.secretStatements[0].principals[0].class; got != class {
			t.Errorf("%d statements: %s, want %s", count, got, class)
		}
	}
}
