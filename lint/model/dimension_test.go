package model

import (
	"fmt"
	"strings"
	"testing"
)

func grantUnder(t *testing.T, principal, condition string, denials ...string) *statement {
	t.Helper()
	policy := `[{Effect: Allow, Principal: ` + principal + `, Action: "secretsmanager:GetSecretValue", Resource: "*", Condition: ` + condition + `}`
	for _, denial := range denials {
		policy += `, {Effect: Deny, ` + denial[1:]
	}
	for _, s := range statementsOf(t, "{Statement: "+policy+"]}") {
		if s.allows {
			return s
		}
	}
	t.Fatal("no grant")
	return nil
}

// Null makes the comparisons hold only where the key is there (IAM User Guide, "Set operators for
// multivalued context keys").
func TestConditionOfPresentKey(t *testing.T) {
	for _, test := range []struct{ condition, want string }{
		{`{"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-abcdefghij/*"}, "Null": {"aws:PrincipalOrgPaths": "false"}}`, "fixed"},
		{`{"Null": {"AWS:principalorgid": false}, StringEqualsIfExists: {"aws:PrincipalOrgID": o-abcdefghij}}`, "fixed"},
		{`{"Null": {"aws:PrincipalOrgID": "true"}, StringEqualsIfExists: {"aws:PrincipalOrgID": o-abcdefghij}}`, "none"},
		{`{"Null": {"aws:SourceVpce": "false"}, StringEqualsIfExists: {"aws:PrincipalOrgID": o-abcdefghij}}`, "none"},
		{`{"Null": {"aws:PrincipalOrgID": "false"}, StringNotEqualsIfExists: {"aws:PrincipalOrgID": o-abcdefghij}}`, "none"},
		{`{"Null": {"aws:PrincipalOrgID": "false"}, StringLikeIfExists: {"aws:PrincipalOrgID": "*"}}`, "none"},
	} {
		equal(t, test.condition, grantUnder(t, `"*"`, test.condition).condition.restriction.String(), test.want)
	}
}

func TestLimitedBySource(t *testing.T) {
	const (
		service = `{Service: s.amazonaws.com}`
		account = `StringNotEquals: {"aws:SourceAccount": "111122223333"}`
	)
	for _, test := range []struct{ condition, denial, want string }{
		{`{StringEquals: {"aws:SourceAccount": "111122223333"}}`, "", "fixed"},
		{`{ArnLike: {"AWS:SourceArn": "arn:aws:s:*:111122223333:*"}}`, "", "fixed"},
		{`{StringEquals: {"aws:SourceOrgID": o-abcdefghij}}`, "", "fixed"},
		{`{"ForAnyValue:StringLike": {"aws:SourceOrgPaths": "o-abcdefghij/*"}}`, "", "fixed"},
		{`{StringEquals: {"aws:SourceAccount": !Ref Unknown}}`, "", "unknown"},
		{`!GetAtt Lookup.Condition`, "", "unknown"},
		{`{}`, "", "none"},
		{`{StringEquals: {"aws:PrincipalOrgID": o-abcdefghij}}`, "", "none"},
		{`{StringEqualsIfExists: {"aws:SourceAccount": "111122223333"}}`, "", "none"},
		{`{ArnLike: {"aws:SourceArn": "arn:aws:s:*:*:*"}}`, "", "none"},
		{`{Bool: {"aws:PrincipalIsAWSService": "true"}}`, "", "none"},

		{`{}`, `{Principal: "*", Action: "*", Resource: "*", Condition: {` + account + `}}`, "fixed"},
		{`{}`, `{Principal: {Service: s.amazonaws.com}, Action: "*", Resource: "*", Condition: {` + account + `}}`, "fixed"},
		{`{}`, `{Principal: "*", Action: "*", Resource: "*", Condition: {` + account + `, Bool: {"aws:PrincipalIsAWSService": "true"}}}`, "fixed"},
		{`{}`, `{Principal: "*", Action: "*", Resource: "*", Condition: {` + account + `, "Null": {"aws:SourceAccount": "false"}}}`, "fixed"},
		{`{}`, `{Principal: "*", Action: "*", Resource: "*", Condition: {` + account + `, BoolIfExists: {"aws:ViaAWSService": "false"}}}`, "fixed"},
		{`{}`, `{Principal: "*", Action: "*", Resource: "*", Condition: !GetAtt Lookup.Condition}`, "unknown"},
		{`{}`, `{NotPrincipal: {AWS: "111122223333"}, Action: "*", Resource: "*"}`, "fixed"},
		{`{}`, `{NotPrincipal: {Service: s.amazonaws.com}, Action: "*", Resource: "*"}`, "none"},
		{`{}`, `{Principal: "*", Action: "*", Resource: "*", Condition: {` + account + `, BoolIfExists: {"aws:PrincipalIsAWSService": "false"}}}`, "none"},
		{`{}`, `{Principal: "*", Action: "*", Resource: "*", Condition: {` + account + `, Bool: {"aws:SecureTransport": "false"}}}`, "none"},
		{`{}`, `{Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": o-abcdefghij}}}`, "none"},
		{`{}`, `{Principal: {Service: other.amazonaws.com}, Action: "*", Resource: "*", Condition: {` + account + `}}`, "none"},
		{`{}`, `{Principal: "*", Action: "secretsmanager:DeleteSecret", Resource: "*", Condition: {` + account + `}}`, "none"},
		{`{}`, `{Principal: "*", Action: "*", Resource: "*"}`, "none"},
	} {
		var denials []string
		if test.denial != "" {
			denials = append(denials, test.denial)
		}
		s := grantUnder(t, service, test.condition, denials...)
		equal(t, test.condition+test.denial, s.limitedIn(bySource).String(), test.want)
	}
	ofAccount := grantUnder(t, `{AWS: "111122223333"}`, `{}`, `{Principal: {Service: s.amazonaws.com}, Action: "*", Resource: "*", Condition: {`+account+`}}`)
	equal(t, "a denial for services and a grant to none", ofAccount.limitedIn(bySource).String(), "none")
}

