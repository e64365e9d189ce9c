package model

import (
	"fmt"
	"strings"
	"testing"
)

// Everything that rotation needs but for the secret's four actions; %s are the function's properties, the
// secret's, the role's, and further resources.
const roleSource = `
Parameters:
  Unknown: {Type: String}
  NamePart: {Type: String}
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {%[2]s}}
  Other: {Type: "AWS::SecretsManager::Secret", Properties: {Name: other}}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret}}
  Bucket: {Type: "AWS::S3::Bucket"}
  Custom: {Type: "Custom::Thing"}
  Key: {Type: "AWS::KMS::Key"}
  Alias: {Type: "AWS::KMS::Alias", Properties: {AliasName: alias/k, TargetKeyId: !Ref Key}}
  F: {Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn, %[1]s}}
  Role: {Type: "AWS::IAM::Role", Properties: {%[3]s}}
  S: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Attachment, RotationLambdaARN: !GetAtt F.Arn}}
%[4]s
`

// Code that calls one action only, so that a test is about that one.
const onlyPut = `Code: {ZipFile: "client.put_secret_value()"}`

func roleOf(t *testing.T, function, secret, role, more string) string {
	t.Helper()
	return showRoles(build(t, fmt.Sprintf(roleSource, function, secret, role, more)))
}

func showRoles(a *Assembly) string {
	var shown []string
	for _, r := range a.rotators() {
		for _, role := range r.roles {
			if role.role == nil {
				shown = append(shown, "external: "+strings.Join(role.unknown, ", "))
			}
			for _, l := range role.lacks {
				shown = append(shown, showLack(l))
			}
		}
	}
	return strings.Join(shown, "; ")
}

func showLack(l *lack) string {
	text := l.status + " " + strings.Join(l.actions, ",")
	text = strings.NewReplacer("DescribeSecret,GetSecretValue,PutSecretValue,UpdateSecretVersionStage", "all four",
		"kms:Decrypt,kms:GenerateDataKey", "the key", "ec2:CreateNetworkInterface,ec2:DescribeNetworkInterfaces,ec2:DeleteNetworkInterface", "the network").Replace(strings.ReplaceAll(text, "secretsmanager:", ""))
	if l.kind == "secret" || l.kind == "key" {
		text += " on " + l.target
	}
	if l.when != "" {
		text += " when " + abbreviated(l.when)
	}
	if l.reason != "" {
		text += ": " + l.reason
	}
	return text
}

func allowed(action, resource string) string {
	return fmt.Sprintf("Policies: [{PolicyDocument: {Statement: {Effect: Allow, Action: '%s', Resource: %s}}}]", action, resource)
}

// TestResourceOfStatement asks whether a Resource covers the secret.
func TestResourceOfStatement(t *testing.T) {
	const missing = "missing PutSecretValue on Secret"
	const arn = "'arn:aws:secretsmanager:eu-west-1:111122223333:secret:"
	for _, test := range []struct{ name, secret, resource, want string }{
		{"the secret", "", "!Ref Secret", ""},
		{"its attachment", "", "!Ref Attachment", ""},
		{"a list", "", "[!Ref Other, !Ref Secret]", ""},
		{"everything", "", "'*'", ""},
		{"all secrets", "", "!Sub 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*'", ""},
		{"all of the service", "", "'arn:aws:secretsmanager:*'", ""},
		{"the secret and more", "", "!Sub '${Secret}*'", ""},
		{"another secret", "", "!Ref Other", missing},
		{"another resource", "", "!GetAtt Bucket.Arn", missing},
		{"another service", "", "'arn:aws:s3:::bucket/*'", missing},
		{"its name", "Name: a/b", arn + "a/b-??????'", ""},
		{"its name with a suffix", "Name: a/b", arn + "a/b-AbCdEf'", ""},
		{"a pattern", "Name: a/b", arn + "a/*'", ""},
		{"another pattern", "Name: a/b", arn + "b/*'", missing},
		{"its name by a parameter", "Name: !Ref NamePart", "!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${NamePart}-*'", ""},
		{"its name in a pattern", "Name: !Sub '${NamePart}/db'", "!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${NamePart}/db*'", ""},
		{"a prefix by a parameter", "Name: !Sub '${NamePart}/db'", "!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${NamePart}/*'", "unknown PutSecretValue on Secret: whether arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${NamePart}/* matches secret \"Secret\" is not known"},
		{"a pattern of nothing known", "", arn + "a/*'", "unknown PutSecretValue on Secret: whether " + arn[1:] + "a/* matches secret \"Secret\" is not known"},
		{"another name", "Name: a/b", arn + "c-??????'", missing},
		{"a parameter", "", "!Ref Unknown", `unknown PutSecretValue on Secret: whether ${Unknown} is secret "Secret" is not known: parameter Unknown has no value here`},
		{"a custom resource", "", "!GetAtt Custom.Arn", `unknown PutSecretValue on Secret: whether ${Custom.Arn} is secret "Secret" is not known: it is an attribute of Custom`},
		{"a case", "", "!If [C, !Ref Secret, !Ref Other]", missing + " when not C"},
	} {
		equal(t, test.name, roleOf(t, onlyPut, test.secret, allowed("secretsmanager:*", test.resource), ""), test.want)
	}
}

