// Package rotatedsecret makes a secret and everything its rotation needs as one unit: the generated secret, its KMS
// key, its one resource policy, the rotation function or the right to call yours, the Secrets Manager endpoint of the
// VPC, the security group rules, and a schedule that waits for all of them.
//
// A secret for a database comes before the database, because the database reads its first password from it:
//
//	credential := rotatedsecret.NewRotatedSecret(stack, jsii.String("Credential"), &rotatedsecret.RotatedSecretProps{...})
//	database := awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
//		Credentials: awsrds.Credentials_FromSecret(credential.Secret(), nil), ...
//	})
//	credential.Attach(database)
//
// Where the database can manage its master password itself, [NewManagedSecret] gives that secret its key, schedule and
// policy, without any function; a RotatedSecret suits a user or an engine that managed rotation does not offer.
//
// The package does not make the database. The default rotation function is cmd/secretwright-rotate of this project, which
// is compiled when the app is synthesized ([Rotation_Secretwright]).
package rotatedsecret

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// RotatedSecret is a secret that is rotated on a schedule. As an IConnectable it stands for its rotation function.
type RotatedSecret interface {
	constructs.Construct
	awsec2.IConnectable

	// Secret is the secret. Give it to awsrds.Credentials_FromSecret or to a container; grant access to it with
	// GrantRead, which works across stacks. SecretValueFromJson belongs into the credentials of a database only: what
	// else it is written into has the password of the last deployment.
	Secret() awssecretsmanager.ISecret

	// CfnSecret is the secret's resource, for properties that have no prop.
	CfnSecret() awssecretsmanager.CfnSecret

	// CfnRotationSchedule is the schedule's resource, for properties that have no prop.
	CfnRotationSchedule() awssecretsmanager.CfnRotationSchedule

	// EncryptionKey is the key that encrypts the secret, made by the unit or given as a prop; nil for AwsManagedKey.
	EncryptionKey() awskms.IKey

	// Endpoint is the Secrets Manager endpoint that the rotation function uses; give it to further units of the same
	// VPC. It is nil when the function is in no VPC.
	Endpoint() awsec2.IInterfaceVpcEndpoint

	// RotationFunction is the function of Rotation_Secretwright or Rotation_Function. It is nil where AWS provides it.
	RotationFunction() awslambda.IFunction

	// Attach connects the secret to the database whose user it holds: engine, host and port are written into the
	// secret, the rotation function may reach the database's port, and the schedule waits for both. A database that
	// took its credentials from the secret is attached by aws-cdk already; Attach then adds the rest.
	//
	// The database of a master user must be in the stack of the secret, since each refers to the other. Attach panics
	// when it is called twice, when the secret is already attached to another database, and when the database has no
	// default port or, for a function in a VPC, no security group.
	Attach(database Database)

	// GrantRead lets grantee read the versions with one of the staging labels, or all versions when versionStages is
	// nil. It adds GetSecretValue, DescribeSecret and kms:Decrypt (only through Secrets Manager) to the grantee's
	// identity policy and nothing to the key's policy, so the grantee may be in another stack of the same account.
	//
	// A role of another account, which TrustedAccounts must name, is let in by the policies of the secret and of the
	// key; its own account must allow it the same, as a note at synth says.
	//
	// It panics when the grantee has no identity policy, is of an account that is not trusted, is a whole account, or
	// is of another account while the secret has no key of its own.
	GrantRead(grantee awsiam.IGrantable, versionStages *[]*string) awsiam.Grant

	// GrantWrite lets grantee store new versions and move staging labels, through its identity policy. It panics when
	// the grantee has none or is of another account.
	GrantWrite(grantee awsiam.IGrantable) awsiam.Grant

	// GrantRotate lets grantee start a rotation, for which it may also call the rotation function, through its identity
	// policy. It gives a hosted function a name, by which the policy knows it. It panics when the grantee has none or is
	// of another account.
	GrantRotate(grantee awsiam.IGrantable) awsiam.Grant

	// AddToFunction lets a function read the current version, in its VPC through the unit's endpoint, and tells it the
	// ARN of the secret: never the value, which would be in the template's hands and stale after the next rotation. It
	// panics when function is nil or ExtensionLayerArn is not the ARN of a layer version.
	AddToFunction(function awslambda.Function, options *ReaderOptions)

	// AddToContainer lets the task of a container read the current version and tells the container the ARN of the
	// secret. The value itself, as awsecs.Secret_FromSecretsManager hands it over, stays what it was when the task
	// started. Let the service's security group into the endpoint with SecretsEndpoint.AllowFrom. It panics when
	// container is nil.
	AddToContainer(container awsecs.ContainerDefinition, options *ReaderOptions)

	// OnRotationFailed sends an event to target whenever a rotation or its test fails or is abandoned. It needs a trail
	// of CloudTrail that logs management events. Further calls add targets to the same rule. It panics when target is nil.
	OnRotationFailed(target awsevents.IRuleTarget) awsevents.Rule

	// AddToResourcePolicy adds a statement to the one resource policy of the secret, which never allows public access.
	// It panics when the statement allows a principal of another account that TrustedAccounts does not name, or that
	// could not decrypt the secret.
	AddToResourcePolicy(statement awsiam.PolicyStatement)
}

