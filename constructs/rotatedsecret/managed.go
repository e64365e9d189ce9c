package rotatedsecret

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// ManagedSecretProps are the properties of a [ManagedSecret]. All are optional.
type ManagedSecretProps struct {
	// EncryptionKey, AwsManagedKey and RemovalPolicy are as for a RotatedSecret; RemovalPolicy is that of the unit's own
	// key only, since the service deletes its secret with the database.
	EncryptionKey awskms.IKey
	AwsManagedKey *bool
	RemovalPolicy awscdk.RemovalPolicy

	// Schedule says when the service rotates the password: Schedule_Rate or Schedule_Cron.
	// Default: once in 7 days, as RDS and DocumentDB do by themselves.
	Schedule Schedule

	// Window and RotateImmediatelyOnUpdate are as for a RotatedSecret.
	Window                    awscdk.Duration
	RotateImmediatelyOnUpdate *bool
}

// ManagedSecret is the secret that a database makes, owns and rotates without any function, with
// ManageMasterUserPassword (RDS, Aurora) or ManageMasterPassword (Redshift): this unit adds the key, the schedule and the
// resource policy. It comes before the database, which takes EncryptionKey, and then adopts the secret:
//
//	managed := rotatedsecret.NewManagedSecret(stack, jsii.String("Master"), nil)
//	database := awsrds.NewDatabaseInstance(stack, jsii.String("Database"), &awsrds.DatabaseInstanceProps{
//		ManageMasterUserPassword: jsii.Bool(true),
//		Credentials: awsrds.Credentials_FromUsername(jsii.String("root"), &awsrds.CredentialsFromUsernameOptions{
//			EncryptionKey: managed.EncryptionKey(),
//		}), ...
//	})
//	managed.Adopt(database.Node().DefaultChild().(awsrds.CfnDBInstance).AttrMasterUserSecretSecretArn())
//
// DocumentDB and Redshift Serverless own such secrets too, but their resources have no attribute with the ARN
// (CloudFormation resource specification): Adopt takes it as it is once the database exists.
type ManagedSecret interface {
	constructs.Construct

	// EncryptionKey is the key for the database to encrypt its secret with; nil for AwsManagedKey.
	EncryptionKey() awskms.IKey

	// Adopt takes the ARN of the secret, an attribute of the database, and gives it the schedule and the policy, which
	// blocks public access and denies unencrypted transport. It does not deny deletion, which is the service's. It
	// panics when secretArn is nil and when it is called twice; not calling it fails at synth.
	Adopt(secretArn *string)

	// CfnRotationSchedule is the schedule's resource, nil before Adopt.
	CfnRotationSchedule() awssecretsmanager.CfnRotationSchedule

	// GrantRead lets grantee, which is of the same account, read the secret as GrantRead of a RotatedSecret does. It
	// panics before Adopt and when the grantee has no identity policy.
	GrantRead(grantee awsiam.IGrantable, versionStages *[]*string) awsiam.Grant

	// AddToResourcePolicy adds a statement to the one resource policy. It panics when statement is nil.
	AddToResourcePolicy(statement awsiam.PolicyStatement)
}

type managedSecret struct {
	constructs.Construct
	settings *settings
	key      awskms.IKey
	arn      *string
	policy   awsiam.PolicyDocument
	schedule awssecretsmanager.CfnRotationSchedule
}

// NewManagedSecret makes the key of a managed secret and waits for Adopt. It panics as NewRotatedSecret does.
func NewManagedSecret(scope constructs.Construct, id *string, props *ManagedSecretProps) ManagedSecret {
	m := &managedSecret{settings: checkedManaged(scope, id, props), policy: awsiam.NewPolicyDocument(nil)}
	constructs.NewConstruct_Override(m, scope, id)
	m.key = m.settings.newKey(m)
	m.policy.AddStatements(denyUnencryptedTransport())
	m.Node().AddValidation(&adoptValidation{m})
	return m
}

