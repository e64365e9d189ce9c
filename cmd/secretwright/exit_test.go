package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/secretwright/secretwright/lint"
)

func TestExitCode(t *testing.T) {
	fail := func(s lint.Severity) lint.Finding { return lint.Finding{Kind: lint.Fail, Severity: s} }
	open := lint.Finding{Kind: lint.Open, Severity: lint.High}
	silent := lint.Finding{Kind: lint.Fail, Severity: lint.Critical, Suppressed: &lint.Suppressed{Reason: "known"}}
	broken := []lint.Problem{{Message: "broken"}}
	tests := []struct {
		name   string
		failOn string
		open   bool
		report lint.Report
		want   int
	}{
		{"nothing", "info", true, lint.Report{}, exitClean},
		{"below", "high", false, lint.Report{Findings: []lint.Finding{fail(lint.Medium)}}, exitClean},
		{"at", "medium", false, lint.Report{Findings: []lint.Finding{fail(lint.Medium)}}, exitFindings},
		{"above", "medium", false, lint.Report{Findings: []lint.Finding{fail(lint.Info), fail(lint.Critical)}}, exitFindings},
		{"info", "info", false, lint.Report{Findings: []lint.Finding{fail(lint.Info)}}, exitFindings},
		{"open", "medium", false, lint.Report{Findings: []lint.Finding{open}}, exitClean},
		{"open counts", "medium", true, lint.Report{Findings: []lint.Finding{open}}, exitFindings},
		{"open below", "critical", true, lint.Report{Findings: []lint.Finding{open}}, exitClean},
		{"never", "never", true, lint.Report{Findings: []lint.Finding{open, fail(lint.Critical)}}, exitClean},
		{"suppressed", "info", true, lint.Report{Findings: []lint.Finding{silent}}, exitClean},
		{"unchecked", "medium", false, lint.Report{Errors: broken}, exitUnchecked},
		{"unchecked and findings", "medium", false, lint.Report{Errors: broken, Findings: []lint.Finding{fail(lint.High)}}, exitUnchecked},
		{"unchecked and never", "never", false, lint.Report{Errors: broken}, exitUnchecked},
		{"warnings", "info", true, lint.Report{Warnings: broken}, exitClean},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			threshold, err := parseFailOn(test.failOn, test.open)
			if err != nil {
				t.Fatal(err)
			}
			if got := threshold.exitCode(&test.report); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}

func TestConclude(t *testing.T) {
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	running := context.Background()
	tests := []struct {
		ctx    context.Context
		err    error
		code   int
		stderr string
	}{
		{running, nil, exitClean, ""},
		{running, exit(exitClean), exitClean, ""},
		{running, exit(exitFindings), exitFindings, ""},
		{running, errors.New("odd"), exitUsage, "secretwright: odd; see 'lint --help'\n"},
		{running, written(io.ErrShortWrite), exitUnchecked, "secretwright: write the output: short write\n"},
		{ended, nil, exitClean, ""},
		{ended, errors.New("context canceled"), exitInterrupted, "secretwright: interrupted\n"},
		{ended, exit(exitUnchecked), exitInterrupted, "secretwright: interrupted\n"},
	}
	for _, test := range tests {
		var stderr bytes.Buffer
		code := conclude(test.ctx, &cobra.Command{Use: "lint"}, test.err, &stderr)
		if code != test.code || stderr.String() != test.stderr {
			t.Errorf("%v: got %d %q, want %d %q", test.err, code, stderr.String(), test.code, test.stderr)
		}
	}
}

func TestInterruptible(t *testing.T) {
	data, err := io.ReadAll(interruptible{context.Background(), strings.NewReader("template")})
	if string(data) != "template" || err != nil {
		t.Errorf("got %q, %v", data, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	in, _ := io.Pipe()
	cancel()
	if _, err := io.ReadAll(interruptible{ctx, in}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want an end with the context", err)
	}
}
