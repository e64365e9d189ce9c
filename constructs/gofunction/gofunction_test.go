package gofunction_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/gofunction"
	"github.com/secretwright/secretwright/constructs/internal/synthtest"
)

func TestMain(m *testing.M) { synthtest.Main(m) }

type props = gofunction.GoFunctionProps

func newFunction(stack awscdk.Stack, id string, p props) {
	gofunction.NewGoFunction(stack, &id, &p)
}

// newProgram makes a module with a program that needs nothing.
func newProgram(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "go.mod"), "module example.com/rotate\n\ngo 1.26.0\n")
	write(t, filepath.Join(folder, "main.go"), "package main\n\nfunc main() { println(1) }\n")
	return folder
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// synth returns the hash of the only asset and what is in its folder, by name.
func synth(t *testing.T, stack awscdk.Stack) (hash string, content map[string][]byte) {
	t.Helper()
	_, function := synthtest.Synth(t, stack).One("AWS::Lambda::Function")
	hash = regexp.MustCompile(`"S3Key":"([0-9a-f]{64})\.zip"`).FindStringSubmatch(synthtest.Text(function))[1]
	folder := filepath.Join(*awscdk.Stage_Of(stack).AssetOutdir(), "asset."+hash)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	content = map[string][]byte{}
	for _, entry := range entries {
		if content[entry.Name()], err = os.ReadFile(filepath.Join(folder, entry.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return hash, content
}

func TestFunction(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), nil)
	newFunction(stack, "Rotator", props{Source: jsii.String(newProgram(t)), Function: &awslambda.FunctionProps{Vpc: vpc}})
	template := synthtest.Synth(t, stack)
	template.Has("AWS::Lambda::Function", map[string]any{
		"Runtime": "provided.al2023", "Handler": "bootstrap", "Architectures": []any{"arm64"}, "Timeout": 30,
		"LoggingConfig": map[string]any{"LogGroup": assertions.Match_AnyValue()},
	})
	template.Has("AWS::Logs::LogGroup", map[string]any{"RetentionInDays": 90})
	logs, _ := template.One("AWS::Logs::LogGroup")
	template.Has("AWS::IAM::Policy", map[string]any{"PolicyDocument": map[string]any{"Statement": []any{
		map[string]any{
			"Effect": "Allow", "Action": []any{"logs:CreateLogStream", "logs:PutLogEvents"},
			"Resource": map[string]any{"Fn::GetAtt": []any{logs, "Arn"}},
		},
		map[string]any{"Effect": "Allow", "Resource": "*", "Action": []any{
			"ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
			"ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
		}},
	}}})
	if _, role := template.One("AWS::IAM::Role"); strings.Contains(synthtest.Text(role), "ManagedPolicyArns") {
		t.Errorf("the role has more than it needs: %s", synthtest.Text(role))
	}
}

// What the caller decides is not decided again.
func TestGivenFunctionProps(t *testing.T) {
	defer synthtest.Guard(t)
	stack := synthtest.NewStack()
	given := awslambda.FunctionProps{
		Architecture: awslambda.Architecture_X86_64(), Timeout: awscdk.Duration_Minutes(jsii.Number(2)),
		Role:     awsiam.Role_FromRoleName(stack, jsii.String("Role"), jsii.String("rotate"), nil),
		LogGroup: awslogs.LogGroup_FromLogGroupName(stack, jsii.String("Logs"), jsii.String("rotations")),
	}
	before := given
	newFunction(stack, "Rotator", props{Source: jsii.String(newProgram(t)), Function: &given})
	template := synthtest.Synth(t, stack)
	template.Has("AWS::Lambda::Function", map[string]any{
		"Architectures": []any{"x86_64"}, "Timeout": 120, "LoggingConfig": map[string]any{"LogGroup": "rotations"},
	})
	template.Count("AWS::IAM::Role", 0)
	template.Count("AWS::Logs::LogGroup", 0)
	if given != before {
		t.Error("the caller's props were changed")
	}
}

// The same sources are the same asset, byte for byte, in another app, another folder and for another function.
func TestSameSourcesAreTheSameAsset(t *testing.T) {
	defer synthtest.Guard(t)
	type result struct {
		hash   string
		binary []byte
	}
	var results []result
	for range 2 {
		stack := synthtest.NewStack()
		newFunction(stack, "Rotator", props{Source: jsii.String(newProgram(t))})
		hash, content := synth(t, stack)
		if len(content) != 1 {
			t.Errorf("%d files, want the program alone", len(content))
		}
		results = append(results, result{hash, content["bootstrap"]})
	}
	if results[0].hash != results[1].hash || !bytes.Equal(results[0].binary, results[1].binary) {
		t.Errorf("hashes %s and %s, equal programs: %t", results[0].hash, results[1].hash, bytes.Equal(results[0].binary, results[1].binary))
	}
	if !bytes.HasPrefix(results[0].binary, []byte("\x7fELF")) {
		t.Error("not a program for Linux")
	}
}

// Two functions with one program are one asset, and neither the same output folder nor another one has it compiled
// again: the go command cannot do so any more.
func TestCompiledOnce(t *testing.T) {
	defer synthtest.Guard(t)
	first, second, source := t.TempDir(), t.TempDir(), newProgram(t)
	for _, output := range []string{first, first, second} {
		app := awscdk.NewApp(&awscdk.AppProps{Outdir: &output})
		stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
		newFunction(stack, "First", props{Source: &source})
		newFunction(stack, "Second", props{Source: &source})
		app.Synth(nil)
		found, err := filepath.Glob(filepath.Join(output, "asset.*", "bootstrap"))
		if err != nil || len(found) != 1 {
			t.Fatalf("programs %v, want one", found)
		}
		t.Setenv("PATH", t.TempDir())
	}
}

func TestFiles(t *testing.T) {
	defer synthtest.Guard(t)
	authority, source := filepath.Join(t.TempDir(), "corporate.pem"), newProgram(t)
	hashes := map[string]bool{}
	for _, text := range []string{"first", "second"} {
		write(t, authority, text)
		stack := synthtest.NewStack()
		newFunction(stack, "Rotator", props{Source: &source, Files: &map[string]*string{"ca.pem": &authority}})
		hash, content := synth(t, stack)
		if string(content["ca.pem"]) != text || len(content["bootstrap"]) == 0 {
			t.Errorf("ca.pem is %q beside %d bytes", content["ca.pem"], len(content["bootstrap"]))
		}
		hashes[hash] = true
	}
	if len(hashes) != 2 {
		t.Error("another file, the same asset")
	}
}

func TestPrebuilt(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "bootstrap"), []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"folder": folder, "zip": newZip(t, "bootstrap")} {
		t.Run(name, func(t *testing.T) {
			defer synthtest.Guard(t)
			t.Setenv("PATH", t.TempDir()) // no Go
			stack := synthtest.NewStack()
			newFunction(stack, "Rotator", props{Prebuilt: &path})
			_, function := synthtest.Synth(t, stack).One("AWS::Lambda::Function")
			if !regexp.MustCompile(`"S3Key":"[0-9a-f]{64}\.zip"`).MatchString(synthtest.Text(function)) {
				t.Errorf("no asset: %s", synthtest.Text(function))
			}
		})
	}
}

