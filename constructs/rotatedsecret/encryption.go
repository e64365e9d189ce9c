package rotatedsecret

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

func (s *settings) checkKey() {
	if isTrue(s.AwsManagedKey) && s.EncryptionKey != nil {
		s.refuse("AwsManagedKey", "true with an EncryptionKey", "leave one of the two out")
	}
	if _, isAlias := s.EncryptionKey.(awskms.IAlias); isAlias {
		s.refuse("EncryptionKey", "the alias "+*s.EncryptionKey.Node().Path(),
			"pass the key: permissions on the ARN of an alias grant nothing")
	}
}

// newKey returns the given key or makes the unit's own, which outlives the unit exactly when the secret does. It is nil
// for aws/secretsmanager, on which nobody needs a permission: its policy lets the account's callers through.
func (s *settings) newKey(scope constructs.Construct) awskms.IKey {
	switch {
	case s.EncryptionKey != nil:
		return s.EncryptionKey
	case isTrue(s.AwsManagedKey):
		return nil
	}
	key := awskms.NewKey(scope, jsii.String("Key"), &awskms.KeyProps{
		Description:       jsii.String("Encrypts the secret " + s.path),
		EnableKeyRotation: jsii.Bool(true),
		RemovalPolicy:     s.RemovalPolicy,
	})
	key.AddToResourcePolicy(useThroughSecretsManager(scope), nil)
	return key
}

// useThroughSecretsManager is the pattern of the key policy of aws/secretsmanager: callers of this account, and only
// through Secrets Manager.
func useThroughSecretsManager(scope constructs.Construct) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("UseThroughSecretsManager"),
		Principals: &[]awsiam.IPrincipal{awsiam.NewAccountRootPrincipal()},
		Actions:    jsii.Strings("kms:Decrypt", "kms:GenerateDataKey"),
		Resources:  jsii.Strings("*"),
		Conditions: &map[string]any{"StringEquals": map[string]any{
			"kms:ViaService":    viaService(scope),
			"kms:CallerAccount": awscdk.Aws_ACCOUNT_ID(),
		}},
	})
}

// viaService is the value of kms:ViaService for calls that Secrets Manager makes on behalf of its caller. aws-cdk uses
// the same suffix in every partition.
func viaService(scope constructs.Construct) string {
	return fmt.Sprintf("secretsmanager.%s.amazonaws.com", *awscdk.Stack_Of(scope).Region())
}

// throughSecretsManager is the condition that a key is used only on behalf of Secrets Manager.
func throughSecretsManager(scope constructs.Construct) *map[string]*map[string]any {
	return &map[string]*map[string]any{"StringEquals": {"kms:ViaService": viaService(scope)}}
}

// keyStatement allows actions on a key in an identity policy. Key policies alone are not enough: aws-cdk cannot add to
// that of an imported key and says nothing (aws-cdk #20087).
func (r *rotatedSecret) keyStatement(key awskms.IKey, actions ...string) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Actions:    jsii.Strings(actions...),
		Resources:  &[]*string{key.KeyArn()},
		Conditions: &map[string]any{"StringEquals": map[string]any{"kms:ViaService": viaService(r)}},
	})
}