// TestStatementOfRole asks whether a statement allows what it must.
func TestStatementOfRole(t *testing.T) {
	const missing = "missing PutSecretValue on Secret"
	for _, test := range []struct{ name, statement, want string }{
		{"the action", "Effect: Allow, Action: 'secretsmanager:PutSecretValue', Resource: '*'", ""},
		{"in other letters", "Effect: Allow, Action: 'SecretsManager:putsecretvalue', Resource: '*'", ""},
		{"a pattern", "Effect: Allow, Action: ['s3:*', 'secretsmanager:Put*'], Resource: '*'", ""},
		{"another", "Effect: Allow, Action: 'secretsmanager:Get*', Resource: '*'", missing},
		{"an unknown action", "Effect: Allow, Action: !Ref Unknown, Resource: '*'", "unknown PutSecretValue on Secret: an action of a statement is not known: parameter Unknown has no value here"},
		{"all but", "Effect: Allow, NotAction: 'iam:*', Resource: '*'", ""},
		{"all but that", "Effect: Allow, NotAction: 'secretsmanager:*', Resource: '*'", missing},
		{"all resources but", "Effect: Allow, Action: '*', NotResource: !Ref Other", "unknown PutSecretValue on Secret: NotResource of a statement is not followed"},
		{"a denial", "Effect: Deny, Action: '*', Resource: '*'", missing},
		{"for rotation", "Effect: Allow, Action: '*', Resource: '*', Condition: {StringEquals: {'secretsmanager:resource/AllowRotationLambdaArn': !GetAtt F.Arn}}", ""},
		{"a condition", "Effect: Allow, Action: '*', Resource: '*', Condition: {StringEquals: {'aws:ResourceTag/a': b}}", "unknown PutSecretValue on Secret: whether a condition on aws:resourcetag/a is met is not known"},
		{"in a case", "Fn::If: [C, {Effect: Allow, Action: '*', Resource: '*'}, !Ref 'AWS::NoValue']", missing + " when not C"},
		{"an unknown statement", "Fn::Transform: {Name: Statement}", "unknown PutSecretValue on Secret: a statement is not known: Fn::Transform is not computed"},
	} {
		role := "Policies: [{PolicyDocument: {Statement: [{" + test.statement + "}]}}]"
		equal(t, test.name, roleOf(t, onlyPut, "", role, ""), test.want)
	}
}

