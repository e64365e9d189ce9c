package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

// synthetic is a template with n units of everything that the facts join.
func synthetic(n int) string {
	var b strings.Builder
	b.WriteString("Parameters:\n")
	for i := range n {
		fmt.Fprintf(&b, "  P%d: {Type: String, Default: v%d}\n", i, i)
	}
	b.WriteString("Resources:\n")
	for i := range n {
		fmt.Fprintf(&b, `  Vpc%[1]d: {Type: "AWS::EC2::VPC"}
  Subnet%[1]d: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc%[1]d}}
  Table%[1]d: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc%[1]d}}
  Association%[1]d: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref Subnet%[1]d, RouteTableId: !Ref Table%[1]d}}
  Route%[1]d: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Table%[1]d, DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1}}
  Endpoint%[1]d: {Type: "AWS::EC2::VPCEndpoint", Properties: {VpcId: !Ref Vpc%[1]d, SubnetIds: [!Ref Subnet%[1]d], SecurityGroupIds: [!Ref Wall%[1]d], ServiceName: !Sub "com.amazonaws.${AWS::Region}.secretsmanager"}}
  Wall%[1]d: {Type: "AWS::EC2::SecurityGroup", Properties: {VpcId: !Ref Vpc%[1]d}}
  Own%[1]d: {Type: "AWS::EC2::SecurityGroup", Properties: {VpcId: !Ref Vpc%[1]d}}
  In%[1]d: {Type: "AWS::EC2::SecurityGroupIngress", Properties: {GroupId: !Ref Wall%[1]d, IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref Own%[1]d}}
  Zone%[1]d: {Type: "AWS::Route53::HostedZone", Properties: {Name: !Ref P%[1]d}}
  Secret%[1]d: {Type: "AWS::SecretsManager::Secret", Properties: {Name: !Sub "${P%[1]d}/db", GenerateSecretString: {}}}
  Unrotated%[1]d: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
  Attachment%[1]d: {Type: "AWS::SecretsManager::SecretTargetAttachment", Properties: {SecretId: !Ref Secret%[1]d}}
  Schedule%[1]d: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Attachment%[1]d, RotationLambdaARN: !GetAtt Function%[1]d.Arn, RotationRules: {ScheduleExpression: "cron(0 8 1 * ? *)"}}}
  Function%[1]d: {Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role%[1]d.Arn, VpcConfig: {SubnetIds: [!Ref Subnet%[1]d], SecurityGroupIds: [!Ref Own%[1]d]}, Environment: {Variables: {SECRET: !Sub "${P%[1]d}/db", PASSWORD: !Ref P%[1]d}}}}
  Role%[1]d: {Type: "AWS::IAM::Role", Properties: {Policies: [{PolicyDocument: {Statement: {Effect: Allow, Action: "secretsmanager:*", Resource: "*"}}}]}}
  Invoke%[1]d: {Type: "AWS::Lambda::Permission", Properties: {FunctionName: !Ref Function%[1]d, Action: "lambda:InvokeFunction", Principal: secretsmanager.amazonaws.com}}
  Policy%[1]d: {Type: "AWS::SecretsManager::ResourcePolicy", Properties: {SecretId: !Ref Secret%[1]d, ResourcePolicy: {Statement: {Effect: Allow, Principal: "*", Action: "*"}}}}
  Db%[1]d: {Type: "AWS::RDS::DBInstance", Properties: {MasterUserPassword: !Sub "{{resolve:secretsmanager:${Secret%[1]d}:SecretString:password}}"}}
`, i)
	}
	return b.String()
}

// BenchmarkModel shows that the work grows as the number of resources does: with twice the resources
// an operation takes about twice the time.
func BenchmarkModel(b *testing.B) {
	for _, n := range []int{100, 200, 400, 800} {
		stack, err := template.Read("t", []byte(synthetic(n)))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("resources=%d", 19*n), func(b *testing.B) {
			for b.Loop() {
				New([]*template.Stack{stack}, Options{}).Document()
			}
		})
	}
}

// BenchmarkJoin is one text of many pieces, as the CDK writes user data and state machines.
func BenchmarkJoin(b *testing.B) {
	for _, n := range []int{1000, 2000, 4000} {
		pieces := strings.Repeat("x, !Ref P, !If [C, a, b], ", n)
		stack, err := template.Read("t", []byte("Parameters: {P: {Type: String}}\nResources: {K: {Type: 'AWS::KMS::Key', Properties: {V: !Join ['', ["+pieces+"]]}}}"))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("pieces=%d", 3*n), func(b *testing.B) {
			for b.Loop() {
				New([]*template.Stack{stack}, Options{}).Document()
			}
		})
	}
}
