package rotatedsecret

import (
	"fmt"
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/gofunction"
)

// SecretwrightOptions are the options of [Rotation_Secretwright]. All are optional.
type SecretwrightOptions struct {
	// Prebuilt is a zip or a folder with the command as a program named bootstrap, for machines without Go.
	// Default: the command is compiled.
	Prebuilt *string

	// Architecture is ARM_64 or X86_64.
	// Default: ARM_64, which costs less.
	Architecture awslambda.Architecture

	// CAFile is a file of PEM certificates of authorities, besides those of the system and of RDS: for China, GovCloud, a
	// private authority or a bundle newer than the one inside.
	// Default: these are trusted alone.
	CAFile *string
}

// Rotation_Secretwright rotates with the function of this project, cmd/secretwright-rotate, for PostgreSQL, MariaDB,
// MySQL and Aurora: it talks only over TLS with a verified certificate, and alternates between two users with Superuser.
// The function runs in Vpc with a security group that only reaches the endpoint and the database, so Attach must be
// called. RotationFunction is an awslambda.Function then: AddEnvironment sets what the README has further variables for.
//
// It is compiled at synth with Go; the app's module gets it once with
//
//	go get -tool github.com/secretwright/secretwright/cmd/secretwright-rotate@VERSION
//
// which the error of NewRotatedSecret says with the version if it was forgotten. options may be nil.
func Rotation_Secretwright(options *SecretwrightOptions) Rotation {
	if options == nil {
		options = &SecretwrightOptions{}
	}
	return secretwright{options: *options}
}

// command is the import path of the rotation function. The package is never imported: it runs without CDK.
const command = "github.com/secretwright/secretwright/cmd/secretwright-rotate"

// engines are those that the command rotates, in the words of RDS.
var engines = []string{"postgres", "aurora-postgresql", "mariadb", "mysql", "aurora-mysql"}

// secretwright is an own function that the unit makes itself, in bind.
type secretwright struct {
	ownFunction
	options SecretwrightOptions
}

func (f secretwright) check(s *settings) {
	if s.Vpc == nil {
		s.refuse("Vpc", nil, "pass the VPC of the database, in which the rotation function runs; "+
			"for a secret without a database pass Rotation_Function as Rotation")
	}
	s.chooseSubnets()
}

func (f secretwright) inVpc() bool { return true }

func (f secretwright) readsTarget() bool { return true }

func (f secretwright) bind(r *rotatedSecret, schedule *awssecretsmanager.CfnRotationScheduleProps) []constructs.IDependable {
	f.lambda = f.newFunction(r)
	r.settings.Rotation = f // of this unit: settings are a copy
	return f.ownFunction.bind(r, schedule)
}

func (f secretwright) newFunction(r *rotatedSecret) awslambda.Function {
	props := &gofunction.GoFunctionProps{Prebuilt: f.options.Prebuilt, Function: &awslambda.FunctionProps{
		Description:    jsii.String("Rotates a secret of Secrets Manager: secretwright-rotate"),
		Architecture:   f.options.Architecture,
		Vpc:            r.settings.Vpc,
		VpcSubnets:     r.settings.VpcSubnets,
		SecurityGroups: &[]awsec2.ISecurityGroup{r.newSecurityGroup()},
	}}
	if props.Prebuilt == nil {
		props.Source = jsii.String(command)
	}
	if f.options.CAFile != nil {
		props.Files = &map[string]*string{"ca.pem": f.options.CAFile}
		// Where Lambda unpacks a function (Lambda Developer Guide, "Defined runtime environment variables").
		props.Function.Environment = &map[string]*string{"CA_FILE": jsii.String("/var/task/ca.pem")}
	}
	return gofunction.NewGoFunction(r, jsii.String("RotationFunction"), props)
}

// checkDatabase refuses an engine that the command does not know. That of an imported database is not known here.
func (f secretwright) checkDatabase(s *settings, database Database) {
	if engine := engineOf(database); engine != "" && !slices.Contains(engines, engine) {
		s.refuse("Attach", fmt.Sprintf("a database of the engine %s", engine),
			"pass Rotation_Hosted, Rotation_Application or Rotation_Function as Rotation: the default one is for PostgreSQL, MariaDB, MySQL and Aurora")
	}
}

// engineOf names the engine of a database, "" when it is unknown.
func engineOf(database Database) string {
	switch d := database.(type) {
	case interface{ Engine() awsrds.IInstanceEngine }:
		if engine := d.Engine(); engine != nil {
			return *engine.EngineType()
		}
	case interface{ Engine() awsrds.IClusterEngine }:
		if engine := d.Engine(); engine != nil {
			return *engine.EngineType()
		}
	}
	switch target := database.AsSecretAttachmentTarget().TargetType; target {
	case awssecretsmanager.AttachmentTargetType_REDSHIFT_CLUSTER:
		return "redshift"
	case awssecretsmanager.AttachmentTargetType_DOCDB_DB_INSTANCE, awssecretsmanager.AttachmentTargetType_DOCDB_DB_CLUSTER:
		return "docdb"
	}
	return ""
}
