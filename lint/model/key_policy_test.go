package model

import (
	"strings"
	"testing"
)

func keyStatementsIn(t *testing.T, properties string) []*keyStatement {
	t.Helper()
	return build(t, `
Parameters:
  Unknown: {Type: String}
  Account: {Type: String, Default: "999999999999"}
  Env: {Type: String, AllowedValues: [dev, prod]}
Mappings:
  Accounts: {dev: {Id: "888888888888"}, prod: {Id: "999999999999"}}
Resources:
  Role: {Type: "AWS::IAM::Role"}
  Key:
    Type: AWS::KMS::Key
    Properties:
`+indented(6, properties)).keyStatements()
}

func TestLetsDecrypt(t *testing.T) {
	for _, test := range []struct{ statement, want string }{
		{"Action: kms:Decrypt", "yes"},
		{"Action: kms:decrypt", "yes"},
		{"Action: 'kms:*'", "yes"},
		{"Action: '*'", "yes"},
		{"Action: [kms:Encrypt, 'kms:De*']", "yes"},
		{"Action: kms:PutKeyPolicy", "yes"},
		{"Action: [kms:Encrypt, kms:DescribeKey]", "no"},
		{"Action: !Sub 'kms:${Unknown}'", "unknown"},
		{"Action: [!Ref Unknown, kms:Decrypt]", "yes"},
		{"NotAction: 'kms:Delete*'", "yes"},
		{"NotAction: 'kms:*'", "no"},
		{"NotAction: kms:Decrypt", "yes"}, // by PutKeyPolicy
		{"NotAction: [kms:Decrypt, kms:PutKeyPolicy]", "no"},
		{"NotAction: !Ref Unknown", "unknown"},
		{"Resource: '*'", "no"},
	} {
		s := keyStatementsIn(t, "KeyPolicy: {Statement: {Effect: Allow, Principal: '*', "+test.statement+"}}")[0]
		equal(t, test.statement, s.letsDecrypt().verdict(), test.want)
	}
	equal(t, "an unknown policy", keyStatementsIn(t, "KeyPolicy: !Ref Unknown")[0].letsDecrypt().verdict(), "unknown")
}

func TestScope(t *testing.T) {
	for _, test := range []struct{ condition, want string }{
		{`{}`, "any"},
		{`{StringEquals: {kms:ViaService: secretsmanager.eu-west-1.amazonaws.com}}`, "secretsmanager"},
		{`{StringEquals: {KMS:VIASERVICE: !Sub "secretsmanager.${AWS::Region}.amazonaws.com"}}`, "secretsmanager"},
		{`{StringLike: {kms:ViaService: "secretsmanager.*.amazonaws.com"}}`, "secretsmanager"},
		{`{"ForAnyValue:StringEquals": {kms:ViaService: [ssm.eu-west-1.amazonaws.com, secretsmanager.eu-west-1.amazonaws.com]}}`, "secretsmanager"},
		{`{StringLike: {kms:ViaService: "*.amazonaws.com"}}`, "secretsmanager"},
		{`{StringEquals: {kms:ViaService: s3.eu-west-1.amazonaws.com}}`, "other"},
		{`{StringEquals: {kms:ViaService: !Sub "s3.${Unknown}"}}`, "other"},
		{`{StringEquals: {kms:ViaService: !Ref Unknown}}`, "unknown"},
		{`{StringEquals: {kms:ViaService: "{{resolve:ssm:service}}"}}`, "unknown"},
		{`!Ref Unknown`, "unknown"},
		{`{StringEqualsIfExists: {kms:ViaService: secretsmanager.eu-west-1.amazonaws.com}}`, "any"},
		{`{StringNotEquals: {kms:ViaService: secretsmanager.eu-west-1.amazonaws.com}}`, "any"},
		{`{"ForAllValues:StringEquals": {kms:ViaService: secretsmanager.eu-west-1.amazonaws.com}}`, "any"},
		{`{StringEquals: {kms:CallerAccount: !Ref "AWS::AccountId"}}`, "any"},
		{`{StringLike: {kms:EncryptionContext:SecretARN: "arn:aws:secretsmanager:*"}}`, "secretsmanager"},
	} {
		s := keyStatementsIn(t, "KeyPolicy: {Statement: {Effect: Allow, Principal: '*', Action: a, Condition: "+test.condition+"}}")[0]
		equal(t, test.condition, s.scope(), test.want)
	}
}

