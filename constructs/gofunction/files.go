package gofunction

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// files are the contents of Files by name.
type files map[string][]byte

func (s *settings) readFiles() files {
	read := files{}
	if s.Files == nil {
		return read
	}
	for name, path := range *s.Files {
		if path == nil || name == "" || name == bootstrap || name != filepath.Base(name) {
			s.refuse("Files", fmt.Sprintf("%q", name), "pass names without folders, other than bootstrap, with a path each")
		}
		text, err := os.ReadFile(*path)
		if err != nil {
			s.refuse("Files", fmt.Sprintf("%q", *path), fmt.Sprintf("%v: pass the path of a file", err))
		}
		read[name] = text
	}
	return read
}

func (f files) fingerprint() string {
	var lines strings.Builder
	for _, name := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(&lines, "\nfile %q %x", name, sha256.Sum256(f[name]))
	}
	return lines.String()
}

func (f files) write(folder string) error {
	for name, text := range f {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
