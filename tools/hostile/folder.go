//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// folder is where the files of a case are made. It keeps the first error.
type folder struct {
	path string
	err  *error
}

func (f folder) keep(err error) {
	if *f.err == nil {
		*f.err = err
	}
}

func (f folder) file(name string, text ...string) {
	at := filepath.Join(f.path, name)
	f.keep(os.MkdirAll(filepath.Dir(at), 0o700))
	f.keep(os.WriteFile(at, []byte(strings.Join(text, "")), 0o600))
}

func (f folder) link(target, name string) { f.keep(os.Symlink(target, filepath.Join(f.path, name))) }

// bytes is how large all files are together.
func (f folder) bytes() int64 {
	total := int64(0)
	f.keep(filepath.WalkDir(f.path, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	}))
	return total
}

func size(bytes int64) string {
	switch {
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20))
	case bytes >= 1<<10:
		return fmt.Sprintf("%d KiB", bytes>>10)
	}
	return fmt.Sprintf("%d B", bytes)
}

// each joins what a function makes of the numbers below n.
func each(n int, make func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(make(i))
	}
	return b.String()
}

// every is a format for each of the numbers below n, which it has as %[1]d.
func every(n int, format string) string {
	return each(n, func(i int) string { return fmt.Sprintf(format, i) })
}

// sparse makes a file that takes no room.
func (f folder) sparse(name string, size int64) {
	f.file(name, header)
	f.keep(os.Truncate(filepath.Join(f.path, name), size))
}
