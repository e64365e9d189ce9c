package lint

import (
	"fmt"
	"runtime"
	"strings"
)

// guarded makes an error of the report out of a panic: a mistake of ours must neither hide what other inputs have
// nor pass for a clean run.
func guarded(name string, judge func() result) (r result) {
	defer func() {
		if p := recover(); p != nil {
			message := fmt.Sprintf("internal error in %s: %v; please report it", origin(), p)
			r = result{errors: []Problem{{File: name, Message: message}}}
		}
	}()
	return judge()
}

// origin is the function that panicked, and its line. It is called while the panic is being recovered.
func origin() string {
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(0, callers)])
	panicking := false
	for {
		frame, more := frames.Next()
		isRuntime := strings.HasPrefix(frame.Function, "runtime.")
		if panicking && !isRuntime {
			return fmt.Sprintf("%s, line %d", frame.Function, frame.Line)
		}
		panicking = panicking || frame.Function == "runtime.gopanic"
		if !more {
			return "an unknown place"
		}
	}
}