// Database is what Attach accepts: a database of awsrds or awsdocdb, [Database_Redshift], or a type of your own with
// both methods for databases that aws-cdk does not know as attachment targets.
type Database interface {
	awsec2.IConnectable
	awssecretsmanager.ISecretAttachmentTarget
}

type rotatedSecret struct {
	constructs.Construct
	settings *settings

	secret   awssecretsmanager.Secret
	key      awskms.IKey
	endpoint awsec2.IInterfaceVpcEndpoint
	schedule awssecretsmanager.CfnRotationSchedule
	// connections are those of the rotation function, nil outside a VPC.
	connections awsec2.Connections
	isAttached  bool
}

// NewRotatedSecret makes a secret that is rotated, first when the stack is deployed and then on its schedule.
//
// It panics with an error that names the construct path, the prop, the value given and what to do when a prop is
// missing or impossible. Without Attach, a function that learns of its database from the secret fails at synth.
func NewRotatedSecret(scope constructs.Construct, id *string, props *RotatedSecretProps) RotatedSecret {
	s := checked(scope, id, props)
	r := &rotatedSecret{settings: s}
	constructs.NewConstruct_Override(r, scope, id)
	// Without this flag aws-cdk gives an attached secret a second resource policy, and a secret can have only one
	// (aws-cdk #24383). Set here, it holds for this unit alone and needs no cdk.json.
	r.Node().SetContext(jsii.String("@aws-cdk/aws-secretsmanager:useAttachedSecretResourcePolicyForSecretTargetAttachments"), true)

	r.key = s.newKey(r)
	r.secret = r.newSecret()
	r.endpoint = r.newEndpoint()
	policy := r.newResourcePolicy()
	r.schedule = r.newSchedule()
	r.scheduleAfter(policy)
	if s.Superuser != nil {
		r.scheduleAfter(s.Superuser) // with its attachment, whenever that is made
	}
	r.allowEndpoint()
	r.Node().AddValidation(&attachValidation{r})
	return r
}

// newSecret makes a secret whose value is generated by CloudFormation and never appears in the template.
func (r *rotatedSecret) newSecret() awssecretsmanager.Secret {
	s := r.settings
	return awssecretsmanager.NewSecret(r, jsii.String("Secret"), &awssecretsmanager.SecretProps{
		EncryptionKey:  r.key,
		RemovalPolicy:  s.RemovalPolicy,
		ReplicaRegions: s.ReplicaRegions,
		GenerateSecretString: &awssecretsmanager.SecretStringGenerator{
			SecretStringTemplate: jsii.String(s.template()),
			GenerateStringKey:    jsii.String("password"),
			ExcludeCharacters:    s.ExcludeCharacters,
			PasswordLength:       s.PasswordLength,
		},
	})
}

// newSchedule makes the L1 schedule: the L2 knows neither cron expressions nor windows, and it grants the invocation
// of a function without a source account (aws-cdk #28406).
func (r *rotatedSecret) newSchedule() awssecretsmanager.CfnRotationSchedule {
	props := &awssecretsmanager.CfnRotationScheduleProps{
		SecretId:                  r.secret.SecretArn(),
		RotationRules:             r.settings.rules,
		RotateImmediatelyOnUpdate: r.settings.RotateImmediatelyOnUpdate,
	}
	needs := r.settings.Rotation.bind(r, props)
	schedule := awssecretsmanager.NewCfnRotationSchedule(r, jsii.String("RotationSchedule"), props)
	schedule.Node().AddDependency(needs...)
	return schedule
}

// scheduleAfter makes the schedule wait for what its first rotation needs: creating the schedule rotates at once.
func (r *rotatedSecret) scheduleAfter(needed ...constructs.IDependable) {
	r.schedule.Node().AddDependency(needed...)
}

func (r *rotatedSecret) Secret() awssecretsmanager.ISecret { return r.secret }

func (r *rotatedSecret) CfnSecret() awssecretsmanager.CfnSecret {
	return r.secret.Node().DefaultChild().(awssecretsmanager.CfnSecret)
}

func (r *rotatedSecret) CfnRotationSchedule() awssecretsmanager.CfnRotationSchedule {
	return r.schedule
}

func (r *rotatedSecret) EncryptionKey() awskms.IKey { return r.key }

func (r *rotatedSecret) Endpoint() awsec2.IInterfaceVpcEndpoint { return r.endpoint }

func (r *rotatedSecret) RotationFunction() awslambda.IFunction { return r.settings.Rotation.function() }

func (r *rotatedSecret) Connections() awsec2.Connections {
	if r.connections == nil {
		r.settings.refuse("Connections", "a rotation function outside a VPC", "put the function into a VPC and pass Vpc or Endpoint")
	}
	return r.connections
}

// region is the Region of the secret in names of services, a token where the stack is for any Region.
func (r *rotatedSecret) region() string { return *awscdk.Stack_Of(r).Region() }
