//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// start runs the program and returns a function that waits for its end for at most ten seconds.
func start(t *testing.T, cmd *exec.Cmd) func() error {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return func() error {
		timer := time.AfterFunc(10*time.Second, func() {
			t.Error("the program hangs")
			_ = cmd.Process.Kill()
		})
		defer timer.Stop()
		return cmd.Wait()
	}
}

// TestInterrupt presses Ctrl-C while the program waits for more input.
func TestInterrupt(t *testing.T) {
	var stderr bytes.Buffer
	cmd := exec.Command("secretwright", "lint", "-")
	cmd.Stderr = &stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	wait := start(t, cmd)
	// More than a pipe holds: when this returns, the program is reading.
	if _, err := in.Write(bytes.Repeat([]byte("#\n"), 128<<10)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("got %v, want exit code %d", err, exitInterrupted)
	}
	if got, want := stderr.String(), "secretwright: interrupted\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestInterruptAnywhere presses Ctrl-C while the operating system waits for a file, and while a rule judges.
func TestInterruptAnywhere(t *testing.T) {
	folder := t.TempDir()
	pipe, rule := filepath.Join(folder, "pipe.yaml"), filepath.Join(folder, "rules", "custom", "endless")
	if err := errors.Join(syscall.Mkfifo(pipe, 0o600), os.MkdirAll(rule, 0o700)); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(rule, "r.rego"), []byte(`# METADATA
# title: A title
# custom: {severity: low}
package rules.custom["endless"]

fail contains {"stack": s.stack, "path": s.path, "message": "never"} if {
	some s in input.secrets
	n := numbers.range(1, 3000)
	count([1 | some a in n; some b in n; some c in n; a + b + c < 0]) > 0
}
`))
	writeFile(t, filepath.Join(folder, "t.yaml"), []byte("Resources: {Key: {Type: AWS::SecretsManager::Secret}}\n"))
	for name, test := range map[string]struct {
		args  []string
		begun func() // returns when the program is at work
	}{
		"waits for a file": {[]string{"lint", pipe}, func() {
			// To open a pipe for writing waits for a reader. It stays open, and empty.
			f, err := os.OpenFile(pipe, os.O_WRONLY, 0)
			if err != nil {
				t.Error(err)
			}
			t.Cleanup(func() { f.Close() })
		}},
		"judges": {
			[]string{"lint", "--rules", filepath.Join(folder, "rules"), filepath.Join(folder, "t.yaml")},
			func() { time.Sleep(time.Second) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			var stderr bytes.Buffer
			cmd := exec.Command("secretwright", test.args...)
			cmd.Stderr = &stderr
			wait := start(t, cmd)
			test.begun()
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			var exit *exec.ExitError
			if err := wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted || stderr.String() != "secretwright: interrupted\n" {
				t.Errorf("got %v, %q", err, stderr.String())
			}
		})
	}
}

// TestClosedOutput is `secretwright ... | head -0`: the program ends like every other program.
func TestClosedOutput(t *testing.T) {
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd := exec.Command("secretwright", "completion", "bash")
	cmd.Stdout, cmd.Stderr = writer, io.Writer(&stderr)
	wait := start(t, cmd)
	if err := writer.Close(); err != nil {
		t.Error(err)
	}
	var exit *exec.ExitError
	err = wait()
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGPIPE {
		t.Errorf("got %v, want an end by SIGPIPE", err)
	}
	if stderr.Len() > 0 {
		t.Errorf("got %q", stderr.String())
	}
}
