package rotatedsecret

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

func (r *rotatedSecret) GrantRead(grantee awsiam.IGrantable, versionStages *[]*string) awsiam.Grant {
	if r.checkGrantee("GrantRead", grantee) {
		return r.grantForeign(grantee.GrantPrincipal(), versionStages)
	}
	grant := grantRead(grantee, r.secret.SecretArn(), versionStages)
	return r.settings.granted("GrantRead", grantKey(r, grant, grantee, r.key, "kms:Decrypt"))
}

func grantRead(grantee awsiam.IGrantable, arn *string, versionStages *[]*string) awsiam.Grant {
	grant := grantTo(grantee, arn, nil, "secretsmanager:DescribeSecret")
	// The label is a key of GetSecretValue only: in one statement it would also forbid DescribeSecret.
	return grant.Combine(grantTo(grantee, arn, labelled(versionStages), "secretsmanager:GetSecretValue"))
}

func (r *rotatedSecret) GrantWrite(grantee awsiam.IGrantable) awsiam.Grant {
	r.checkOwn("GrantWrite", grantee)
	grant := grantTo(grantee, r.secret.SecretArn(), nil,
		"secretsmanager:PutSecretValue", "secretsmanager:UpdateSecret", "secretsmanager:UpdateSecretVersionStage")
	return r.settings.granted("GrantWrite", grantKey(r, grant, grantee, r.key, "kms:Decrypt", "kms:GenerateDataKey"))
}

func (r *rotatedSecret) GrantRotate(grantee awsiam.IGrantable) awsiam.Grant {
	r.checkOwn("GrantRotate", grantee)
	grant := grantTo(grantee, r.secret.SecretArn(), nil, "secretsmanager:DescribeSecret", "secretsmanager:RotateSecret")
	// Whoever starts a rotation must be allowed to call its function (API reference, RotateSecret).
	grant = grant.Combine(grantTo(grantee, r.settings.Rotation.functionArn(r), nil, "lambda:InvokeFunction"))
	return r.settings.granted("GrantRotate", grant)
}

func grantTo(grantee awsiam.IGrantable, arn *string, conditions *map[string]*map[string]any, actions ...string) awsiam.Grant {
	return awsiam.Grant_AddToPrincipal(&awsiam.GrantOnPrincipalOptions{
		Grantee: grantee, Actions: jsii.Strings(actions...), ResourceArns: &[]*string{arn}, Conditions: conditions,
	})
}

func grantKey(scope constructs.Construct, grant awsiam.Grant, grantee awsiam.IGrantable, key awskms.IKey, actions ...string) awsiam.Grant {
	if key == nil {
		return grant
	}
	return grant.Combine(grantTo(grantee, key.KeyArn(), throughSecretsManager(scope), actions...))
}

// granted refuses what aws-cdk would only note in a grant that nobody looks at.
func (s *settings) granted(call string, grant awsiam.Grant) awsiam.Grant {
	if !*grant.Success() {
		s.refuse(call, "a principal without an identity policy", "allow it with AddToResourcePolicy")
	}
	return grant
}

// grantForeign lets a principal of another account read: the secret's policy and the key's both name it. Nothing is
// added to its identity policy, which only the other account can do; aws-cdk would make a policy for a role of the same
// name in this account.
func (r *rotatedSecret) grantForeign(principal awsiam.IPrincipal, versionStages *[]*string) awsiam.Grant {
	reader := r.withoutIdentity(principal)
	grant := awsiam.Grant_AddToPrincipalOrResource(&awsiam.GrantWithResourceOptions{
		Grantee: reader, Actions: jsii.Strings("secretsmanager:DescribeSecret"), Resource: r.secret,
		ResourceArns: &[]*string{r.secret.SecretArn()}, ResourceSelfArns: jsii.Strings("*"),
	})
	// Not a grant, because aws-cdk leaves the condition of a grant out of a resource policy.
	r.secret.AddToResourcePolicy(r.readByPolicy(reader, versionStages))
	added := r.key.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Principals: &[]awsiam.IPrincipal{reader},
		Actions:    jsii.Strings("kms:Decrypt", "kms:DescribeKey"),
		Resources:  jsii.Strings("*"), // in the policy of a key: this key
		Conditions: &map[string]any{"StringEquals": map[string]any{"kms:ViaService": viaService(r)}},
	}), nil)
	if !*added.StatementAdded {
		r.warn("keyPolicy", fmt.Sprintf("the key is imported: allow kms:Decrypt and kms:DescribeKey to %s in its policy", *reader.Arn()))
	}
	awscdk.Annotations_Of(r).AddInfo(jsii.String(fmt.Sprintf("%s needs an identity policy in its own account too: "+
		"secretsmanager:GetSecretValue and secretsmanager:DescribeSecret on the ARN of the secret, kms:Decrypt on the ARN of the key", *reader.Arn())))
	return grant
}

