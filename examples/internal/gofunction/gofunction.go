// Package gofunction makes Lambda functions from Go packages of the examples, compiled when the app is synthesized.
package gofunction

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// New makes a function whose program is the Go package of an import path. Code, Handler, Runtime and Architecture of
// the props are set; a Timeout that is not given is 30 seconds. It panics with what the compiler says.
func New(scope constructs.Construct, id, source string, props *awslambda.FunctionProps) awslambda.Function {
	folder, err := os.MkdirTemp("", "gofunction")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(folder) }() // aws-cdk copies it into the cloud assembly at once
	build(source, folder)

	p := *props
	p.Runtime = awslambda.Runtime_PROVIDED_AL2023()
	p.Architecture = awslambda.Architecture_X86_64()
	p.Handler = jsii.String("bootstrap")
	p.Code = awslambda.Code_FromAsset(&folder, nil)
	if p.Timeout == nil {
		p.Timeout = awscdk.Duration_Seconds(jsii.Number(30))
	}
	return awslambda.NewFunction(scope, &id, &p)
}

// build compiles a package the same way everywhere, so that the same source is the same asset.
func build(source, folder string) {
	command := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -buildid=",
		"-o", filepath.Join(folder, "bootstrap"), source)
	command.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
	if output, err := command.CombinedOutput(); err != nil {
		panic(fmt.Errorf("compile %s: %w\n%s", source, err, output))
	}
}
