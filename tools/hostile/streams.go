//go:build unix

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// streams are circumstances of a run: what it writes to goes away, or its files do.
func streams() []hostile {
	many := func(f folder, n int) {
		f.file("t.yaml", "Resources:\n", every(n, "  S%[1]d: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}\n"))
	}
	one := func(f folder, _ int) { f.file("t.yaml", secret) }
	return []hostile{
		{group: "streams", name: "standard output on a full disk", size: 5000, exit: 3, says: `secretwright: write the output: .*no space left on device`, files: many, around: to("/dev/full")},
		{group: "streams", name: "--output on a full disk", exit: 3, says: `secretwright: write /dev/full: no space left on device`, files: one, args: []string{"lint", "--output", "sarif=/dev/full", "t.yaml"}},
		{group: "streams", name: "the model on a full disk", exit: 3, says: `secretwright: write the output: .*no space left on device`, files: one, args: []string{"model", "t.yaml"}, around: to("/dev/full")},
		{group: "streams", name: "a closed standard output", exit: 1, says: `1 medium, 1 low in 1 template`, files: one, around: closed(1)},
		{group: "streams", name: "a closed standard error", exit: 1, says: `never rotated`, files: one, around: closed(2)},
		{group: "streams", name: "a closed standard input", exit: 3, says: `<stdin>: error: the file is empty`, files: one, args: []string{"lint", "-"}, around: closed(0)},
		{group: "streams", name: "a reader that leaves (| head -1)", size: 5000, exit: -int(syscall.SIGPIPE), says: `t.yaml:2:3: `, files: many, around: firstLine},
		{group: "streams", name: "Ctrl-C in the middle of 2,000 files", size: 2000, exit: 130, says: `^secretwright: interrupted\n$`, args: []string{"lint", "."}, around: interrupted, files: func(f folder, n int) {
			for i := range n {
				f.file(itoa(i)+".yaml", "Resources:\n", every(50, "  S%[1]d: {Type: AWS::SecretsManager::Secret}\n"))
			}
		}},
		{group: "streams", name: "files that vanish in the middle", size: 2000, exit: 3, says: `\.yaml: error: no such file or directory`, args: []string{"lint", "."}, around: vanishing, files: func(f folder, n int) {
			for i := range n {
				f.file(fmt.Sprintf("%04d.yaml", i), "Resources:\n", every(50, "  S%[1]d: {Type: AWS::SecretsManager::Secret}\n"))
			}
		}},
	}
}

// to gives the program a file as standard output.
func to(file string) func(context.Context, *exec.Cmd) error {
	return func(_ context.Context, c *exec.Cmd) error {
		f, err := os.OpenFile(file, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		c.Stdout = f
		return c.Run()
	}
}

// closed starts the program without a stream.
func closed(descriptor int) func(context.Context, *exec.Cmd) error {
	return func(_ context.Context, c *exec.Cmd) error {
		c.Args[2] = strings.Replace(c.Args[2], `exec "$0" "$@"`, fmt.Sprintf(`exec "$0" "$@" %d>&-`, descriptor), 1)
		return c.Run()
	}
}

// firstLine reads one line of the output, and then no more.
func firstLine(_ context.Context, c *exec.Cmd) error {
	out := c.Stdout
	c.Stdout = nil
	pipe, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	line, err := bufio.NewReaderSize(pipe, 16).ReadString('\n')
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, line); err != nil {
		return err
	}
	if err := pipe.Close(); err != nil {
		return err
	}
	return c.Wait()
}

// interrupted sends the signal of Ctrl-C when the program is at work.
func interrupted(_ context.Context, c *exec.Cmd) error {
	if err := c.Start(); err != nil {
		return err
	}
	time.Sleep(100 * time.Millisecond)
	if err := c.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	return c.Wait()
}

// vanishing removes files, from the last one on, when the program is at work.
func vanishing(_ context.Context, c *exec.Cmd) error {
	if err := c.Start(); err != nil {
		return err
	}
	time.Sleep(100 * time.Millisecond)
	files, err := filepath.Glob(filepath.Join(c.Dir, "*.yaml"))
	if err != nil {
		return err
	}
	for i := len(files) - 1; i > 0; i-- {
		if err := os.Remove(files[i]); err != nil {
			return err
		}
	}
	return c.Wait()
}
