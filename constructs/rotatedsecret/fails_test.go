package rotatedsecret_test

import (
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsrds"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/rotatedsecret"
)

// failing holds what a wrong call needs.
type failing struct {
	stack    awscdk.Stack
	vpc      awsec2.Vpc
	function awslambda.Function
}

// wrong is a synthtest.Wrong.
type wrong struct {
	Build func(stack awscdk.Stack)
	Want  []string // path, prop and value, remedy
}

func newFailing(stack awscdk.Stack) failing {
	return failing{stack, isolatedVpc(stack), rotator(stack, nil)}
}

func (f failing) hosted(p props) {
	p.Vpc, p.Rotation = f.vpc, hostedPostgres()
	unit(f.stack, "Credential", p)
}

func (f failing) own(p props) rotatedsecret.RotatedSecret {
	p.Rotation = rotatedsecret.Rotation_Function(f.function)
	return unit(f.stack, "Credential", p)
}

func (f failing) superuser() awssecretsmanager.ISecret {
	return awssecretsmanager.NewSecret(f.stack, jsii.String("Superuser"), nil)
}

// wrongCall is a call that a unit refuses.
type wrongCall struct {
	call func(f failing)
	want []string // prop and value, remedy
}

func wrongCalls() map[string]wrongCall {
	days := func(n float64) rotatedsecret.Schedule {
		return rotatedsecret.Schedule_Rate(awscdk.Duration_Days(jsii.Number(n)))
	}
	hours := func(n float64) awscdk.Duration { return awscdk.Duration_Hours(jsii.Number(n)) }
	return map[string]wrongCall{
		"without props": {func(f failing) {
			rotatedsecret.NewRotatedSecret(f.stack, jsii.String("Credential"), nil)
		}, []string{"Username: got nil", "pass the user"}},
		"without username": {func(f failing) {
			rotatedsecret.NewRotatedSecret(f.stack, jsii.String("Credential"), &props{Username: jsii.String("")})
		}, []string{`Username: got ""`, "pass the user"}},
		"without rotation": {
			func(f failing) { unit(f.stack, "Credential", props{}) },
			[]string{"Vpc: got nil", "pass the VPC of the database", "for a secret without a database pass Rotation_Function"},
		},
		"with a nil engine": {func(f failing) {
			unit(f.stack, "Credential", props{Vpc: f.vpc, Rotation: rotatedsecret.Rotation_Hosted(nil)})
		}, []string{"Rotation: got Rotation_Hosted(nil)", "HostedRotationType_POSTGRESQL_SINGLE_USER"}},
		"with alternating users": {func(f failing) {
			unit(f.stack, "Credential", props{Vpc: f.vpc, Rotation: rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_MYSQL_MULTI_USER())})
		}, []string{"Superuser: got nil with MySQLMultiUser", "pass the secret of a superuser"}},
		"with hosted rotation without vpc": {func(f failing) {
			unit(f.stack, "Credential", props{Rotation: hostedPostgres()})
		}, []string{"Vpc: got nil", "pass the VPC of the database"}},
		"with a length that hosted rotation ignores": {
			func(f failing) { f.hosted(props{PasswordLength: jsii.Number(20)}) },
			[]string{"PasswordLength: got 20", "leave it out"},
		},
		"with a short password": {
			func(f failing) { f.own(props{PasswordLength: jsii.Number(4)}) },
			[]string{"PasswordLength: got 4", "whole number from 8 to 4096"},
		},
		"with half a character": {
			func(f failing) { f.own(props{PasswordLength: jsii.Number(20.5)}) },
			[]string{"PasswordLength: got 20.5", "whole number"},
		},
		"with a snapshot": {
			func(f failing) { f.own(props{RemovalPolicy: awscdk.RemovalPolicy_SNAPSHOT}) },
			[]string{"RemovalPolicy: got SNAPSHOT", "pass RETAIN"},
		},
		"with an alias of a key": {func(f failing) {
			f.own(props{EncryptionKey: awskms.Alias_FromAliasName(f.stack, jsii.String("Alias"), jsii.String("alias/orders"))})
		}, []string{"EncryptionKey: got the alias Stack/Alias", "pass the key"}},
		"with 1000 days": {
			func(f failing) { f.own(props{Schedule: days(1000)}) },
			[]string{"Schedule: got Schedule_Rate(Duration.days(1000))", "4 hours to 999 days"},
		},
		"with 0 days": {
			func(f failing) { f.own(props{Schedule: days(0)}) },
			[]string{"Schedule: got Schedule_Rate(Duration.days(0))", "4 hours to 999 days"},
		},
		"with 3 hours": {
			func(f failing) { f.own(props{Schedule: rotatedsecret.Schedule_Rate(hours(3))}) },
			[]string{"Schedule: got Schedule_Rate(Duration.hours(3))", "4 hours to 999 days"},
		},
		"with 330 minutes": {func(f failing) {
			f.own(props{Schedule: rotatedsecret.Schedule_Rate(awscdk.Duration_Minutes(jsii.Number(330)))})
		}, []string{"Schedule: got Schedule_Rate(Duration.minutes(330))", "whole hours or days"}},
		"with a nil interval": {
			func(f failing) { f.own(props{Schedule: rotatedsecret.Schedule_Rate(nil)}) },
			[]string{"Schedule: got Schedule_Rate(nil)", "pass a duration"},
		},
		"with minutes in a cron": {func(f failing) {
			f.own(props{Schedule: rotatedsecret.Schedule_Cron("cron(30 8 * * ? *)")})
		}, []string{"Schedule: got cron(30 8 * * ? *)", "want 0 in the minutes field"}},
		"with a window of 25 hours": {
			func(f failing) { f.own(props{Window: hours(25)}) },
			[]string{"Window: got Duration.hours(25)", "1 to 24 with the schedule rate(30 days)"},
		},
		"with a window longer than the interval": {func(f failing) {
			f.own(props{Schedule: rotatedsecret.Schedule_Rate(hours(4)), Window: hours(5)})
		}, []string{"Window: got Duration.hours(5)", "1 to 4 with the schedule rate(4 hours)"}},
		"with a window over midnight": {func(f failing) {
			f.own(props{Schedule: rotatedsecret.Schedule_Cron("cron(0 22 * * ? *)"), Window: hours(3)})
		}, []string{"Window: got Duration.hours(3)", "1 to 2 with the schedule cron(0 22 * * ? *)"}},
		"with a window of minutes": {
			func(f failing) { f.own(props{Window: awscdk.Duration_Minutes(jsii.Number(90))}) },
			[]string{"Window: got Duration.minutes(90)", "whole hours"},
		},
		"with an endpoint here and elsewhere": {
			func(f failing) {
				f.hosted(props{Endpoint: importedEndpoint(f.stack), EndpointElsewhere: jsii.Bool(true)})
			},
			[]string{"EndpointElsewhere: got true with an Endpoint", "leave one of the two out"},
		},
		"with a FIPS endpoint that hosted rotation cannot use": {func(f failing) {
			fipsEndpoint(f.stack, f.vpc)
			f.hosted(props{})
		}, []string{"Endpoint: got an endpoint of the FIPS service", "use Rotation_Application or Rotation_Function"}},
		"with subnets for a function that has some": {func(f failing) {
			function := awslambda.NewFunction(f.stack, jsii.String("Inside"), &awslambda.FunctionProps{
				Runtime: awslambda.Runtime_PYTHON_3_13(), Handler: jsii.String("index.handler"), Code: awslambda.Code_FromInline(jsii.String("pass")),
				Timeout: awscdk.Duration_Minutes(jsii.Number(1)), Vpc: f.vpc, VpcSubnets: &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
			})
			unit(f.stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(function), Vpc: f.vpc, VpcSubnets: &awsec2.SubnetSelection{}})
		}, []string{"VpcSubnets: got subnets with a function of your own", "leave them out"}},
		"with subnets without vpc": {
			func(f failing) { f.own(props{VpcSubnets: &awsec2.SubnetSelection{}}) },
			[]string{"VpcSubnets: got subnets without Vpc", "pass the Vpc"},
		},
		"with a vpc and a function outside": {
			func(f failing) { f.own(props{Vpc: f.vpc}) },
			[]string{`Rotation: got the function "Stack/Rotator" outside a VPC`, "put the function into the VPC"},
		},
		"with an endpoint without security groups": {func(f failing) {
			f.own(props{Endpoint: awsec2.InterfaceVpcEndpoint_FromInterfaceVpcEndpointAttributes(f.stack, jsii.String("Closed"),
				&awsec2.InterfaceVpcEndpointAttributes{Port: jsii.Number(443), VpcEndpointId: jsii.String("vpce-1")})})
		}, []string{"Endpoint: got Stack/Closed without security groups", "import the endpoint with its SecurityGroups"}},
		"with a nil function": {func(f failing) {
			unit(f.stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(nil)})
		}, []string{"Rotation: got Rotation_Function(nil)", "pass the rotation function"}},
		"with a function that has no time": {func(f failing) {
			unit(f.stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(awslambda.NewFunction(f.stack, jsii.String("Hasty"), &awslambda.FunctionProps{
				Runtime: awslambda.Runtime_PYTHON_3_13(), Handler: jsii.String("index.handler"), Code: awslambda.Code_FromInline(jsii.String("pass")),
			}))})
		}, []string{`Rotation: got the function "Stack/Hasty" with a timeout of 3 seconds`, "at least 30 seconds"}},
		"with a function that was told otherwise": {func(f failing) {
			f.function.AddEnvironment(jsii.String("EXCLUDE_CHARACTERS"), jsii.String("/"), nil)
			f.own(props{})
		}, []string{`Rotation: got the function "Stack/Rotator" with EXCLUDE_CHARACTERS=/ in its environment`, "leave the variable to the unit"}},
		"with a function of two forms": {func(f failing) {
			f.own(props{})
			unit(f.stack, "Other", props{Rotation: rotatedsecret.Rotation_Function(f.function), PasswordLength: jsii.Number(20)})
		}, []string{`"Stack/Other"`, "with PASSWORD_LENGTH=32 in its environment", "use another function"}},
		"with nil in Attach": {
			func(f failing) { f.own(props{}).Attach(nil) },
			[]string{"Attach: got nil", "pass the database"},
		},
		"with two databases": {func(f failing) {
			r := f.own(props{})
			r.Attach(postgres(f.stack, "First", f.vpc, nil))
			r.Attach(postgres(f.stack, "Second", f.vpc, nil))
		}, []string{"Attach: got a second database", "one RotatedSecret for each database"}},
		"with another database": {func(f failing) {
			r := f.own(props{})
			ownDatabase(f.stack, f.vpc, r)
			r.Attach(postgres(f.stack, "Other", f.vpc, nil))
		}, []string{"Attach: got another database", "pass that database"}},
		"with a superuser and one user": {func(f failing) {
			f.hosted(props{Superuser: f.superuser()})
		}, []string{"Superuser: got Stack/Superuser with PostgreSQLSingleUser", "leave it out"}},
		"with a user name that has no room for a clone": {func(f failing) {
			unit(f.stack, "Credential", props{
				Username: jsii.String("elevenchars"), Vpc: f.vpc, Superuser: f.superuser(),
				Rotation: rotatedsecret.Rotation_Hosted(awssecretsmanager.HostedRotationType_MYSQL_MULTI_USER()),
			})
		}, []string{`Username: got "elevenchars"`, "at most 10 characters"}},
		"with a nil application": {func(f failing) {
			unit(f.stack, "Credential", props{Vpc: f.vpc, Rotation: rotatedsecret.Rotation_Application(nil)})
		}, []string{"Rotation: got Rotation_Application(nil)", "SecretRotationApplication_POSTGRES_ROTATION_SINGLE_USER"}},
		"with an application for two users": {func(f failing) {
			unit(f.stack, "Credential", props{Vpc: f.vpc, Rotation: rotatedsecret.Rotation_Application(awssecretsmanager.SecretRotationApplication_POSTGRES_ROTATION_MULTI_USER())})
		}, []string{"Superuser: got nil with SecretsManagerRDSPostgreSQLRotationMultiUser", "pass the secret of a superuser"}},
		"with Db2 and no superuser": {func(f failing) {
			unit(f.stack, "Credential", props{Vpc: f.vpc, Rotation: rotatedsecret.Rotation_Application(awssecretsmanager.SecretRotationApplication_DB2_ROTATION_SINGLE_USER())})
		}, []string{"Superuser: got nil with SecretsManagerRDSDb2RotationSingleUser", "pass the secret of a superuser"}},
		"with a boundary for a role of AWS": {func(f failing) {
			f.hosted(props{PermissionsBoundary: awsiam.ManagedPolicy_FromAwsManagedPolicyName(jsii.String("PowerUserAccess"))})
		}, []string{"PermissionsBoundary: got ", "PowerUserAccess", "use Rotation_Function"}},
		"with a boundary for an imported role": {func(f failing) {
			unit(f.stack, "Credential", props{
				Rotation: rotatedsecret.Rotation_Function(importedRotator(f.stack)), Vpc: f.vpc,
				PermissionsBoundary: awsiam.ManagedPolicy_FromAwsManagedPolicyName(jsii.String("PowerUserAccess")),
			})
		}, []string{"PermissionsBoundary: got a boundary for the imported role Stack/Role", "where the role is defined"}},
		"with two keys": {func(f failing) {
			f.own(props{AwsManagedKey: jsii.Bool(true), EncryptionKey: awskms.NewKey(f.stack, jsii.String("Key"), nil)})
		}, []string{"AwsManagedKey: got true with an EncryptionKey", "leave one of the two out"}},
		"with half a trusted account": {
			func(f failing) { f.own(props{TrustedAccounts: jsii.Strings("4444")}) },
			[]string{`TrustedAccounts: got "4444"`, "12 digits"},
		},
		"with a nil replica": {
			func(f failing) { f.own(props{ReplicaRegions: &[]*awssecretsmanager.ReplicaRegion{nil}}) },
			[]string{"ReplicaRegions: got a replica without Region", "name the Region"},
		},
		"with a replica without key": {func(f failing) {
			f.own(props{ReplicaRegions: &[]*awssecretsmanager.ReplicaRegion{{Region: jsii.String("eu-west-1")}}})
		}, []string{"ReplicaRegions: got eu-west-1 without EncryptionKey", "pass a key of that Region"}},
		"with a replica with a key of its own": {func(f failing) {
			f.own(props{AwsManagedKey: jsii.Bool(true), ReplicaRegions: &[]*awssecretsmanager.ReplicaRegion{{
				Region: jsii.String("eu-west-1"), EncryptionKey: awskms.NewKey(f.stack, jsii.String("Key"), nil),
			}}})
		}, []string{"ReplicaRegions: got eu-west-1 with EncryptionKey", "leave the key out"}},
		"restricted to no endpoint": {
			func(f failing) { f.own(props{RestrictToEndpoint: jsii.Bool(true)}) },
			[]string{"RestrictToEndpoint: got true without an endpoint", "pass Vpc or Endpoint"},
		},
		"with a reader of an unknown account": {
			func(f failing) { f.own(props{}).GrantRead(foreignReader(f.stack), nil) },
			[]string{"GrantRead: got a principal of the account 444455556666", "name the account in TrustedAccounts"},
		},
		"with a foreign reader and no key": {func(f failing) {
			f.own(props{TrustedAccounts: jsii.Strings(trustedAccount), AwsManagedKey: jsii.Bool(true)}).GrantRead(foreignReader(f.stack), nil)
		}, []string{"GrantRead: got a principal of the account 444455556666 with AwsManagedKey", "leave AwsManagedKey out"}},
		"with a whole foreign account": {func(f failing) {
			f.own(props{TrustedAccounts: jsii.Strings(trustedAccount)}).GrantRead(awsiam.NewAccountPrincipal(trustedAccount), nil)
		}, []string{"GrantRead: got a whole account", "pass the role"}},
		"with the root of a foreign account": {func(f failing) {
			f.own(props{TrustedAccounts: jsii.Strings(trustedAccount)}).GrantRead(awsiam.NewArnPrincipal(jsii.String("arn:aws:iam::"+trustedAccount+":root")), nil)
		}, []string{"GrantRead: got a whole account", "pass the role"}},
		"with a foreign writer": {func(f failing) {
			f.own(props{TrustedAccounts: jsii.Strings(trustedAccount)}).GrantWrite(foreignReader(f.stack))
		}, []string{"GrantWrite: got a principal of the account 444455556666", "another account only reads"}},
		"with a foreign rotator": {func(f failing) {
			f.own(props{TrustedAccounts: jsii.Strings(trustedAccount)}).GrantRotate(foreignReader(f.stack))
		}, []string{"GrantRotate: got a principal of the account 444455556666", "another account only reads"}},
		"with a nil reader": {
			func(f failing) { f.own(props{}).AddToFunction(nil, nil) },
			[]string{"AddToFunction: got nil", "pass the function"},
		},
		"with an extension that is no layer": {func(f failing) {
			f.own(props{}).AddToFunction(application(f.stack, nil), &rotatedsecret.ReaderOptions{ExtensionLayerArn: jsii.String("extension:17")})
		}, []string{`ExtensionLayerArn: got "extension:17"`, ":layer:<name>:<version>"}},
		"with a nil container": {
			func(f failing) { f.own(props{}).AddToContainer(nil, nil) },
			[]string{"AddToContainer: got nil", "pass the container"},
		},
		"with an extension for a container": {func(f failing) {
			f.own(props{}).AddToContainer(container(f.stack), &rotatedsecret.ReaderOptions{ExtensionLayerArn: jsii.String(extensionLayerArn)})
		}, []string{"ExtensionLayerArn: got ", "a container has no layers"}},
		"with a nil target": {
			func(f failing) { f.own(props{}).OnRotationFailed(nil) },
			[]string{"OnRotationFailed: got nil", "pass a target"},
		},
		"with nil in GrantWrite": {
			func(f failing) { f.own(props{}).GrantWrite(nil) },
			[]string{"GrantWrite: got nil", "pass the role"},
		},
		"with nil in GrantRotate": {
			func(f failing) { f.own(props{}).GrantRotate(nil) },
			[]string{"GrantRotate: got nil", "pass the role"},
		},
		"with a nil statement": {
			func(f failing) { f.own(props{}).AddToResourcePolicy(nil) },
			[]string{"AddToResourcePolicy: got nil", "pass the statement"},
		},
		"with a statement for an unknown account": {func(f failing) {
			f.own(props{}).AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
				Principals: &[]awsiam.IPrincipal{foreignReader(f.stack)}, Actions: jsii.Strings("secretsmanager:GetSecretValue"), Resources: jsii.Strings("*"),
			}))
		}, []string{"AddToResourcePolicy: got a principal of the account 444455556666", "name the account in TrustedAccounts"}},
		"with nil in GrantRead": {
			func(f failing) { f.own(props{}).GrantRead(nil, nil) },
			[]string{"GrantRead: got nil", "pass the role"},
		},
		"with a grantee without identity policy": {func(f failing) {
			f.own(props{}).GrantRead(awsiam.NewServicePrincipal(jsii.String("ecs.amazonaws.com"), nil), nil)
		}, []string{"GrantRead: got a principal without an identity policy", "AddToResourcePolicy"}},
		"with the connections of a function outside a vpc": {
			func(f failing) { f.own(props{}).Connections() },
			[]string{"Connections: got a rotation function outside a VPC", "put the function into a VPC"},
		},
	}
}

