package lint_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/rules/load"
)

// TestCancelled ends the context before a run and in each of its steps, in a way that would keep each of them at work for
// ever: the run returns all the same.
func TestCancelled(t *testing.T) {
	const file = fixtures + "/secret-without-rotation/fail.yaml"
	endless := loaded(t, ownRules(t, endlessRule))
	for when, set := range map[string]func(*lint.Options, func()){
		"before": func(_ *lint.Options, cancel func()) { cancel() },
		"while files are found": func(o *lint.Options, cancel func()) {
			o.Paths = []string{"../testdata"}
			o.Excluded = func(string) bool { cancel(); return false }
		},
		"while a file is read": func(o *lint.Options, cancel func()) {
			o.Paths = []string{"-"}
			o.Stdin = readerFunc(func([]byte) (int, error) { cancel(); select {} })
		},
		"before the facts are computed": func(o *lint.Options, cancel func()) {
			o.Only = func(string) bool { cancel(); return true }
		},
		"while a rule judges": func(o *lint.Options, cancel func()) {
			o.Rules = endless
			o.Progress = func(int, int) { time.AfterFunc(100*time.Millisecond, cancel) } // told when the work begins
		},
	} {
		t.Run(when, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			options := lint.Options{Paths: []string{file}}
			set(&options, cancel)
			if report, err := lint.Run(ctx, options); report != nil || !errors.Is(err, context.Canceled) {
				t.Errorf("%v, %v", report, err)
			}
			if when == "while a rule judges" {
				return // documents need none
			}
			if documents, problems, err := lint.Documents(ctx, options); documents != nil || problems != nil || !errors.Is(err, context.Canceled) {
				t.Errorf("documents: %v, %v, %v", documents, problems, err)
			}
		})
	}
}

// TestNothingGoesOn waits until what a cancelled run was at has ended too.
func TestNothingGoesOn(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	options := lint.Options{Paths: []string{fixtures + "/secret-without-rotation/fail.yaml"}, Rules: loaded(t, ownRules(t, endlessRule))}
	options.Progress = func(int, int) { time.AfterFunc(100*time.Millisecond, cancel) }
	if _, err := lint.Run(ctx, options); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	for runtime.NumGoroutine() > before {
		time.Sleep(time.Millisecond)
	}
}

// TestPanicReachesTheCaller holds that whoever calls the linter can recover from a function of theirs that panics, as the
// plugin of the CDK does.
func TestPanicReachesTheCaller(t *testing.T) {
	for name, ctx := range map[string]context.Context{"may end": t.Context(), "never ends": context.Background()} {
		t.Run(name, func(t *testing.T) { panicsIn(ctx, t) })
	}
}

func panicsIn(ctx context.Context, t *testing.T) {
	t.Helper()
	defer func() {
		if p := recover(); p != "boom" {
			t.Errorf("recovered %v", p)
		}
	}()
	_, err := lint.Run(ctx, lint.Options{Paths: []string{"../testdata"}, Excluded: func(string) bool { panic("boom") }})
	t.Error("no panic:", err)
}

// endlessRule goes through a billion triples.
var endlessRule = map[string]string{
	"endless": fmt.Sprintf(ownRule, "endless", "n := numbers.range(1, 3000)\n\tcount([1 | some a in n; some b in n; some c in n; a + b + c < 0]) == 0"),
}

func loaded(t *testing.T, folder string) []lint.Rule {
	t.Helper()
	all, err := load.Users(folder)
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	return all
}
