package model

import (
	"fmt"
	"strings"
	"testing"
)

// policed has a secret with a name and one without, an endpoint with a policy, and a function in its VPC
// that rotates the secret that is asked about.
const policed = `
Parameters:
  Given: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
Conditions:
  C: !Equals [!Ref "AWS::StackName", c]
  D: !Equals [!Ref "AWS::StackId", d]
  Unclear: !Equals [!Ref Stored, x]
Resources:
  Vpc: {Type: "AWS::EC2::VPC"}
  Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc}}
  Secret: {Type: "AWS::SecretsManager::Secret"}
  Other: {Type: "AWS::SecretsManager::Secret", Properties: {Name: other}}
  Named: {Type: "AWS::SecretsManager::Secret", Properties: {Name: prod/db}}
  Role: {Type: "AWS::IAM::Role"}
  OtherRole: {Type: "AWS::IAM::Role"}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret, TargetId: d, TargetType: "AWS::RDS::DBInstance"}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: %s, RotationLambdaARN: !GetAtt F.Arn}}
  F: {Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn, VpcConfig: {SubnetIds: [!Ref Subnet]}}}
  E: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.secretsmanager, PolicyDocument: %s}}
`

var initials = strings.NewReplacer("secretsmanager:DescribeSecret", "D", "secretsmanager:GetSecretValue", "G",
	"secretsmanager:PutSecretValue", "P", "secretsmanager:UpdateSecretVersionStage", "U", "secretsmanager:GetRandomPassword", "R")