// TestPoliciesOfRole finds the policies wherever they are.
func TestPoliciesOfRole(t *testing.T) {
	const missing = "missing PutSecretValue on Secret"
	const document = "PolicyDocument: {Statement: {Effect: Allow, Action: '*', Resource: '*'}}"
	for _, test := range []struct{ name, role, more, want string }{
		{"none", "", "", missing},
		{"attached", "", "P: {Type: 'AWS::IAM::Policy', Properties: {Roles: [!Ref Role], " + document + "}}", ""},
		{"by name", "RoleName: r", "P: {Type: 'AWS::IAM::RolePolicy', Properties: {RoleName: r, " + document + "}}", ""},
		{"by another name", "RoleName: r", "P: {Type: 'AWS::IAM::RolePolicy', Properties: {RoleName: s, " + document + "}}", missing},
		{"by a parameter", "RoleName: !Ref NamePart", "P: {Type: 'AWS::IAM::Policy', Properties: {Roles: [!Ref NamePart], " + document + "}}", ""},
		{"managed, naming the role", "", "P: {Type: 'AWS::IAM::ManagedPolicy', Properties: {Roles: [!Ref Role], " + document + "}}", ""},
		{"managed, named by the role", "ManagedPolicyArns: [!Ref P]", "P: {Type: 'AWS::IAM::ManagedPolicy', Properties: {" + document + "}}", ""},
		{"in a case", "", "P: {Type: 'AWS::IAM::Policy', Condition: C, Properties: {Roles: [!Ref Role], " + document + "}}", missing + " when not C"},
		{"of AWS", "ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecretsManagerReadWrite']", "", ""},
		{"of AWS, in every partition", "ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']", "", missing},
		{"of AWS, unknown", "ManagedPolicyArns: ['arn:aws:iam::aws:policy/Exotic']", "", "unknown PutSecretValue on Secret: what AWS's policy Exotic allows is not known here"},
		{"of others", "ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/SecretsManagerReadWrite']", "", "unknown PutSecretValue on Secret: the policy arn:aws:iam::111122223333:policy/SecretsManagerReadWrite is not in these templates"},
		{"a parameter", "ManagedPolicyArns: [!Ref Unknown]", "", "unknown PutSecretValue on Secret: the policy ${Unknown} is not in these templates"},
		{"a list that is a parameter", "ManagedPolicyArns: !Split [',', !Ref Unknown]", "", "unknown PutSecretValue on Secret: the policy ${Fn::Split} is not in these templates"},
		{"of the secret", "", "P: {Type: 'AWS::SecretsManager::ResourcePolicy', Properties: {SecretId: !Ref Secret, ResourcePolicy: {Statement: {Effect: Allow, Principal: {AWS: !GetAtt Role.Arn}, Action: 'secretsmanager:*', Resource: '*'}}}}", ""},
		{"of the secret, by name", "RoleName: r", "P: {Type: 'AWS::SecretsManager::ResourcePolicy', Properties: {SecretId: !Ref Secret, ResourcePolicy: {Statement: {Effect: Allow, Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:role/r'}, Action: 'secretsmanager:*', Resource: '*'}}}}", ""},
		{"of the secret, for the account", "", "P: {Type: 'AWS::SecretsManager::ResourcePolicy', Properties: {SecretId: !Ref Secret, ResourcePolicy: {Statement: {Effect: Allow, Principal: {AWS: !Ref 'AWS::AccountId'}, Action: 'secretsmanager:*', Resource: '*'}}}}", missing},
		{"of the secret, for an unknown principal", "", "P: {Type: 'AWS::SecretsManager::ResourcePolicy', Properties: {SecretId: !Ref Secret, ResourcePolicy: {Statement: {Effect: Allow, Principal: {AWS: !Ref Unknown}, Action: 'secretsmanager:*', Resource: '*'}}}}", "unknown PutSecretValue on Secret: a principal is not known: parameter Unknown has no value here"},
		{"of another secret", "", "P: {Type: 'AWS::SecretsManager::ResourcePolicy', Properties: {SecretId: !Ref Other, ResourcePolicy: {Statement: {Effect: Allow, Principal: '*', Action: 'secretsmanager:*', Resource: '*'}}}}", missing},
	} {
		more := test.more
		if more != "" {
			more = "  " + more
		}
		equal(t, test.name, roleOf(t, onlyPut, "", test.role, more), test.want)
	}
}

func TestNeedsOfCode(t *testing.T) {
	const both = "missing all four on Secret; "
	for _, test := range []struct{ code, want string }{
		{"Code: {S3Bucket: a}", both + "unknown GetRandomPassword: whether the function makes passwords itself is not in the template"},
		{"Code: {ZipFile: 'def handler(event, context): pass'}", both + "unknown GetRandomPassword: whether the function makes passwords itself is not in the template"},
		{"Code: {ZipFile: 'c.get_secret_value(); c.put_secret_value(secrets.token_hex())'}", "missing GetSecretValue,PutSecretValue on Secret"},
		{"Code: {ZipFile: 'c.getSecretValue(); c.putSecretValue(c.getRandomPassword())'}", "missing GetSecretValue,PutSecretValue on Secret; missing GetRandomPassword"},
		{"Code: {ZipFile: !Join ['', ['new GetSecretValueCommand(', !Ref Secret, ')']]}", "missing GetSecretValue on Secret"},
	} {
		equal(t, test.code, roleOf(t, test.code, "", "", ""), test.want)
	}
}

