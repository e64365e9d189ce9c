// Command secretwright lints the AWS Secrets Manager parts of CloudFormation templates. It holds
// flags, streams and exit codes; what to find and how to print it is in packages lint and report.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
)

func main() {
	// A run is short and allocates much: fewer collections save a fifth of its time.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(1000)
	}
	// But not where that would take all the memory of a small machine.
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(384 << 20)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second interrupt ends the process at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