func newZip(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "function.zip")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	archive := zip.NewWriter(file)
	if _, err := archive.Create(name); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// A stack that the cdk CLI does not work on needs no program, and no Go.
func TestStackThatIsNotAskedFor(t *testing.T) {
	defer synthtest.Guard(t)
	app := awscdk.NewApp(&awscdk.AppProps{Context: &map[string]any{"aws:cdk:bundling-stacks": []string{"Other"}}})
	stack := awscdk.NewStack(app, jsii.String("Stack"), nil)
	source := newProgram(t)
	t.Setenv("PATH", t.TempDir())
	newFunction(stack, "Rotator", props{Source: &source})
	if _, content := synth(t, stack); !strings.Contains(string(content["bootstrap"]), "not compiled") {
		t.Errorf("got %q", content["bootstrap"])
	}
}

func TestFails(t *testing.T) {
	broken := newProgram(t)
	write(t, filepath.Join(broken, "main.go"), "package main\n\nfunc main() { undefined() }\n")
	library := newProgram(t)
	write(t, filepath.Join(library, "main.go"), "package rotate\n")
	tests := map[string]struct {
		props props
		want  []string
	}{
		"without source":               {props{}, []string{"Source: got nil", "pass the import path or the folder"}},
		"with source and prebuilt":     {props{Source: jsii.String("."), Prebuilt: jsii.String("a.zip")}, []string{`Source: got "." with Prebuilt`, "leave one"}},
		"with a handler":               {props{Source: jsii.String("."), Function: &awslambda.FunctionProps{Handler: jsii.String("main")}}, []string{"Function: got Code, Runtime or Handler", "leave them out"}},
		"with a program of mistakes":   {props{Source: &broken}, []string{"Source: got ", "undefined: undefined"}},
		"with a library":               {props{Source: &library}, []string{"it is package rotate", "pass a package main"}},
		"with a folder that is absent": {props{Source: jsii.String("./absent")}, []string{`Source: got "./absent"`, "no such file"}},
		"with a package of nobody":     {props{Source: jsii.String("example.com/nobody/rotate")}, []string{"\n\tgo get -tool example.com/nobody/rotate\n"}},
		"with a file of another name":  {props{Source: &library, Files: &map[string]*string{"bootstrap": &broken}}, []string{`Files: got "bootstrap"`}},
		"with a file that is absent":   {props{Source: &library, Files: &map[string]*string{"ca.pem": jsii.String("absent")}}, []string{`Files: got "absent"`, "no such file"}},
		"with an absent zip":           {props{Prebuilt: jsii.String("absent.zip")}, []string{`Prebuilt: got "absent.zip"`, "pass a zip or a folder"}},
		"with a zip of something else": {props{Prebuilt: jsii.String(newZip(t, "main"))}, []string{"Prebuilt: got the zip", "without bootstrap"}},
		"with a folder of something":   {props{Prebuilt: &library}, []string{"Prebuilt: got the folder", "without an executable bootstrap"}},
		"with files of a prebuilt one": {props{Prebuilt: &library, Files: &map[string]*string{}}, []string{"Files: got files with Prebuilt", "beside the program"}},
		"with an unknown architecture": {
			props{Source: &library, Function: &awslambda.FunctionProps{Architecture: awslambda.Architecture_Custom(jsii.String("riscv"), nil)}},
			[]string{`Architecture: got "riscv"`, "Architecture_ARM_64"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			stack := synthtest.NewStack()
			synthtest.Refuses(t, "gofunction ", func() { newFunction(stack, "Rotator", test.props) }, append(test.want, `"Stack/Rotator"`)...)
		})
	}
}

func TestFailsWithoutGo(t *testing.T) {
	stack, source := synthtest.NewStack(), newProgram(t)
	t.Setenv("PATH", t.TempDir())
	synthtest.Refuses(t, "gofunction ", func() { newFunction(stack, "Rotator", props{Source: &source}) },
		`"Stack/Rotator"`, "no go command on PATH", "install Go", "Prebuilt")
}
