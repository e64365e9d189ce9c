package gofunction

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// tags leaves out the part of aws-lambda-go that only the old runtime go1.x needed (aws-lambda-go, README).
const tags = "lambda.norpc"

// buildFlags make the same program of the same sources wherever they are.
var buildFlags = []string{"-trimpath", "-buildvcs=false", "-tags", tags, "-ldflags", "-s -w -buildid="}

// build compiles the program to a file.
func (s source) build(file string) error {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	_, err = s.run("build", append(append([]string{}, buildFlags...), "-o", absolute, s.pkg)...)
	return err
}

// run runs the go command for Lambda's system. Its error is what the command says.
func (s source) run(verb string, arguments ...string) (string, error) {
	program, err := exec.LookPath("go")
	if err != nil {
		return "", errors.New("there is no go command on PATH to compile it with: install Go (https://go.dev/dl), or pass a Prebuilt program")
	}
	command := exec.Command(program, append([]string{verb}, arguments...)...)
	command.Dir = s.folder
	command.Env = append(os.Environ(), "GOOS=linux", "GOARCH="+s.architecture, "CGO_ENABLED=0",
		"GOAMD64=v1", "GOARM64=v8.0") // what every machine of Lambda can run
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", verb, err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), nil
}
