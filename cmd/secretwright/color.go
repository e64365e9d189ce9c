package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// colorful reports whether to color: only for a terminal that understands it and a user who has
// not asked for none (https://no-color.org).
func colorful(out io.Writer) bool {
	file, ok := out.(*os.File)
	return ok && term.IsTerminal(int(file.Fd())) && wantsColor(os.Getenv)
}

func wantsColor(getenv func(string) string) bool {
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}