// TestDeployer tells the stack's own account, where a policy names it by its id, from others.
func TestDeployer(t *testing.T) {
	const own = `{Effect: Allow, Principal: {AWS: "arn:aws:iam::999999999999:root"}, Action: "kms:*"}`
	const reads = `{Effect: Allow, Principal: {AWS: "999999999999"}, Action: "kms:Decrypt"}`
	const other = `{Effect: Allow, Principal: {AWS: "888888888888"}, Action: "kms:Decrypt"}`
	for _, test := range []struct{ name, properties, want string }{
		{"alone", `KeyPolicy: {Statement: [` + own + `, ` + reads + `, ` + other + `]}`, "same, same, cross 888888888888"},
		{"from a parameter", `KeyPolicy: {Statement: {Effect: Allow, Principal: {AWS: !Ref Account}, Action: "kms:Put*"}}`, "same"},
		{"by environment", `KeyPolicy: {Statement: {Effect: Allow, Principal: {AWS: !FindInMap [Accounts, !Ref Env, Id]}, Action: "*"}}`, "same if Env = dev, same if Env = prod"},
		{"only reads", `KeyPolicy: {Statement: [` + reads + `]}`, "cross 999999999999"},
		{"beside the own one", `KeyPolicy: {Statement: [` + own + `, {Effect: Allow, Principal: {AWS: !Ref "AWS::AccountId"}, Action: "kms:*"}]}`, "cross 999999999999, same"},
		{"beside a role of the own one", `KeyPolicy: {Statement: [` + own + `, {Effect: Allow, Principal: {AWS: !GetAtt Role.Arn}, Action: "kms:*"}]}`, "cross 999999999999, same"},
		{"two", `KeyPolicy: {Statement: {Effect: Allow, Principal: {AWS: ["999999999999", "888888888888"]}, Action: "kms:*"}}`, "cross 999999999999, cross 888888888888"},
		{"beside an unknown one", `KeyPolicy: {Statement: {Effect: Allow, Principal: {AWS: ["999999999999", !Ref Unknown]}, Action: "kms:*"}}`, "cross 999999999999, unknown: parameter Unknown has no value here"},
		{"beside a service", `KeyPolicy: {Statement: {Effect: Allow, Principal: {AWS: "999999999999", Service: logs.amazonaws.com}, Action: "kms:*"}}`, "same, service"},
		{"public", `KeyPolicy: {Statement: {Effect: Allow, Principal: {AWS: ["999999999999", "*"]}, Action: "kms:*"}}`, "cross 999999999999, any"},
		{"unchecked", `{BypassPolicyLockoutSafetyCheck: true, KeyPolicy: {Statement: [` + own + `]}}`, "cross 999999999999"},
		{"perhaps unchecked", `{BypassPolicyLockoutSafetyCheck: !Ref Unknown, KeyPolicy: {Statement: [` + own + `]}}`, "cross 999999999999"},
		{"checked", `{BypassPolicyLockoutSafetyCheck: false, KeyPolicy: {Statement: [` + own + `]}}`, "same"},
		{"denied", `KeyPolicy: {Statement: {Effect: Deny, Principal: {AWS: "999999999999"}, Action: "kms:*"}}`, "cross 999999999999"},
	} {
		var all []principal
		for _, s := range keyStatementsIn(t, test.properties) {
			all = append(all, s.principals...)
		}
		equal(t, test.name, showPrincipals(all), test.want)
	}
}

func TestDeployerOfSeveralKeys(t *testing.T) {
	const key = `
  %s: {Type: "AWS::KMS::Key", Properties: {KeyPolicy: {Statement: {Effect: Allow, Principal: {AWS: "%s"}, Action: "%s"}}}}`
	made := func(keys ...[3]string) string {
		source := "Resources:"
		for _, k := range keys {
			source += strings.Replace(strings.Replace(strings.Replace(key, "%s", k[0], 1), "%s", k[1], 1), "%s", k[2], 1)
		}
		var all []principal
		for _, s := range build(t, source).keyStatements() {
			all = append(all, s.principals...)
		}
		return showPrincipals(all)
	}
	equal(t, "one tells of the other", made([3]string{"A", "999999999999", "kms:*"}, [3]string{"B", "999999999999", "kms:Decrypt"}), "same, same")
	equal(t, "they contradict", made([3]string{"A", "999999999999", "kms:*"}, [3]string{"B", "888888888888", "kms:*"}), "cross 999999999999, cross 888888888888")

	source := strings.NewReplacer("%s: {Type", "A: {Type", `AWS: "%s"`, `AWS: "999999999999"`, `Action: "%s"`, `Action: "kms:*"`).Replace(key)
	a := New(buildSources(t, "Resources:"+source), Options{Account: "111122223333"})
	equal(t, "the account is known", showPrincipals(a.keyStatements()[0].principals), "cross 999999999999")
}
