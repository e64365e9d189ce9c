package main

import (
	"context"
	"io"
)

// interruptible ends a read with its context: the operating system's read from a terminal or a pipe
// would wait for input after the user has pressed Ctrl-C.
type interruptible struct {
	ctx context.Context
	in  io.Reader
}

func (r interruptible) Read(p []byte) (int, error) {
	type outcome struct {
		data []byte
		err  error
	}
	done := make(chan outcome, 1)
	go func() {
		// The buffer is its own, because p goes back to the caller when the context ends first.
		data := make([]byte, len(p))
		n, err := r.in.Read(data)
		done <- outcome{data[:n], err}
	}()
	select {
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	case read := <-done:
		return copy(p, read.data), read.err
	}
}
