package main

import (
	"os"
	"os/exec"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"
)

func TestOrders(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		if os.Getenv("REQUIRE_TESTBED") != "" {
			t.Fatalf("constructs need node: %v", err)
		}
		t.Skipf("constructs need node: %v", err)
	}
	defer jsii.Close()
	template := assertions.Template_FromStack(newOrdersStack(awscdk.NewApp(nil), "Orders"), nil)
	for kind, want := range map[string]int{
		"AWS::RDS::DBInstance": 1, "AWS::SecretsManager::Secret": 1, "AWS::SecretsManager::ResourcePolicy": 1,
		"AWS::SecretsManager::RotationSchedule": 1, "AWS::EC2::VPCEndpoint": 1, "AWS::EC2::NatGateway": 0,
	} {
		if got := len(*template.FindResources(jsii.String(kind), nil)); got != want {
			t.Errorf("%s: got %d resources, want %d", kind, got, want)
		}
	}
}
