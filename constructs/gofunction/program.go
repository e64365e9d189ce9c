package gofunction

import (
	"io"
	"os"
	"path/filepath"
	"strings"
)

// source is a program for an architecture.
type source struct {
	// folder is where the go command runs, "" for the current one.
	folder string
	// pkg is the package as the go command takes it.
	pkg string
	// architecture is Go's word for it.
	architecture string
}

// sourceOf reads Source. A folder may be a module of its own, so the go command runs there.
func sourceOf(text, architecture string) source {
	if strings.HasPrefix(text, ".") || filepath.IsAbs(text) {
		return source{folder: text, pkg: ".", architecture: architecture}
	}
	return source{pkg: text, architecture: architecture}
}

// program is one whose sources have been read.
type program struct {
	source
	fingerprint string
	// staged is where aws-cdk has put the compiled program, "" before it is compiled.
	staged string
}

// programs are those that this process has read: many functions may run one program, and sources do not change while an
// app is synthesized. There is no lock because jsii has none either.
var programs = map[source]*program{}

// programOf reads the sources of a program, once.
func programOf(text, architecture string) (*program, error) {
	src := sourceOf(text, architecture)
	// A relative folder, and the module that an import path is looked up from, mean something else elsewhere.
	absolute, err := filepath.Abs(src.folder)
	if err != nil {
		return nil, err
	}
	key := source{absolute, src.pkg, architecture}
	if known := programs[key]; known != nil {
		return known, nil
	}
	p := &program{source: src}
	if p.fingerprint, err = src.fingerprint(); err != nil {
		return nil, err
	}
	programs[key] = p
	return p, nil
}

// writeTo copies the program from where aws-cdk keeps it, in this output folder or in that of an app before. Where it is
// in neither it is compiled.
func (p *program) writeTo(file, staged string) error {
	for _, kept := range []string{staged, p.staged} {
		if kept != "" && copyProgram(kept, file) == nil {
			return nil
		}
	}
	p.staged = staged
	return p.build(file)
}

func copyProgram(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o755)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}