// A denial counts if it is there whenever the grant is.
func TestDenialInTheSameCase(t *testing.T) {
	const source = `{Statement: [
		!If [C, {Effect: Allow, Principal: %[1]s, Action: a, Resource: "*"}, !Ref AWS::NoValue],
		!If [%[2]s, {Effect: Deny, Principal: %[1]s, Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:SourceAccount": "111122223333"}}}, !Ref AWS::NoValue]]}`
	for condition, want := range map[string]string{"C": "fixed", "D": "none"} {
		everybody := statementsOf(t, strings.ReplaceAll(fmt.Sprintf(source, `"*"`, condition), "\n\t\t", " "))[0]
		equal(t, "everybody under "+condition, everybody.condition.restriction.String(), want)
		service := statementsOf(t, strings.ReplaceAll(fmt.Sprintf(source, `{Service: s}`, condition), "\n\t\t", " "))[0]
		equal(t, "a service under "+condition, service.limitedIn(bySource).String(), want)
	}
}

func TestLimitedByIdentity(t *testing.T) {
	for _, test := range []struct{ condition, want string }{
		{`{ArnEquals: {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/r"}}`, "fixed"},
		{`{ArnLike: {"aws:PrincipalArn": "arn:aws:iam::*:role/*"}}`, "fixed"},
		{`{StringLike: {"aws:PrincipalArn": !GetAtt Role.Arn}}`, "fixed"},
		{`{StringEquals: {"aws:PrincipalTag/team": orders}}`, "fixed"},
		{`{StringEquals: {"aws:PrincipalOrgID": o-abcdefghij}}`, "fixed"},
		{`{StringEquals: {"aws:userid": "AIDACKCEVSQ6C2EXAMPLE"}}`, "fixed"},
		{`{ArnLike: {"aws:PrincipalArn": !Ref Unknown}}`, "unknown"},
		{`{ArnLike: {"aws:PrincipalArn": !Sub "arn:aws:iam::444455556666:${Unknown}"}}`, "unknown"},
		{`{ArnLike: {"aws:PrincipalArn": "{{resolve:ssm:/reader}}"}}`, "unknown"},
		{`{ArnLike: {"aws:PrincipalArn": "arn:aws:iam::444455556666:root"}}`, "none"},
		{`{ArnLike: {"aws:PrincipalArn": "arn:aws:iam::444455556666:*"}}`, "none"},
		{`{ArnLike: {"aws:PrincipalArn": ["arn:aws:iam::444455556666:role/r", "*"]}}`, "none"},
		{`{ArnLike: {"aws:PrincipalArn": []}}`, "none"},
		{`{StringLike: {"aws:PrincipalTag/team": "*"}}`, "none"},
		{`{StringEqualsIfExists: {"aws:PrincipalTag/team": orders}}`, "none"},
		{`{StringEquals: {"aws:PrincipalAccount": "444455556666"}}`, "none"},
		{`{StringEquals: {"aws:SourceVpce": vpce-0123456789abcdef0}}`, "none"},
	} {
		equal(t, test.condition, grantUnder(t, `{AWS: "444455556666"}`, test.condition).limitedIn(byIdentity).String(), test.want)
	}
	for denial, want := range map[string]string{
		`{Principal: "*", Action: "*", Resource: "*", Condition: {ArnNotEquals: {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/r"}}}`: "fixed",
		`{NotPrincipal: {AWS: "arn:aws:iam::444455556666:role/r"}, Action: "*", Resource: "*"}`:                                             "fixed",
		`{NotPrincipal: {AWS: "444455556666"}, Action: "*", Resource: "*"}`:                                                                 "none",
	} {
		equal(t, denial, grantUnder(t, `{AWS: "444455556666"}`, `{}`, denial).limitedIn(byIdentity).String(), want)
	}
}