func (r *rotatedSecret) readByPolicy(reader awsiam.IPrincipal, versionStages *[]*string) awsiam.PolicyStatement {
	statement := awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Principals: &[]awsiam.IPrincipal{reader}, Actions: jsii.Strings("secretsmanager:GetSecretValue"), Resources: jsii.Strings("*"),
	})
	if conditions := labelled(versionStages); conditions != nil {
		for operator, keys := range *conditions {
			statement.AddCondition(&operator, keys)
		}
	}
	return statement
}

// withoutIdentity is the principal by its ARN, to which aws-cdk cannot attach anything.
func (r *rotatedSecret) withoutIdentity(principal awsiam.IPrincipal) awsiam.ArnPrincipal {
	names := (*principal.PolicyFragment().PrincipalJson())["AWS"]
	_, isAccount := principal.(awsiam.AccountPrincipal)
	if names == nil || len(*names) != 1 || isAccount || strings.HasSuffix(*(*names)[0], ":root") {
		r.settings.refuse("GrantRead", "a whole account", "pass the role of that account which reads the secret")
	}
	return awsiam.NewArnPrincipal((*names)[0])
}

// checkGrantee refuses nil and says whether the grantee is of another account.
func (r *rotatedSecret) checkGrantee(call string, grantee awsiam.IGrantable) bool {
	if grantee == nil {
		r.settings.refuse(call, nil, "pass the role, function or service that uses the secret")
	}
	return r.checkForeign(call, grantee.GrantPrincipal())
}

func (r *rotatedSecret) checkOwn(call string, grantee awsiam.IGrantable) {
	if r.checkGrantee(call, grantee) {
		r.settings.refuse(call, "a principal of the account "+accountOf(grantee.GrantPrincipal()), "pass one of this account: another account only reads")
	}
}

// checkForeign says whether a principal is of another account, and refuses one that nobody declared or that could not
// decrypt: aws-cdk notices either only when both accounts are known.
func (r *rotatedSecret) checkForeign(call string, principal awsiam.IPrincipal) bool {
	account := foreignAccount(r, principal)
	if account == "" {
		return false
	}
	if !r.settings.trusts(account) {
		r.settings.refuse(call, "a principal of the account "+account,
			"name the account in TrustedAccounts, or, if it is the stack's own, give the stack its Env with the account")
	}
	if r.key == nil {
		r.settings.refuse(call, "a principal of the account "+account+" with AwsManagedKey",
			"leave AwsManagedKey out: no other account can use aws/secretsmanager")
	}
	return true
}

// foreignAccount is the account of a principal that is not known to be the stack's own, else empty.
func foreignAccount(scope constructs.Construct, principal awsiam.IPrincipal) string {
	account := accountOf(principal)
	if *awscdk.Token_IsUnresolved(account) || account == *awscdk.Stack_Of(scope).Account() {
		return ""
	}
	return account
}

// accountOf is the account of a principal, empty for a service or an organization. aws-cdk does not read it from the ARN
// of an ArnPrincipal.
func accountOf(principal awsiam.IPrincipal) string {
	if account := principal.PrincipalAccount(); account != nil {
		return *account
	}
	byArn, ok := principal.(awsiam.ArnPrincipal)
	if !ok || *awscdk.Token_IsUnresolved(byArn.Arn()) {
		return ""
	}
	if parts := strings.Split(*byArn.Arn(), ":"); len(parts) > 5 {
		return parts[4]
	}
	return ""
}

func (s *settings) trusts(account string) bool {
	return s.TrustedAccounts != nil && slices.ContainsFunc(*s.TrustedAccounts, func(id *string) bool { return *id == account })
}

func (r *rotatedSecret) warn(topic, message string) {
	awscdk.Annotations_Of(r).AddWarningV2(jsii.String("secretwright:RotatedSecret."+topic), &message)
}

// labelled is the condition that a read names one of the staging labels, nil for no labels.
func labelled(stages *[]*string) *map[string]*map[string]any {
	if stages == nil || len(*stages) == 0 {
		return nil
	}
	return &map[string]*map[string]any{"ForAnyValue:StringEquals": {"secretsmanager:VersionStage": stages}}
}
