package main

import (
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// A run that ends within patience shows no progress; then the line is drawn anew at each redraw.
const (
	patience = 500 * time.Millisecond
	redraw   = 100 * time.Millisecond
)

// progress is one line on a terminal that says how much of a long run is done, and that is gone when
// the run ends.
type progress struct {
	out       io.Writer
	done, all atomic.Int64
	ended     chan struct{}
	drawing   sync.WaitGroup
}

func startProgress(out io.Writer) *progress {
	p := &progress{out: out, ended: make(chan struct{})}
	p.drawing.Go(p.draw)
	return p
}

// tell takes the numbers of lint.Options.Progress.
func (p *progress) tell(done, all int) {
	p.done.Store(int64(done))
	p.all.Store(int64(all))
}

// end returns when the line is gone.
func (p *progress) end() {
	close(p.ended)
	p.drawing.Wait()
}

func (p *progress) draw() {
	for wait := patience; ; wait = redraw {
		select {
		case <-p.ended:
			if wait == redraw {
				fmt.Fprint(p.out, "\r\x1b[K")
			}
			return
		case <-time.After(wait):
			fmt.Fprint(p.out, "\r\x1b[K"+p.line())
		}
	}
}

// line names no numbers while there is only one thing to do, a cdk.out say.
func (p *progress) line() string {
	if p.all.Load() < 2 {
		return "linting ..."
	}
	return fmt.Sprintf("linting: %d of %d done", p.done.Load(), p.all.Load())
}

// wantsProgress reports whether somebody is there to see it: a terminal that is not one of a CI, and
// nobody types a template into it.
func wantsProgress(stderr io.Writer, paths []string, getenv func(string) string) bool {
	_, ok := terminal(stderr)
	return ok && getenv("CI") == "" && getenv("TERM") != "dumb" && !slices.Contains(paths, "-")
}
