package lint_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain collects garbage as seldom as the program does: the tests allocate gigabytes and keep little.
func TestMain(m *testing.M) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	os.Exit(m.Run())
}
