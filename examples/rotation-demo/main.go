// Rotation-demo shows rotations happening: it starts a PostgreSQL and a Secrets Manager on this machine, runs three
// rotations with alternating users through the built rotation function, and prints how the staging labels move.
package main

import (
	"context"
	"fmt"
	"os"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "rotation-demo:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	d, err := newDemo(ctx)
	if err != nil {
		return err
	}
	defer d.stop()
	if err := d.application(ctx); err != nil {
		return err
	}
	for i := range 3 {
		fmt.Printf("==> rotation %d\n", i+1)
		if err := d.rotate(ctx); err != nil {
			return err
		}
		if err := d.application(ctx); err != nil {
			return err
		}
	}
	return d.searchLogs()
}
