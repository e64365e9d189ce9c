//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"time"
)

// hostile is one input, or one circumstance, and what must come of it.
type hostile struct {
	group, name string
	// size is how often the input repeats what makes it hostile. A case with growth is also run at half its size, to
	// see that twice the input takes about twice the time.
	size   int
	growth bool
	// files makes the input in an empty folder, in which the program then runs.
	files func(f folder, n int)
	// args are the program's. Nil: lint t.yaml.
	args []string
	// around runs the program otherwise than by waiting for its end. Nil: that.
	around func(ctx context.Context, c *exec.Cmd) error
	// exit is the exit code, or minus the number of the signal that ends the program.
	exit int
	// says is a pattern of what is printed. It is what a person has to act on.
	says string
}

// Bounds on every run: what a pre-commit hook or a CI of the smallest kind stands.
const (
	mostCPU    = 20 * time.Second
	mostMemory = 512
	// mostGrowth is the factor of CPU time for twice the input, with room for the collector's mood.
	mostGrowth = 3.2
	// tooShort is a time of which the start of the program is too large a part to tell a growth.
	tooShort = 400 * time.Millisecond
)

// row is a case with what was measured.
type row struct {
	hostile
	bytes     int64
	wall, cpu time.Duration
	memory    int     // peak, in MiB
	growth    float64 // 0: not measured
	failures  []string
}

func (r row) String() string {
	growth := ""
	if r.growth > 0 {
		growth = fmt.Sprintf("x%.1f", r.growth)
	}
	return fmt.Sprintf("%-8s %-52s %8s wall %6.2f s cpu %6.2f s %4d MiB %5s", r.group, r.name, size(r.bytes), r.wall.Seconds(), r.cpu.Seconds(), r.memory, growth)
}

func (c hostile) measure(ctx context.Context, binary string) (row, error) {
	half := time.Duration(0)
	if c.growth {
		first, err := c.once(ctx, binary, c.size/2)
		if err != nil {
			return row{}, err
		}
		half = first.cpu
	}
	r, err := c.once(ctx, binary, c.size)
	if err == nil && half > 0 {
		r.growth = float64(r.cpu) / float64(half)
		if half > tooShort && r.growth > mostGrowth {
			r.fail("twice the input takes %.1f times the CPU time, more than %.1f", r.growth, mostGrowth)
		}
	}
	return r, err
}

// once runs the program once over the input of one size.
func (c hostile) once(ctx context.Context, binary string, n int) (r row, err error) {
	at, err := os.MkdirTemp("", "hostile-")
	if err != nil {
		return row{}, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(at)) }()
	f := folder{path: at, err: &err}
	// In a process of its own: what this one has in memory would count for the program, which is forked from it.
	if err := again(ctx, "-make", c.name, "-size", itoa(n), at); err != nil {
		return row{}, err
	}
	r = row{hostile: c, bytes: f.bytes()}
	if err != nil {
		return row{}, err
	}
	said, err := r.execute(ctx, binary, at)
	if err != nil {
		return row{}, err
	}
	r.judge(said)
	return r, nil
}

func (r *row) judge(said []byte) {
	if ok, err := regexp.Match(r.says, said); err != nil || !ok {
		r.fail("it does not say %q, but %q", r.says, said[:min(len(said), 2000)])
	}
	if regexp.MustCompile(`goroutine \d|internal error|panic:`).Match(said) {
		r.fail("it crashed: %q", said[:min(len(said), 2000)])
	}
	if r.cpu > mostCPU {
		r.fail("it takes %.1f s of CPU time, more than %.1f s", r.cpu.Seconds(), mostCPU.Seconds())
	}
	if r.memory > mostMemory {
		r.fail("it takes %d MiB, more than %d MiB", r.memory, mostMemory)
	}
}

func (r *row) fail(format string, values ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, values...))
}