func TestFails(t *testing.T) {
	for name, test := range wrongCalls() {
		t.Run(name, func(t *testing.T) {
			f := newFailing(synthtest.NewStack())
			synthtest.Refuses(t, "rotatedsecret ", func() { test.call(f) }, append(test.want, `"Stack/`)...)
		})
	}
}

// wrongStacks are calls that a unit refuses because of what else is in the stack.
var wrongStacks = map[string]wrong{
	"for a function in a VPC without endpoint": {func(stack awscdk.Stack) {
		unit(stack, "Credential", props{Rotation: rotatedsecret.Rotation_Function(rotator(stack, isolatedVpc(stack)))})
	}, []string{"Vpc: got nil with the function Stack/Rotator in a VPC", "pass Vpc to share or have made its endpoint"}},
	"for a VPC with public subnets only": {func(stack awscdk.Stack) {
		vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), &awsec2.VpcProps{SubnetConfiguration: &[]*awsec2.SubnetConfiguration{
			{Name: jsii.String("public"), SubnetType: awsec2.SubnetType_PUBLIC},
		}})
		unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres()})
	}, []string{"Vpc: got Stack/Vpc without isolated or private subnets", "VpcSubnets"}},
	"for a database without security groups": {func(stack awscdk.Stack) {
		unit(stack, "Credential", props{Vpc: isolatedVpc(stack), Rotation: hostedPostgres()}).Attach(
			awsrds.DatabaseInstance_FromDatabaseInstanceAttributes(stack, jsii.String("Imported"), &awsrds.DatabaseInstanceAttributes{
				InstanceIdentifier: jsii.String("orders"), InstanceEndpointAddress: jsii.String("orders.example"), Port: jsii.Number(5432),
				SecurityGroups: &[]awsec2.ISecurityGroup{},
			}))
	}, []string{"Attach: got a database without", "import the database with its port and its security groups"}},
}

