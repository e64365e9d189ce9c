package rotatedsecret

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// Rotation_Application rotates with a function of AWS from the Serverless Application Repository:
// SecretRotationApplication_POSTGRES_ROTATION_SINGLE_USER and so on, or, with Superuser, the applications
// _MULTI_USER and the one for Db2. Unlike the hosted functions these exist for Db2 and can use a FIPS endpoint; their
// version is pinned by the release of aws-cdk. The function runs in Vpc, so Attach must be called. Stacks with an
// application are deployed with CAPABILITY_AUTO_EXPAND, as the cdk CLI does.
func Rotation_Application(app awssecretsmanager.SecretRotationApplication) Rotation {
	return application{app}
}

type application struct {
	app awssecretsmanager.SecretRotationApplication
}

func (a application) check(s *settings) {
	if a.app == nil {
		s.refuse("Rotation", "Rotation_Application(nil)", "pass an application such as SecretRotationApplication_POSTGRES_ROTATION_SINGLE_USER")
	}
	s.checkAwsFunction()
	s.checkSuperuser(a.name(), a.needsSuperuser())
}

func (a application) name() string {
	arn := *a.app.ApplicationArnForPartition(jsii.String("aws"))
	return arn[strings.LastIndex(arn, "/")+1:]
}

// needsSuperuser is also true for a single user of Db2, who cannot change the own password (User Guide, rotation
// strategies).
func (a application) needsSuperuser() bool {
	return isTrue(a.app.IsMultiUser()) || strings.Contains(a.name(), "Db2")
}

func (a application) inVpc() bool { return true }

func (a application) readsTarget() bool { return true }

func (a application) function() awslambda.IFunction { return nil }

func (a application) functionArn(r *rotatedSecret) *string {
	return r.schedule.RotationLambdaArn()
}

func (a application) bind(r *rotatedSecret, schedule *awssecretsmanager.CfnRotationScheduleProps) []constructs.IDependable {
	app := awssam.NewCfnApplication(r, jsii.String("RotationApplication"), &awssam.CfnApplicationProps{
		Location:   a.location(r),
		Parameters: a.parameters(r),
	})
	schedule.RotationLambdaArn = app.GetAtt(jsii.String("Outputs.RotationLambdaARN"), awscdk.ResolutionTypeHint_STRING).ToString()
	return nil
}

// location differs between partitions, so a template for any Region looks it up.
func (a application) location(r *rotatedSecret) *awssam.CfnApplication_ApplicationLocationProperty {
	byPartition := map[string]*map[string]any{}
	for _, partition := range []string{"aws", "aws-cn", "aws-us-gov"} {
		byPartition[partition] = &map[string]any{
			"applicationId":   a.app.ApplicationArnForPartition(&partition),
			"semanticVersion": a.app.SemanticVersionForPartition(&partition),
		}
	}
	mapping := awscdk.NewCfnMapping(r, jsii.String("Applications"), &awscdk.CfnMappingProps{Mapping: &byPartition})
	find := func(key string) *string {
		return mapping.FindInMap(awscdk.Aws_PARTITION(), &key, nil)
	}
	return &awssam.CfnApplication_ApplicationLocationProperty{ApplicationId: find("applicationId"), SemanticVersion: find("semanticVersion")}
}

// parameters are those of the applications of AWS (aws-samples/aws-secrets-manager-rotation-lambdas); none may be empty.
func (a application) parameters(r *rotatedSecret) *map[string]*string {
	s := r.settings
	parameters := map[string]*string{
		"endpoint":            r.serviceUrl(),
		"excludeCharacters":   s.ExcludeCharacters,
		"functionName":        r.functionName(),
		"vpcSecurityGroupIds": r.newSecurityGroup().SecurityGroupId(),
		"vpcSubnetIds":        r.subnetIds(),
	}
	if r.key != nil {
		parameters["kmsKeyArn"] = r.key.KeyArn()
	}
	if s.Superuser != nil {
		parameters["masterSecretArn"] = s.Superuser.SecretArn()
		if key := s.Superuser.EncryptionKey(); key != nil {
			parameters["masterSecretKmsKeyArn"] = key.KeyArn()
		}
	}
	return &parameters
}

// serviceUrl is where the function calls Secrets Manager, by the name that private DNS leads to the endpoint.
func (r *rotatedSecret) serviceUrl() *string {
	service := "secretsmanager"
	if r.isFips() {
		service += "-fips"
	}
	return jsii.String(fmt.Sprintf("https://%s.%s.%s", service, r.region(), *awscdk.Aws_URL_SUFFIX()))
}