func TestPasswordNeedsEverything(t *testing.T) {
	code := "Code: {ZipFile: 'c.put_secret_value(c.get_random_password())'}"
	for _, test := range []struct{ resource, want string }{
		{"'*'", ""},
		{"!Ref Secret", "missing GetRandomPassword"},
		{"'arn:aws:secretsmanager:*:*:secret:*'", "missing GetRandomPassword"},
		{"!Ref Unknown", `unknown PutSecretValue on Secret: whether ${Unknown} is secret "Secret" is not known: parameter Unknown has no value here; unknown GetRandomPassword: the resource of a statement is not known: parameter Unknown has no value here`},
	} {
		equal(t, test.resource, roleOf(t, code, "", allowed("secretsmanager:*", test.resource), ""), test.want)
	}
}

func TestKeyOfRotation(t *testing.T) {
	const secrets = "{Effect: Allow, Action: 'secretsmanager:*', Resource: '*'}"
	const missing = "missing the key on Key"
	const policy = "P: {Type: 'AWS::KMS::Key', Properties: {KeyPolicy: {Statement: {Effect: Allow, Principal: %s, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '*'}}}}"
	for _, test := range []struct{ name, key, statement, more, want string }{
		{"of AWS", "alias/aws/secretsmanager", "", "", ""},
		{"none", "!Ref Key", "", "", missing},
		{"by alias", "!Ref Alias", "", "", missing},
		{"in a case", "!If [C, !Ref Key, !Ref 'AWS::NoValue']", "", "", missing + " when C"},
		{"the key", "!Ref Key", "!GetAtt Key.Arn", "", ""},
		{"its id", "!Ref Key", "!Sub 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}'", "", ""},
		{"everything", "!Ref Key", "'*'", "", ""},
		{"all keys", "!Ref Key", "'arn:aws:kms:*:111122223333:key/*'", "", ""},
		{"all of the service", "!Ref Key", "!Sub 'arn:${AWS::Partition}:kms:*:*:*'", "", "unknown the key on Key: whether arn:${AWS::Partition}:kms:*:*:* is the key is not known"},
		{"another key", "!Ref Key", "'arn:aws:kms:eu-west-1:111122223333:key/1'", "", missing},
		{"another resource", "!Ref Key", "!GetAtt Bucket.Arn", "", missing},
		{"an alias", "!Ref Key", "!Ref Alias", "", `unknown the key on Key: a statement names key "Key" by its alias`},
		{"a key of others", "!Ref Unknown", "!Ref Unknown", "", ""},
		{"a key of others, not named", "!Ref Unknown", "!GetAtt Bucket.Arn", "", "unknown the key on ${Unknown}: the policy of key ${Unknown} is not in these templates"},
		{"the policy of the key", "!Ref P", "", fmt.Sprintf(policy, "{AWS: !GetAtt Role.Arn}"), ""},
		{"the policy of the key, for everybody", "!Ref P", "", fmt.Sprintf(policy, "'*'"), ""},
		{"the policy of the key, for the account", "!Ref P", "", fmt.Sprintf(policy, "{AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}"), "missing the key on P"},
	} {
		statements := secrets
		if test.statement != "" {
			statements += ", {Effect: Allow, Action: 'kms:*', Resource: " + test.statement + "}"
		}
		more := test.more
		if more != "" {
			more = "  " + more
		}
		role := "Policies: [{PolicyDocument: {Statement: [" + statements + "]}}]"
		equal(t, test.name, roleOf(t, onlyPut, "KmsKeyId: "+test.key, role, more), test.want)
	}
}

func TestNetworkOfRotation(t *testing.T) {
	const secrets = "Policies: [{PolicyDocument: {Statement: {Effect: Allow, Action: 'secretsmanager:*', Resource: '*'}}}]"
	const managed = ", ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole']"
	for _, test := range []struct{ network, role, want string }{
		{"", secrets, ""},
		{"VpcConfig: {SubnetIds: []}", secrets, ""},
		{"VpcConfig: {SubnetIds: [subnet-1]}", secrets, "missing the network"},
		{"VpcConfig: {SubnetIds: !Ref Unknown}", secrets, "missing the network"},
		{"VpcConfig: !If [C, {SubnetIds: [subnet-1]}, !Ref 'AWS::NoValue']", secrets, "missing the network when C"},
		{"VpcConfig: {SubnetIds: [subnet-1]}", secrets + managed, ""},
		{"VpcConfig: {SubnetIds: [subnet-1]}", allowed("*", "'*'"), ""},
	} {
		function := onlyPut
		if test.network != "" {
			function += ", " + test.network
		}
		equal(t, test.network, roleOf(t, function, "", test.role, ""), test.want)
	}
}