func checkedManaged(scope constructs.Construct, id *string, props *ManagedSecretProps) *settings {
	s := settingsAt(scope, id)
	if props == nil {
		props = &ManagedSecretProps{}
	}
	s.RotatedSecretProps = RotatedSecretProps{
		EncryptionKey: props.EncryptionKey, AwsManagedKey: props.AwsManagedKey, RemovalPolicy: props.RemovalPolicy,
		Schedule: props.Schedule, Window: props.Window, RotateImmediatelyOnUpdate: props.RotateImmediatelyOnUpdate,
	}
	if s.Schedule == nil {
		s.Schedule = Schedule_Rate(awscdk.Duration_Days(jsii.Number(7)))
	}
	s.complete()
	s.checkRemovalPolicy()
	s.checkKey()
	s.rules = s.rotationRules()
	return s
}

func (m *managedSecret) Adopt(secretArn *string) {
	switch {
	case secretArn == nil:
		m.settings.refuse("Adopt", nil, "pass the ARN of the secret, an attribute of the database such as AttrMasterUserSecretSecretArn")
	case m.arn != nil:
		m.settings.refuse("Adopt", "a second secret", "make one ManagedSecret for each database")
	}
	m.arn = secretArn
	policy := awssecretsmanager.NewCfnResourcePolicy(m, jsii.String("Policy"), &awssecretsmanager.CfnResourcePolicyProps{
		SecretId: secretArn, ResourcePolicy: m.policy, BlockPublicPolicy: jsii.Bool(true),
	})
	// Without a function: the service rotates, the schedule only says when (API reference, RotateSecret).
	m.schedule = awssecretsmanager.NewCfnRotationSchedule(m, jsii.String("RotationSchedule"), &awssecretsmanager.CfnRotationScheduleProps{
		SecretId: secretArn, RotationRules: m.settings.rules, RotateImmediatelyOnUpdate: m.settings.RotateImmediatelyOnUpdate,
	})
	m.schedule.Node().AddDependency(policy)
}

func (m *managedSecret) EncryptionKey() awskms.IKey { return m.key }

func (m *managedSecret) CfnRotationSchedule() awssecretsmanager.CfnRotationSchedule {
	return m.schedule
}

func (m *managedSecret) GrantRead(grantee awsiam.IGrantable, versionStages *[]*string) awsiam.Grant {
	switch {
	case grantee == nil:
		m.settings.refuse("GrantRead", nil, "pass the role, function or service that uses the secret")
	case m.arn == nil:
		m.settings.refuse("GrantRead", "no secret yet", "call Adopt before")
	}
	if account := foreignAccount(m, grantee.GrantPrincipal()); account != "" {
		m.settings.refuse("GrantRead", "a principal of the account "+account,
			"pass one of this account; if it is the stack's own, give the stack its Env with the account")
	}
	return m.settings.granted("GrantRead", grantKey(m, grantRead(grantee, m.arn, versionStages), grantee, m.key, "kms:Decrypt"))
}

func (m *managedSecret) AddToResourcePolicy(statement awsiam.PolicyStatement) {
	if statement == nil {
		m.settings.refuse("AddToResourcePolicy", nil, "pass the statement")
	}
	m.policy.AddStatements(statement)
}

// adoptValidation checks at synth what depends on a call after the constructor.
type adoptValidation struct{ m *managedSecret }

// Validate is called by aws-cdk before synth. A panic would kill the jsii process without a message, so it becomes one.
func (v *adoptValidation) Validate() (messages *[]*string) {
	defer func() {
		if p := recover(); p != nil {
			messages = jsii.Strings(fmt.Sprintf("check the adopted secret: %v", p))
		}
	}()
	if v.m.arn == nil {
		return jsii.Strings("Adopt: not called: without it the database's secret has neither the schedule nor the policy, call it with the secret's ARN")
	}
	return jsii.Strings()
}
