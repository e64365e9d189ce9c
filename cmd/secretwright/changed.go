package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// changedSince asks git which files differ from a revision, or are not tracked yet, and returns the test
// for them.
func changedSince(ctx context.Context, revision string) (func(file string) bool, error) {
	top, err := git(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("--changed-since: %w", err)
	}
	root := strings.TrimSpace(top)
	changed := map[string]bool{}
	for _, arguments := range [][]string{
		{"diff", "--name-only", "-z", "--diff-filter=d", "--end-of-options", revision},
		{"ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", root},
	} {
		names, err := git(ctx, arguments...)
		if err != nil {
			return nil, fmt.Errorf("--changed-since %s: %w", revision, err)
		}
		for name := range strings.SplitSeq(strings.TrimSuffix(names, "\x00"), "\x00") {
			changed[filepath.Join(root, filepath.FromSlash(name))] = true
		}
	}
	return func(file string) bool { return changed[real(file)] }, nil
}

func git(ctx context.Context, arguments ...string) (string, error) {
	var output, complaint bytes.Buffer
	command := exec.CommandContext(ctx, "git", arguments...)
	command.Stdout, command.Stderr = &output, &complaint
	if err := command.Run(); err != nil {
		message := strings.TrimSpace(complaint.String())
		if message == "" {
			message = err.Error()
		}
		return "", errors.New("git: " + strings.ReplaceAll(message, "\n", " "))
	}
	return output.String(), nil
}

// real is the absolute path of a file without symlinks, as git names it.
func real(file string) string {
	if resolved, err := filepath.EvalSymlinks(file); err == nil {
		file = resolved
	}
	absolute, err := filepath.Abs(file)
	if err != nil {
		return file
	}
	return absolute
}