// TestRoleOfFunction finds the role, or says that it is elsewhere.
func TestRoleOfFunction(t *testing.T) {
	const source = `
Parameters: {Unknown: {Type: String}}
Resources:
  F: {Type: "AWS::Lambda::Function", Properties: {Code: {ZipFile: put_secret_value}, Role: %s}}
  Role: {Type: "AWS::IAM::Role", Properties: {RoleName: r}}
  S: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt F.Arn}}
  Secret: {Type: "AWS::SecretsManager::Secret"}
`
	const missing = "missing PutSecretValue on Secret"
	for _, test := range []struct{ role, want string }{
		{"!GetAtt Role.Arn", missing},
		{"!Sub 'arn:aws:iam::${AWS::AccountId}:role/${Role}'", missing},
		{"!Sub 'arn:aws:iam::${AWS::AccountId}:role/path/r'", missing},
		{"!Sub 'arn:aws:iam::${AWS::AccountId}:role/s'", "external: AWS::AccountId is not known here"},
		{"'arn:aws:iam::111122223333:role/s'", "external: the role is not in these templates"},
		{"!Ref Unknown", "external: parameter Unknown has no value here"},
		{"!If [C, !GetAtt Role.Arn, !Ref Unknown]", missing + " when C; external: parameter Unknown has no value here"},
	} {
		equal(t, test.role, showRoles(build(t, fmt.Sprintf(source, test.role))), test.want)
	}
}

func TestPoliciesOfSAM(t *testing.T) {
	const source = `
Transform: AWS::Serverless-2016-10-31
Resources:
  F: {Type: AWS::Serverless::Function, Properties: {%s}}
  S: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref Secret, RotationLambdaARN: !GetAtt F.Arn}}
  Secret: {Type: AWS::SecretsManager::Secret}
  Own: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: {Effect: Allow, Action: 'secretsmanager:Get*', Resource: '*'}}}}
`
	const code = "InlineCode: 'get_secret_value get_random_password'"
	for _, test := range []struct{ properties, want string }{
		{code, "missing GetSecretValue on Secret; missing GetRandomPassword"},
		{code + ", Policies: SecretsManagerReadWrite", ""},
		{code + ", Policies: [AWSLambdaExecute, !Ref Own]", ""},
		{code + ", Policies: [{AWSSecretsManagerRotationPolicy: {FunctionName: f}}]", ""},
		{code + ", Policies: [{AWSSecretsManagerGetSecretValuePolicy: {SecretArn: !Ref Secret}}]", "missing GetRandomPassword"},
		{code + ", Policies: [{S3ReadPolicy: {BucketName: b}}, {Statement: [{Effect: Allow, Action: '*', Resource: '*'}]}]", ""},
		{"Role: !ImportValue role, " + code, "external: the export role is not in these templates"},
		{"InlineCode: get_secret_value, Policies: SecretsManagerReadWrite, VpcConfig: {SubnetIds: [subnet-1]}", ""},
	} {
		equal(t, test.properties, showRoles(build(t, fmt.Sprintf(source, test.properties))), test.want)
	}
}

// TestSecretOfOthers cannot say what the policy of a secret from elsewhere allows.
func TestSecretOfOthers(t *testing.T) {
	const source = `
Parameters: {Unknown: {Type: String}, Given: {Type: String}}
Resources:
  F: {Type: "AWS::Lambda::Function", Properties: {Code: {ZipFile: put_secret_value}, Role: !GetAtt Role.Arn}}
  Role: {Type: "AWS::IAM::Role", Properties: {%s}}
  S: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: %s, RotationLambdaARN: !GetAtt F.Arn}}
`
	const name = "'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-AbCdEf'"
	for _, test := range []struct{ secret, resource, want string }{
		{"!Ref Unknown", "!Ref Unknown", ""},
		{"!Ref Unknown", "'*'", ""},
		{"!Ref Unknown", "!Ref Given", "unknown PutSecretValue on ${Unknown}: parameter Unknown has no value here"},
		{name, name, ""},
		{name, "'arn:aws:s3:::b'", "unknown PutSecretValue on " + strings.Trim(name, "'") + ": the resource policy of the secret is not in these templates"},
	} {
		got := showRoles(build(t, fmt.Sprintf(source, allowed("secretsmanager:*", test.resource), test.secret)))
		equal(t, test.secret+" and "+test.resource, got, test.want)
	}
}
