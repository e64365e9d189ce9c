package rotatedsecret

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// RotatedSecretProps are the properties of a [RotatedSecret].
//
// Changing Username, ExcludeCharacters or PasswordLength later makes CloudFormation generate a new password that the
// database does not know (cloudformation-coverage-roadmap #2210): choose them once.
type RotatedSecretProps struct {
	// Username is the database user, or the account, whose password is rotated. Required.
	Username *string

	// Rotation is what rotates the secret: Rotation_Secretwright, Rotation_Hosted, Rotation_Application or
	// Rotation_Function.
	// Default: Rotation_Secretwright, the function of this project, for PostgreSQL, MariaDB, MySQL and Aurora. A secret
	// without a database, and other databases, need one of the others.
	Rotation Rotation

	// Superuser is the secret of a superuser of the same database, and makes rotation alternate between two users: the
	// passwords of one stay valid while applications still use them. Its ARN is written into the secret as masterarn,
	// and the rotation function may read it. A superuser whose password RDS manages also needs a way to the API of RDS.
	// Required for the multi-user types of hosted rotation and applications, and for Db2.
	// Default: the password of the one user is changed in place.
	Superuser awssecretsmanager.ISecret

	// Vpc is the VPC of the rotation function, which uses the Secrets Manager endpoint of that VPC: the SecretsEndpoint
	// that the VPC has, or one that is made for it in its stack and shared by all units.
	// Required, but for Rotation_Function: there for a function in a VPC unless Endpoint is given.
	// Default: the function of Rotation_Function is in no VPC and reaches Secrets Manager over its public address.
	Vpc awsec2.IVpc

	// VpcSubnets are the subnets of the rotation function, but for Rotation_Function, which has its own.
	// Default: one subnet in each availability zone, isolated before private.
	VpcSubnets *awsec2.SubnetSelection

	// Endpoint is an existing Secrets Manager endpoint of the VPC, with its security groups. It must be given when the
	// VPC has one that no SecretsEndpoint made, because private DNS allows one for each VPC.
	// Default: the SecretsEndpoint of the VPC, when the rotation function is in one.
	Endpoint awsec2.IInterfaceVpcEndpoint

	// EndpointElsewhere declares that the VPC reaches Secrets Manager in a way that this app does not know, such as an
	// endpoint that the network's owners share, or a NAT gateway. The unit then uses no endpoint and lets the rotation
	// function out to port 443 of every address.
	// Default: the unit takes care of an endpoint.
	EndpointElsewhere *bool

	// ExcludeCharacters are the characters that neither the first nor any rotated password contains.
	// Default: space % + ~ ` # $ & * ( ) | [ ] { } : ; < > ? ! ' / @ " and backslash, which are unsafe in connection
	// strings or forbidden by a database engine.
	ExcludeCharacters *string

	// PasswordLength is the number of characters of a password. Hosted rotation cannot be told, so it takes only 32.
	// Default: 32.
	PasswordLength *float64

	// Schedule says when the secret is rotated: Schedule_Rate or Schedule_Cron.
	// Default: once in 30 days.
	Schedule Schedule

	// Window is the time from the start that a rotation may take, retries included: whole hours, no longer than the
	// schedule leaves room for.
	// Default: AWS gives a schedule in hours one hour and a schedule in days until the end of the UTC day.
	Window awscdk.Duration

	// RotateImmediatelyOnUpdate also rotates the secret whenever the schedule is created or changed. When it is false,
	// creation only runs the testSecret step.
	// Default: the secret is rotated.
	RotateImmediatelyOnUpdate *bool

	// EncryptionKey encrypts the secret. The policy of a key that is imported must let this account's identity
	// policies decide, because aws-cdk cannot change it.
	// Default: a key of the unit's own, itself rotated each year, with the same removal policy as the secret.
	EncryptionKey awskms.IKey

	// AwsManagedKey encrypts the secret with aws/secretsmanager, which costs nothing. It suffices when the secret is
	// read in its own account only and nobody asks for a key policy or for the key's own entries in CloudTrail (User
	// Guide, best practices).
	// Default: the unit has a key of its own, or EncryptionKey.
	AwsManagedKey *bool

	// TrustedAccounts are other accounts, as 12 digits, whose principals GrantRead and AddToResourcePolicy may let in.
	// They let nobody in by themselves.
	// Default: a principal of another account is refused.
	TrustedAccounts *[]*string

	// RestrictToEndpoint denies GetSecretValue to every call that does not come through the unit's endpoint. AWS
	// services that act for a caller, such as CloudFormation, are spared, but the console, the CLI on a desk, functions
	// outside the VPC and readers of other VPCs and accounts are not.
	// Default: policies of identities decide, wherever the call comes from.
	RestrictToEndpoint *bool

	// PermissionsBoundary is put on the role of the rotation function. The functions of AWS take none.
	// Default: the role keeps what it has.
	PermissionsBoundary awsiam.IManagedPolicy

	// ReplicaRegions are Regions with copies of the secret, each with its key of that Region, which stay when the unit
	// is removed as long as the secret does.
	// Default: the secret is in its own Region only.
	ReplicaRegions *[]*awssecretsmanager.ReplicaRegion

	// RemovalPolicy says what happens to the secret and to the unit's own key when the unit is removed: RETAIN,
	// RETAIN_ON_UPDATE_OR_DELETE or DESTROY. CloudFormation deletes a secret without a recovery window.
	// Default: both are retained.
	RemovalPolicy awscdk.RemovalPolicy
}

