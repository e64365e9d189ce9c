package lint

import (
	"context"
	"sync"
)

// await returns what a function makes, or the error of a context that ends first. The function then goes on until it
// looks at the context: the operating system cannot be kept from waiting for a pipe or a network. Where it panics, so
// does await: who calls may recover.
func await[T any](ctx context.Context, do func() T) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	if ctx.Done() == nil { // it never ends, and what panics has its stack
		return do(), nil
	}
	made := none
	done := make(chan any, 1)
	go func() {
		defer func() { done <- recover() }()
		made = do()
	}()
	select {
	case panicked := <-done:
		if panicked != nil {
			panic(panicked) //nolint:forbidigo // it is not ours, and nobody else can recover from it
		}
		if err := ctx.Err(); err != nil {
			return none, err
		}
		return made, nil
	case <-ctx.Done():
		return none, ctx.Err()
	}
}

// endedBy returns options by which nothing more is searched, and nobody is told of progress, when a context has ended. The
// function that it returns waits for the last call.
func (o Options) endedBy(ctx context.Context) (Options, func()) {
	excluded, progress := o.Excluded, o.Progress
	o.Excluded = func(file string) bool { return ctx.Err() != nil || excluded != nil && excluded(file) }
	if progress == nil {
		return o, func() {}
	}
	var telling sync.Mutex
	o.Progress = func(done, all int) {
		telling.Lock()
		defer telling.Unlock()
		if ctx.Err() == nil {
			progress(done, all)
		}
	}
	return o, func() {
		telling.Lock()
		defer telling.Unlock()
	}
}