func TestLimitedToOwnAccount(t *testing.T) {
	for _, test := range []struct{ condition, own, foreign string }{ // with the stack's account not known, and known to be another
		{`{StringEquals: {"aws:PrincipalAccount": !Ref AWS::AccountId}}`, "fixed", "fixed"},
		{`{StringEquals: {"aws:SourceAccount": !Sub "${AWS::AccountId}"}}`, "fixed", "fixed"},
		{`{ArnLike: {"aws:PrincipalArn": !Sub "arn:aws:iam::${AWS::AccountId}:role/*"}}`, "fixed", "fixed"},
		{`{ArnEquals: {"aws:PrincipalArn": !GetAtt Role.Arn}}`, "fixed", "fixed"},
		{`{StringEquals: {"aws:PrincipalAccount": "999999999999"}}`, "unknown", "none"},
		{`{StringEquals: {"aws:PrincipalAccount": !Ref Unknown}}`, "unknown", "unknown"},
		{`{ArnLike: {"aws:PrincipalArn": !Ref Unknown}}`, "unknown", "unknown"},
		{`{ArnLike: {"aws:SourceArn": "arn:aws:s:*:999999999999:*"}}`, "unknown", "none"},
		{`{ArnLike: {"aws:PrincipalArn": "*"}}`, "none", "none"},
		{`{StringEquals: {"aws:PrincipalAccount": me}}`, "none", "none"},
		{`{StringEquals: {"aws:PrincipalOrgID": o-abcdefghij}}`, "none", "none"},
		{`{}`, "none", "none"},
	} {
		s := grantUnder(t, `"*"`, test.condition)
		equal(t, test.condition, s.limitedIn(s.owner.stack.byOwnAccount()).String(), test.own)
		known := *s.owner.stack.Stack
		known.Account = "111122223333"
		s.owner.stack.Stack = &known
		equal(t, test.condition+" in a known account", s.limitedIn(s.owner.stack.byOwnAccount()).String(), test.foreign)
	}
	spared := grantUnder(t, `"*"`, `{}`, `{NotPrincipal: {AWS: !Ref AWS::AccountId}, Action: "*", Resource: "*"}`)
	equal(t, "a denial for all others", spared.limitedIn(spared.owner.stack.byOwnAccount()).String(), "fixed")
}