// unsafeCharacters is the set of aws-cdk: unsafe in connection strings or forbidden by an engine. It contains the set
// of the AWS rotation functions and what RDS forbids in a master password.
const unsafeCharacters = " %+~`#$&*()|[]{}:;<>?!'/@\"\\"

// settings are the caller's props, copied, with defaults filled in.
type settings struct {
	RotatedSecretProps
	path  string
	rules *awssecretsmanager.CfnRotationSchedule_RotationRulesProperty
}

// checked refuses wrong props and completes the others. The caller's struct stays as it is.
func checked(scope constructs.Construct, id *string, props *RotatedSecretProps) *settings {
	s := settingsAt(scope, id)
	if props != nil {
		s.RotatedSecretProps = *props
	}
	s.complete()
	s.checkValue()
	s.checkNetwork()
	s.checkKey()
	s.checkReplicas()
	s.checkAccounts()
	s.Rotation.check(s)
	s.rules = s.rotationRules()
	return s
}

func settingsAt(scope constructs.Construct, id *string) *settings {
	s := &settings{}
	if scope == nil || id == nil {
		s.refuse("scope and id", nil, "pass the parent construct and an id that is unique in it")
	}
	s.path = strings.TrimPrefix(*scope.Node().Path()+"/"+*id, "/")
	return s
}

func (s *settings) complete() {
	if s.ExcludeCharacters == nil {
		s.ExcludeCharacters = jsii.String(unsafeCharacters)
	}
	if s.PasswordLength == nil {
		s.PasswordLength = jsii.Number(defaultLength)
	}
	if s.Rotation == nil {
		s.Rotation = Rotation_Secretwright(nil)
	}
	if s.Schedule == nil {
		s.Schedule = Schedule_Rate(awscdk.Duration_Days(jsii.Number(30)))
	}
	if s.RemovalPolicy == "" {
		s.RemovalPolicy = awscdk.RemovalPolicy_RETAIN
	}
}

func (s *settings) checkValue() {
	if s.Username == nil || *s.Username == "" {
		s.refuse("Username", s.Username, "pass the user whose password is rotated")
	}
	// 4096 is the limit of GetRandomPassword, 8 the shortest master password of RDS.
	if length := *s.PasswordLength; length != math.Trunc(length) || length < 8 || length > 4096 {
		s.refuse("PasswordLength", length, "pass a whole number from 8 to 4096 that is known at synth")
	}
	s.checkRemovalPolicy()
}

func (s *settings) checkRemovalPolicy() {
	switch s.RemovalPolicy {
	case awscdk.RemovalPolicy_RETAIN, awscdk.RemovalPolicy_RETAIN_ON_UPDATE_OR_DELETE, awscdk.RemovalPolicy_DESTROY:
	default:
		s.refuse("RemovalPolicy", s.RemovalPolicy, "pass RETAIN, RETAIN_ON_UPDATE_OR_DELETE or DESTROY: a secret has no snapshots")
	}
}

var accountId = regexp.MustCompile(`^[0-9]{12}$`)

func (s *settings) checkAccounts() {
	if s.TrustedAccounts == nil {
		return
	}
	for _, id := range *s.TrustedAccounts {
		if id == nil || !accountId.MatchString(*id) {
			s.refuse("TrustedAccounts", id, "pass account ids of 12 digits that are known at synth")
		}
	}
}

// checkReplicas wants a key for each Region: a replica without one falls back to aws/secretsmanager of its Region,
// whatever encrypts the secret.
func (s *settings) checkReplicas() {
	if s.ReplicaRegions == nil {
		return
	}
	for _, replica := range *s.ReplicaRegions {
		switch {
		case replica == nil || replica.Region == nil || *replica.Region == "":
			s.refuse("ReplicaRegions", "a replica without Region", "name the Region")
		case replica.EncryptionKey == nil && !isTrue(s.AwsManagedKey):
			s.refuse("ReplicaRegions", *replica.Region+" without EncryptionKey", "pass a key of that Region, such as Key_FromKeyArn, or AwsManagedKey for all")
		case replica.EncryptionKey != nil && isTrue(s.AwsManagedKey):
			s.refuse("ReplicaRegions", *replica.Region+" with EncryptionKey", "leave the key out: AwsManagedKey holds for replicas too")
		}
	}
}

// template is the JSON that the generated password is added to. "ssl": true forbids the rotation functions of AWS to
// fall back to a connection in plain text.
func (s *settings) template() string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false) // a token in the user name must stay readable to aws-cdk
	value := struct {
		Username  string `json:"username"`
		Ssl       bool   `json:"ssl"`
		Masterarn string `json:"masterarn,omitempty"`
	}{Username: *s.Username, Ssl: true}
	if s.Superuser != nil {
		value.Masterarn = *s.Superuser.SecretArn()
	}
	if err := encoder.Encode(value); err != nil {
		s.refuse("Username", *s.Username, err.Error())
	}
	return strings.TrimSpace(text.String())
}

// refuse panics: constructors of aws-cdk in Go cannot return an error.
func (s *settings) refuse(prop string, given any, remedy string) {
	if text, ok := given.(*string); ok {
		given = show(text)
	}
	if given == nil {
		given = "nil"
	}
	panic(fmt.Errorf("rotatedsecret %q: %s: got %v: %s", s.path, prop, given, remedy))
}

func show(text *string) string {
	if text == nil {
		return "nil"
	}
	return fmt.Sprintf("%q", *text)
}