func TestFailsForAStack(t *testing.T) {
	for name, test := range wrongStacks {
		t.Run(name, func(t *testing.T) {
			synthtest.Refuses(t, "rotatedsecret ", func() { test.Build(synthtest.NewStack()) }, append(test.Want, `"Stack/Credential"`)...)
		})
	}
}

// wrongAtSynth are mistakes that only a later call could have mended.
var wrongAtSynth = map[string]wrong{
	"without Attach": {func(stack awscdk.Stack) {
		unit(stack, "Credential", props{Vpc: isolatedVpc(stack), Rotation: hostedPostgres()})
	}, []string{"[Stack/Credential]", "Attach: not called: the rotation function reads"}},
	"with a database that is not passed on": {func(stack awscdk.Stack) {
		vpc := isolatedVpc(stack)
		ownDatabase(stack, vpc, unit(stack, "Credential", props{Vpc: vpc, Rotation: hostedPostgres()}))
	}, []string{"[Stack/Credential]", "Attach: not called for the database that took its credentials"}},
	"without Adopt": {
		func(stack awscdk.Stack) { managed(stack, nil) },
		[]string{"[Stack/Master]", "Adopt: not called", "call it with the secret's ARN"},
	},
}

func TestFailsAtSynth(t *testing.T) {
	for name, test := range wrongAtSynth {
		t.Run(name, func(t *testing.T) {
			stack := synthtest.NewStack()
			test.Build(stack)
			synthtest.Panics(t, func() { assertions.Template_FromStack(stack, nil) }, test.Want...)
		})
	}
}

// everyWrong is every mistake of this package's tests.
func everyWrong() map[string]synthtest.Wrong {
	all := map[string]synthtest.Wrong{}
	for name, test := range wrongCalls() {
		all[name] = synthtest.Wrong{Build: func(stack awscdk.Stack) { test.call(newFailing(stack)) }, Want: test.want}
	}
	for prefix, tests := range map[string]map[string]wrong{"in a stack ": wrongStacks, "at synth ": wrongAtSynth, "managed ": wrongManaged} {
		for name, test := range tests {
			all[prefix+name] = synthtest.Wrong(test)
		}
	}
	return all
}

func TestFailsInCdkSynth(t *testing.T) {
	synthtest.RefusedInCdkSynth(t, everyWrong(), "without username", "at synth without Attach")
}
