package report

import "github.com/secretwright/secretwright/lint"

// Only the terminal's own 16 colors are used: they follow the theme, so they are readable on any
// background.
const (
	bold   = "1"
	red    = "31"
	green  = "32"
	yellow = "33"
	cyan   = "36"
)

var severityColor = [...]string{
	lint.Info:     cyan,
	lint.Low:      cyan,
	lint.Medium:   yellow,
	lint.High:     red,
	lint.Critical: bold + ";" + red,
}

// colors is whether to color at all.
type colors bool

func (c colors) paint(code, text string) string {
	if !c {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}
