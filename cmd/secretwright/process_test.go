//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
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
