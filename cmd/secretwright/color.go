package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"
)

var colorValues = []string{"auto", "always", "never"}

func checkColor(value string) error {
	if !slices.Contains(colorValues, value) {
		return fmt.Errorf("unknown value %q for --color: want one of %s", value, strings.Join(colorValues, ", "))
	}
	return nil
}

// colorful reports whether to color a stream: what --color says, else what the environment says,
// else whether the stream is a terminal that understands it.
func colorful(value string, out io.Writer, getenv func(string) string) bool {
	switch {
	case value != "auto":
		return value == "always"
	case getenv("NO_COLOR") != "": // https://no-color.org
		return false
	case getenv("CLICOLOR_FORCE") != "" && getenv("CLICOLOR_FORCE") != "0": // http://bixense.com/clicolors
		return true
	}
	_, ok := terminal(out)
	return ok && getenv("TERM") != "dumb"
}

// terminal returns the number of columns of a stream, and false for a stream that is no terminal.
func terminal(out io.Writer) (columns int, ok bool) {
	file, isFile := out.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		return 0, false
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		columns = 0 // a terminal that does not know: nothing is broken into lines
	}
	return columns, true
}