// restraintsIn shows which of the actions D, G, P, U and R the function lacks for a secret.
func restraintsIn(t *testing.T, secret, policy string) string {
	t.Helper()
	a := build(t, fmt.Sprintf(policed, secret, policy))
	var shown []string
	for _, r := range a.restraints(a.facts.endpoints[0]) {
		text := initials.Replace(strings.Join(r.actions, ""))
		if r.when != "" {
			text += " if " + abbreviated(r.when)
		}
		if r.reason != "" {
			text += "? " + r.reason
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, "; ")
}

func TestRestraintsByAction(t *testing.T) {
	for action, want := range map[string]string{
		`Action: "*"`:                   "",
		`Action: ["SecretsManager:*"]`:  "",
		`Action: "secretsmanager:Get*"`: "DPU",
		`Action: ["secretsmanager:Describe*", "secretsmanager:Get*", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecret*"]`: "",
		`Action: "secretsmanager:GetSecretValue"`:                    "DPUR",
		`Action: "kms:*"`:                                            "DGPUR",
		`NotAction: "kms:*"`:                                         "",
		`NotAction: ["secretsmanager:GetRandomPassword", "iam:*"]`:   "R",
		`Action: !Ref Given`:                                         "DGPUR? what ${Given} comes to is not known",
		`Action: !Sub "secretsmanager:Get${Given}"`:                  "DPU",
		`Action: !Sub "iam:${Given}"`:                                "DGPUR",
		`NotAction: !Sub "secretsmanager:Get${Given}"`:               "GR? what secretsmanager:Get${Given} comes to is not known",
		`Action: !If [C, "*", "secretsmanager:Get*"]`:                "DPU if not C",
		`Action: ["secretsmanager:Get*", !If [C, "*", "kms:*"]]`:     "DPU if not C",
		`NotAction: !If [C, "secretsmanager:Get*", "kms:*"]`:         "GR if C",
		`Action: !If [Unclear, "*", "secretsmanager:Get*"]`:          "DPU? parameter Stored is read from the parameter store at deployment",
		`Action: ["secretsmanager:Get*", !Ref Given]`:                "DPU? what ${Given} comes to is not known",
		`Action: "*", Condition: {Bool: {"aws:SecureTransport": 1}}`: "",
	} {
		policy := fmt.Sprintf(`{Statement: {Effect: Allow, Principal: "*", %s, Resource: "*"}}`, action)
		equal(t, action, restraintsIn(t, "!Ref Secret", policy), want)
	}
}

func TestRestraintsByResource(t *testing.T) {
	unclear := func(pattern string) string {
		return "DGPU? whether " + pattern + ` matches the ARN of the secret of "Schedule" is not known`
	}
	const elsewhere = "DGPU"
	for _, test := range []struct{ secret, resource, want string }{
		{"!Ref Secret", `Resource: "*"`, ""},
		{"!Ref Secret", `Resource: !Ref Secret`, ""},
		{"!Ref Attachment", `Resource: !Ref Secret`, ""},
		{"!Ref Secret", `Resource: !Ref Attachment`, ""},
		{"!Ref Secret", `Resource: [!Ref Other, !GetAtt Secret.Id]`, ""},
		{"!Ref Secret", `Resource: !Sub "${Secret}*"`, ""},
		{"!Ref Secret", `Resource: !Ref Other`, elsewhere},
		{"!Ref Secret", `Resource: "arn:aws:s3:::bucket"`, elsewhere},
		{"!Ref Secret", `Resource: "arn:aws:s3:::bucket/*"`, unclear("arn:aws:s3:::bucket/*")},
		{"!Ref Secret", `Resource: !Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*"`, ""},
		{"!Ref Secret", `Resource: !Sub "arn:${AWS::Partition}:secretsmanager:*:${AWS::AccountId}:secret:*"`, ""},
		{"!Ref Secret", `Resource: "arn:aws:secretsmanager:*"`, ""},
		{"!Ref Secret", `Resource: "arn:aws:secretsmanager:*:*:*"`, ""},
		{"!Ref Secret", `Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:*"`, unclear("arn:aws:secretsmanager:eu-west-1:111122223333:secret:*")},
		{"!Ref Secret", `Resource: "arn:aws:secretsmanager:*:*:secret:prod/*"`, unclear("arn:aws:secretsmanager:*:*:secret:prod/*")},
		{"!Ref Named", `Resource: "arn:aws:secretsmanager:*:*:secret:prod/*"`, ""},
		{"!Ref Named", `Resource: "arn:aws:secretsmanager:*:*:secret:prod/db-??????"`, ""},
		{"!Ref Named", `Resource: !Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:prod/db-??????"`, ""},
		{"!Ref Named", `Resource: !Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:prod/db-AbCdEf"`, ""},
		{"!Ref Named", `Resource: "arn:aws:secretsmanager:*:*:secret:test/*"`, elsewhere},
		{"!Ref Named", `Resource: !Sub "arn:aws:secretsmanager:*:*:secret:${Given}/*"`, unclear("arn:aws:secretsmanager:*:*:secret:${Given}/*")},
		{"!ImportValue db", `Resource: !ImportValue db`, ""},
		{"!Ref Given", `Resource: !Ref Given`, ""},
		{"!Ref Given", `Resource: !Ref Secret`, `DGPU? whether ${Secret} is the secret of "Schedule" is not known`},
		{"!ImportValue db", `Resource: !Ref Given`, "DGPU? what a Resource comes to is not known: parameter Given has no value here"},
		{"!ImportValue db", `Resource: "arn:aws:secretsmanager:*:*:secret:*"`, ""},
		{"arn:aws:secretsmanager:eu-west-1:111122223333:secret:x/y-AbCdEf", `Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x/*"`, ""},
		{
			"arn:aws:secretsmanager:eu-west-1:111122223333:secret:x/y-AbCdEf", `Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x/z-AbCdEf"`,
			`DGPU? whether arn:aws:secretsmanager:eu-west-1:111122223333:secret:x/z-AbCdEf is the secret of "Schedule" is not known`,
		},
		{"!Ref Secret", `NotResource: !Ref Other`, ""},
		{"!Ref Secret", `NotResource: !Ref Secret`, elsewhere},
		{"!Ref Secret", `NotResource: "*"`, elsewhere},
		{"!Ref Secret", `NotResource: !Ref Given`, "DGPU? what a Resource comes to is not known: parameter Given has no value here"},
		{"!Ref Secret", `Resource: !If [C, !Ref Secret, !Ref Other]`, "DGPU if not C"},
		{"!Ref Secret", `NotResource: [!Ref Other, !If [C, !Ref Secret, x]]`, "DGPU if C"},
	} {
		policy := fmt.Sprintf(`{Statement: [{Effect: Allow, Principal: "*", Action: ["secretsmanager:*Secret*"], %s}, %s]}`, test.resource,
			`{Effect: Allow, Principal: "*", Action: "secretsmanager:GetRandomPassword", Resource: "*"}`)
		equal(t, test.secret+" and "+test.resource, restraintsIn(t, test.secret, policy), test.want)
	}
}

// What has no resource is allowed on an asterisk only.
func TestRestraintsOfRandomPassword(t *testing.T) {
	for resource, want := range map[string]string{
		`Resource: "*"`:                             "",
		`Resource: ["*", !Ref Secret]`:              "",
		`Resource: !Ref Secret`:                     "R",
		`Resource: "arn:aws:secretsmanager:*"`:      "R",
		`Resource: !Ref Given`:                      "R? what a Resource comes to is not known: parameter Given has no value here",
		`NotResource: !Ref Secret`:                  "",
		`NotResource: "*"`:                          "R",
		`Resource: !If [C, "*", !Ref Secret]`:       "R if not C",
		`Resource: {"Fn::Transform": {Name: Mine}}`: "R? what a Resource comes to is not known: Fn::Transform is not computed",
	} {
		policy := fmt.Sprintf(`{Statement: [{Effect: Allow, Principal: "*", Action: "secretsmanager:*Secret*", Resource: "*"}, %s %s}]}`,
			`{Effect: Allow, Principal: "*", Action: "secretsmanager:GetRandomPassword",`, resource)
		equal(t, resource, restraintsIn(t, "!Ref Secret", policy), want)
	}
}

func TestRestraintsByPrincipal(t *testing.T) {
	const nobody, unclear = "DGPUR", "DGPUR? whether "
	for principal, want := range map[string]string{
		`Principal: "*"`:                          "",
		`Principal: {AWS: "*"}`:                   "",
		`Principal: {AWS: !Ref "AWS::AccountId"}`: "",
		`Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}`:                    "",
		`Principal: {AWS: !GetAtt Role.Arn}`:                                                            "",
		`Principal: {AWS: [!GetAtt OtherRole.Arn, !GetAtt Role.Arn]}`:                                   "",
		`Principal: {AWS: !GetAtt OtherRole.Arn}`:                                                       nobody,
		`Principal: {AWS: !If [C, !GetAtt Role.Arn, !GetAtt OtherRole.Arn]}`:                            nobody + " if not C",
		`Principal: {Service: lambda.amazonaws.com}`:                                                    nobody,
		`Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:role/x"}`:                                unclear + `arn:aws:iam::${AWS::AccountId}:role/x is about the role of "F" is not known`,
		`Principal: {AWS: "111122223333"}`:                                                              unclear + `111122223333 is about the role of "F" is not known`,
		`Principal: {AWS: !Ref Given}`:                                                                  "DGPUR? parameter Given has no value here",
		`NotPrincipal: {AWS: !GetAtt OtherRole.Arn}`:                                                    unclear + `NotPrincipal is about the role of "F" is not known`,
		`Principal: "*", Condition: {StringEquals: {"aws:PrincipalAccount": !Ref "AWS::AccountId"}}`:    "",
		`Principal: "*", Condition: {StringEquals: {"aws:PrincipalOrgID": !Ref Given}}`:                 "",
		`Principal: "*", Condition: {StringEquals: {"aws:ResourceOrgID": "o-1"}}`:                       "",
		`Principal: "*", Condition: {StringEquals: {"aws:PrincipalTag/team": x}}`:                       unclear + "the condition on aws:principaltag/team holds is not known",
		`Principal: "*", Condition: !Ref Given`:                                                         "DGPUR? the condition of a statement is not known: parameter Given has no value here",
		`Principal: "*", Condition: !If [C, {StringEquals: {"aws:SourceVpc": x}}, !Ref "AWS::NoValue"]`: unclear + "the condition on aws:sourcevpc holds is not known",
	} {
		policy := fmt.Sprintf(`{Statement: {Effect: Allow, %s, Action: "*", Resource: "*"}}`, principal)
		equal(t, principal, restraintsIn(t, "!Ref Secret", policy), want)
	}
}

func TestRestraintsByDenial(t *testing.T) {
	for denial, want := range map[string]string{
		`Principal: "*", Action: "secretsmanager:PutSecretValue", Resource: "*"`:                                              "P",
		`Principal: "*", Action: "secretsmanager:PutSecretValue", Resource: !Ref Secret`:                                      "P",
		`Principal: "*", Action: "secretsmanager:PutSecretValue", Resource: !Ref Other`:                                       "",
		`Principal: "*", NotAction: "secretsmanager:Get*", Resource: "*"`:                                                     "DPU",
		`Principal: "*", Action: "secretsmanager:Delete*", Resource: "*"`:                                                     "",
		`Principal: {AWS: !GetAtt OtherRole.Arn}, Action: "*", Resource: "*"`:                                                 "",
		`Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalOrgID": "o-1"}}`:             "",
		`Principal: "*", Action: "*", Resource: "*", Condition: {Bool: {"aws:SecureTransport": false}}`:                       "",
		`Principal: "*", Action: "secretsmanager:Put*", Resource: "*", Condition: {StringEquals: {"aws:RequestedRegion": x}}`: "P? whether the condition on aws:requestedregion holds is not known",
		`Principal: "*", Action: "secretsmanager:Put*", Resource: !If [C, "*", !Ref Other]`:                                   "P if C",
		`Principal: "*", Action: "secretsmanager:Put*", Resource: !If [Unclear, "*", !Ref Other]`:                             "P? parameter Stored is read from the parameter store at deployment",
		`Principal: "*", Action: "secretsmanager:Put*", Resource: !Ref Given`:                                                 "P? what a Resource comes to is not known: parameter Given has no value here",
	} {
		policy := fmt.Sprintf(`{Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*"}, {Effect: Deny, %s}]}`, denial)
		equal(t, denial, restraintsIn(t, "!Ref Secret", policy), want)
	}
}

func TestRestraintsOfPolicies(t *testing.T) {
	const open = `{Statement: {Effect: Allow, Principal: "*", Action: "*", Resource: "*"}}`
	const reading = `{Statement: {Effect: Allow, Principal: "*", Action: "secretsmanager:Get*", Resource: "*"}}`
	for policy, want := range map[string]string{
		`!Ref "AWS::NoValue"`:                                                           "",
		`!If [C, !Ref "AWS::NoValue", ` + reading + `]`:                                 "DPU if not C",
		`!If [C, ` + open + `, ` + reading + `]`:                                        "DPU if not C",
		`!If [Unclear, ` + open + `, ` + reading + `]`:                                  "DPU? parameter Stored is read from the parameter store at deployment",
		`{Statement: !If [C, {Effect: Deny}, {Effect: Allow}]}`:                         "DGPUR",
		`{Statement: {Effect: !Ref Given, Principal: "*", Action: "*", Resource: "*"}}`: "DGPUR? parameter Given has no value here",
		`!Ref Given`:              "DGPUR? its policy has a statement that is not known: parameter Given has no value here",
		`{Statement: !Ref Given}`: "DGPUR? its policy has a statement that is not known: parameter Given has no value here",
		`{"Fn::Transform": {Name: "AWS::Include", Parameters: {Location: x}}}`: "DGPUR? its policy has a statement that is not known: Fn::Transform is not computed",
		`{}`: "",
		`'{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "secretsmanager:Get*", "Resource": "*"}}'`:                                  "DPU",
		`{Statement: {Effect: Allow, Action: x, Resource: "*", Principal: {AWS: [` + strings.Repeat(`"111122223333", `, mostPermissions+1) + `]}}}`: "DGPUR? its policy is longer than it can be",
	} {
		equal(t, policy[:min(len(policy), 200)], restraintsIn(t, "!Ref Secret", policy), want)
	}
}

func TestRestraintsOfClients(t *testing.T) {
	const function = `
  %[1]sSchedule: {Type: "AWS::SecretsManager::RotationSchedule", Condition: %[3]s, Properties: {SecretId: !Ref %[2]s, RotationLambdaARN: !GetAtt %[1]s.Arn}}
  %[1]s: {Type: "AWS::Lambda::Function", Condition: %[3]s, Properties: {VpcConfig: {SubnetIds: [!Ref Subnet]}}}
`
	const both = `  Again: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Other, RotationLambdaARN: !GetAtt F.Arn}}`
	const policy = `{Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: !Ref Secret}, {Effect: Allow, Principal: "*", Action: "secretsmanager:GetRandomPassword", Resource: "*"}]}`
	for _, test := range []struct{ name, more, want string }{
		{"one", "", ""},
		{"another that rotates the same", fmt.Sprintf(function, "Second", "Secret", "''"), ""},
		{"another that rotates another", fmt.Sprintf(function, "Second", "Other", "''"), "DGPU of Second"},
		{"two that rotate another", fmt.Sprintf(function, "Second", "Other", "''") + fmt.Sprintf(function, "Third", "Named", "''"), "DGPU of Second Third"},
		{"one under a condition", fmt.Sprintf(function, "Second", "Other", "C"), "DGPU of Second"},
		{"a second secret of one function", both, "DGPU of F"},
	} {
		a := build(t, fmt.Sprintf(policed, "!Ref Secret", policy)+test.more)
		got := ""
		for _, r := range a.restraints(a.facts.endpoints[0]) {
			got += initials.Replace(strings.Join(r.actions, "")) + " of " + strings.Join(r.clients, " ") + r.when + r.reason
		}
		equal(t, test.name, got, test.want)
	}
}
