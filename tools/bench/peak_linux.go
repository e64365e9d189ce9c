package main

import (
	"os"
	"syscall"
)

// peakOf is what a process had resident at most, in MiB. It is never below what this program had when it started it.
func peakOf(state *os.ProcessState) float64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(usage.Maxrss) / 1024
}
