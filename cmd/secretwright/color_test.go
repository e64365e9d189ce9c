package main

import (
	"bytes"
	"testing"
)

// TestColorful holds who decides about color on a stream that is no terminal; testdata/script/color.txtar
// has one that is.
func TestColorful(t *testing.T) {
	tests := []struct {
		name, flag  string
		environment map[string]string
		want        bool
	}{
		{"no terminal", "auto", nil, false},
		{"always", "always", nil, true},
		{"always goes before the environment", "always", map[string]string{"NO_COLOR": "1", "TERM": "dumb"}, true},
		{"never goes before the environment", "never", map[string]string{"CLICOLOR_FORCE": "1"}, false},
		{"forced", "auto", map[string]string{"CLICOLOR_FORCE": "1", "TERM": "dumb"}, true},
		{"not forced", "auto", map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{"no color goes before force", "auto", map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "0"}, false},
		{"an empty NO_COLOR says nothing", "auto", map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": ""}, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			getenv := func(name string) string { return test.environment[name] }
			if got := colorful(test.flag, &bytes.Buffer{}, getenv); got != test.want {
				t.Errorf("got %t", got)
			}
		})
	}
}
