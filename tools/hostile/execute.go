//go:build unix

package main

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// patience is when a run counts as one that hangs.
const patience = 2 * time.Minute

// execute runs the program and notes what it took. It returns the beginning of what the program printed.
func (r *row) execute(ctx context.Context, binary, at string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	binary, err := filepath.Abs(binary)
	if err != nil {
		return nil, err
	}
	args := r.args
	if args == nil {
		args = []string{"lint", "t.yaml"}
	}
	// A run that is out of all bounds is ended by the system before it takes the machine down.
	cmd := exec.CommandContext(ctx, "sh", append([]string{"-c", `ulimit -t 30; ulimit -v 6291456; exec "$0" "$@"`, binary}, args...)...)
	cmd.Dir = at
	var said excerpt
	cmd.Stdout, cmd.Stderr = &said, &said
	start := time.Now()
	run := r.around
	if run == nil {
		run = func(_ context.Context, c *exec.Cmd) error { return c.Run() }
	}
	err = run(ctx, cmd)
	r.wall = time.Since(start)
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		return nil, err
	}
	if ctx.Err() != nil {
		r.fail("it hangs")
	}
	r.note(cmd)
	return said.text(), nil
}

// note takes what the operating system counted.
func (r *row) note(cmd *exec.Cmd) {
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	r.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	unit := 1 << 10 // Linux and the BSDs count KiB, macOS bytes
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	r.memory = int(usage.Maxrss) * unit >> 20
	got := cmd.ProcessState.ExitCode()
	if status := cmd.ProcessState.Sys().(syscall.WaitStatus); status.Signaled() {
		got = -int(status.Signal())
	}
	if got != r.exit {
		r.fail("exit code %d, want %d", got, r.exit)
	}
}

// excerpt keeps the beginning and the end of what is written: a report may have a hundred megabytes.
type excerpt struct{ first, last []byte }

const kept = 64 << 10

func (e *excerpt) Write(p []byte) (int, error) {
	room := min(len(p), kept-len(e.first))
	e.first = append(e.first, p[:room]...)
	e.last = append(e.last, p[room:]...)
	e.last = e.last[max(0, len(e.last)-kept):]
	return len(p), nil
}

func (e *excerpt) text() []byte { return append(e.first, e.last...) }
