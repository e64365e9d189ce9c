package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestProgress runs for a while under a clock of its own.
func TestProgress(t *testing.T) {
	tests := []struct {
		name string
		run  time.Duration
		all  int
		want string
	}{
		{"short", 400 * time.Millisecond, 3, ""},
		{"long", 550 * time.Millisecond, 3, "\r\x1b[Klinting: 1 of 3 done\r\x1b[K"},
		{"longer", 650 * time.Millisecond, 3, "\r\x1b[Klinting: 1 of 3 done\r\x1b[Klinting: 1 of 3 done\r\x1b[K"},
		{"one thing", 550 * time.Millisecond, 1, "\r\x1b[Klinting ...\r\x1b[K"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var out bytes.Buffer
				p := startProgress(&out)
				p.tell(1, test.all)
				time.Sleep(test.run)
				p.end()
				if out.String() != test.want {
					t.Errorf("got %q, want %q", out.String(), test.want)
				}
			})
		})
	}
}

// TestProgressEndsClean holds that nothing of the line is left on the terminal.
func TestProgressEndsClean(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		p := startProgress(&out)
		for done := range 100 {
			p.tell(done, 100)
			time.Sleep(33 * time.Millisecond)
		}
		p.end()
		last := out.String()[strings.LastIndex(out.String(), "\r"):]
		if last != "\r\x1b[K" || strings.Contains(out.String(), "\n") {
			t.Errorf("got %q", out.String())
		}
	})
}

func TestWantsProgress(t *testing.T) {
	none := func(string) string { return "" }
	if wantsProgress(&bytes.Buffer{}, nil, none) {
		t.Error("into a buffer")
	}
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	defer writer.Close()
	if wantsProgress(writer, nil, none) {
		t.Error("into a pipe")
	}
}
