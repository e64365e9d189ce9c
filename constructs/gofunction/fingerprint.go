package gofunction

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// goPackage is what `go list -json` says of a package that matters here.
type goPackage struct {
	ImportPath, Dir, Name              string
	Standard                           bool
	GoFiles, SFiles, HFiles, SysoFiles []string
	EmbedFiles                         []string
	Module                             *goModule
	Error                              *goError
	DepsErrors                         []goError
}

type goModule struct {
	Path, Version, GoVersion string
	Replace                  *goModule
}

type goError struct{ Err string }

// fingerprint stands for everything that the program is made of but the standard library, which is Go's: the versions of
// modules, and the contents of files where there is no version, as in this app's own module.
func (s source) fingerprint() (string, error) {
	packages, err := s.list()
	if err != nil {
		return "", err
	}
	lines := []string{"architecture " + s.architecture, "flags " + strings.Join(buildFlags, " ")}
	for _, p := range packages {
		if p.Standard {
			continue
		}
		described, err := p.describe()
		if err != nil {
			return "", err
		}
		lines = append(lines, described...)
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(slices.Compact(lines), "\n")))
	return hex.EncodeToString(sum[:]), nil
}

// list returns the program's package, last, after all that it needs.
func (s source) list() ([]goPackage, error) {
	output, err := s.run("list", "-e", "-deps", "-tags", tags,
		"-json=ImportPath,Dir,Name,Standard,GoFiles,SFiles,HFiles,SysoFiles,EmbedFiles,Module,Error,DepsErrors", s.pkg)
	if err != nil {
		return nil, err
	}
	var packages []goPackage
	for decoder := json.NewDecoder(strings.NewReader(output)); ; {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read what go list says of %s: %w", s.pkg, err)
		}
		packages = append(packages, p)
	}
	if len(packages) == 0 {
		return nil, fmt.Errorf("go list knows no package %s", s.pkg)
	}
	return packages, packages[len(packages)-1].check(s)
}

// check refuses a package that cannot be compiled, or is no program.
func (p goPackage) check(s source) error {
	problems := p.DepsErrors
	if p.Error != nil {
		problems = append([]goError{*p.Error}, problems...)
	}
	switch {
	case len(problems) > 0 && s.pkg != "." && isMissing(problems[0]):
		return errors.New(p.advice(s.pkg))
	case len(problems) > 0:
		return errors.New(problems[0].Err)
	case p.Name != "main":
		return fmt.Errorf("it is package %s: pass a package main", p.Name)
	}
	return nil
}

// isMissing says whether a module is not in the app's go.mod or go.sum, in the words of the go command.
func isMissing(e goError) bool {
	return strings.Contains(e.Err, "missing go.sum entry") || strings.Contains(e.Err, "no required module provides package") ||
		strings.Contains(e.Err, "cannot find module providing package")
}

// advice is the one command after which the app's module knows the program, also after `go mod tidy`, which leaves out
// what only a program needs that the app does not import.
func (p goPackage) advice(pkg string) string {
	version := ""
	if p.Module != nil && p.Module.Version != "" {
		version = "@" + p.Module.Version
	}
	return "the module of this app does not know what the program is made of: add it, once, with\n\n\tgo get -tool " + pkg + version + "\n"
}

// describe returns the version of the package's module, or what its files say.
func (p goPackage) describe() ([]string, error) {
	m := p.Module
	if m == nil {
		return nil, fmt.Errorf("package %s belongs to no module: put the app into one with go mod init", p.ImportPath)
	}
	if m.Replace != nil {
		m = &goModule{Path: m.Replace.Path, Version: m.Replace.Version, GoVersion: m.Replace.GoVersion}
	}
	if m.Version != "" {
		return []string{"module " + m.Path + "@" + m.Version}, nil
	}
	// The language that a module is written in, of which go.mod speaks, not the Go that compiles it.
	lines := []string{"package " + p.ImportPath + " in Go " + m.GoVersion}
	for _, name := range slices.Concat(p.GoFiles, p.SFiles, p.HFiles, p.SysoFiles, p.EmbedFiles) {
		text, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			return nil, err
		}
		lines = append(lines, fmt.Sprintf("file %s/%s %x", p.ImportPath, filepath.ToSlash(name), sha256.Sum256(text)))
	}
	return lines, nil
}
