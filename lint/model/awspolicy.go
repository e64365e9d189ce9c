package model

import (
	"strings"
)

// awsPolicies are the managed policies of AWS that rotation functions are seen with, and what of Secrets
// Manager, KMS and EC2 network interfaces they allow on every resource (AWS Managed Policy Reference
// Guide). Of a policy that is not here nothing is known.
var awsPolicies = map[string][]string{
	"AdministratorAccess":     {"*"},
	"PowerUserAccess":         {"*"}, // but IAM and the like
	"SecretsManagerReadWrite": {"secretsmanager:*", "kms:DescribeKey", "kms:ListAliases", "kms:ListKeys"},
	"AWSLambdaVPCAccessExecutionRole": {
		"ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface",
		"ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
	},
	"AWSLambdaENIManagementAccess": {
		"ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface",
		"ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
	},
	"AmazonEC2FullAccess": {"ec2:*"},

	"AWSLambdaBasicExecutionRole":                 {},
	"AWSLambdaExecute":                            {},
	"AWSLambdaRole":                               {},
	"AWSLambdaDynamoDBExecutionRole":              {},
	"AWSLambdaKinesisExecutionRole":               {},
	"AWSLambdaSQSQueueExecutionRole":              {},
	"AWSXRayDaemonWriteAccess":                    {},
	"AWSXrayWriteOnlyAccess":                      {},
	"CloudWatchLambdaInsightsExecutionRolePolicy": {},
	"CloudWatchLogsFullAccess":                    {},
	"AmazonRDSReadOnlyAccess":                     {},
	"AmazonS3FullAccess":                          {},
	"AmazonS3ReadOnlyAccess":                      {},
	"AmazonSNSFullAccess":                         {},
	"AmazonSQSFullAccess":                         {},
	"IAMFullAccess":                               {},
	"IAMReadOnlyAccess":                           {},
}

// policyNamed returns what AWS's managed policy of a name or an ARN allows, and why that is not known.
func policyNamed(v value) (name string, actions []string, unknown string) {
	named := v.plain()
	ofAWS := !strings.Contains(named, ":") || strings.Contains(named, ":iam::aws:policy/")
	name = named[strings.LastIndex(named, "/")+1:]
	actions, isKnown := awsPolicies[name]
	_, complete := composed(v.lastPart()).text()
	switch {
	case ofAWS && isKnown:
		return name, actions, ""
	case ofAWS && complete && v.scalar():
		return name, nil, "what AWS's policy " + name + " allows is not known here"
	case v.scalar():
		return "", nil, "the policy " + v.render() + " is not in these templates"
	}
	return "", nil, "a managed policy is not known: " + reason(v)
}

func (v value) lastPart() []part {
	if len(v.parts()) == 0 {
		return nil
	}
	return v.parts()[len(v.parts())-1:]
}

// allowing makes a statement of what a policy that is not in the template allows.
func allowing(resource value, actions ...string) value {
	named := make([]value, len(actions))
	for i, action := range actions {
		named[i] = known(text, action, literal, "")
	}
	return mapOf([]string{"Effect", "Action", "Resource"}, []value{known(text, "Allow", literal, ""), listOf(named), resource})
}

func everything() value { return known(text, "*", literal, "") }

// networkInterfaces is what a function in a VPC needs (Lambda Developer Guide, "Giving Lambda functions
// access to resources in an Amazon VPC").
var networkInterfaces = []string{
	"ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface",
}

// samTemplates are SAM's policy templates that are about secrets, keys and network interfaces (SAM
// Developer Guide, "Policy template list"); the others say nothing about them. AllowRotationLambdaArn
// makes the first one of the secrets that the function rotates.
func samTemplates(policy value) []value {
	var found []value
	add := func(template string, statements ...value) {
		if policy.get(template).kind != absent {
			found = append(found, statements...)
		}
	}
	rotating := allowing(everything(), "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue",
		"secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage")
	add(rotatingTemplate, rotating.with("Condition", allowRotation), allowing(everything(), "secretsmanager:GetRandomPassword"))
	add(readingTemplate, allowing(policy.get(readingTemplate, "SecretArn"), "secretsmanager:GetSecretValue"))
	add("VPCAccessPolicy", allowing(everything(), networkInterfaces...))
	add("KMSDecryptPolicy", allowing(policy.get("KMSDecryptPolicy", "KeyId"), "kms:Decrypt"))
	return found
}

var allowRotation = mapOf([]string{"StringEquals"}, []value{
	mapOf([]string{"secretsmanager:resource/AllowRotationLambdaArn"}, []value{known(text, "*", literal, "")}),
})
