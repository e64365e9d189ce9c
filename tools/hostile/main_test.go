//go:build unix

package main

import (
	"os"
	"regexp"
	"testing"
)

// TestCases makes every case in a small size: each has a name of its own, files where it needs them, and a pattern that
// can be read.
func TestCases(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range cases() {
		if seen[c.name] || titles[c.group] == "" {
			t.Errorf("%q: twice, or in no group", c.name)
		}
		seen[c.name] = true
		if _, err := regexp.Compile(c.says); err != nil || c.says == "" {
			t.Errorf("%s: says %q: %v", c.name, c.says, err)
		}
		at := t.TempDir()
		if err := makeFiles(c.name, min(c.size, 4), at); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if entries, err := os.ReadDir(at); err != nil || len(entries) == 0 && c.args == nil {
			t.Errorf("%s: no files, %v", c.name, err)
		}
	}
}

// TestExcerpt keeps the beginning and the end of a long text.
func TestExcerpt(t *testing.T) {
	var e excerpt
	for _, text := range []string{"begin", string(make([]byte, 3*kept)), "end"} {
		if n, err := e.Write([]byte(text)); n != len(text) || err != nil {
			t.Error(n, err)
		}
	}
	if text := e.text(); len(text) != 2*kept || string(text[:5]) != "begin" || string(text[len(text)-3:]) != "end" {
		t.Errorf("%d bytes", len(e.text()))
	}
}
