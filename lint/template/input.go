package template

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
)

const stdinName = "<stdin>"

// Input is what is judged together: one template with its local nested templates, the stacks of one
// cdk.out folder, or several such inputs.
// The zero Input is not usable; Find makes them.
type Input struct {
	path  string
	kind  inputKind
	parts []Input
}

type inputKind uint8

const (
	named    inputKind = iota // a file that the user named: it must be a template
	met                       // a file met in a folder: it may be something else
	standard                  // standard input
	cloud                     // the folder of a cloud assembly
	joined                    // several inputs, judged together
)

// Name is the path as the user would write it, "<stdin>" for standard input.
func (in Input) Name() string { return in.path }

// Load reads the input now, so that a caller can hold one input in memory at a time. A file that
// Find met in a folder and that is no template gives neither a stack nor a problem. stdin is read
// only for the input "-".
func (in Input) Load(stdin io.Reader) ([]*Stack, []*Problem) {
	switch in.kind {
	case cloud:
		return loadAssembly(in.path)
	case met:
		stack, problem := loadCandidate(in.path)
		return withNested(stack, problem)
	case joined:
		return in.loadJoined(func(part Input) ([]*Stack, []*Problem) { return part.Load(stdin) })
	case standard:
		source, problem := readLimited(stdinName, "standard input", stdin, 0)
		if problem != nil {
			return nil, []*Problem{problem}
		}
		return one(read(stdinName, source))
	}
	return withNested(loadFile(in.path))
}

func one(stack *Stack, problem *Problem) ([]*Stack, []*Problem) {
	switch {
	case problem != nil:
		return nil, []*Problem{problem}
	case stack == nil:
		return nil, nil
	}
	return []*Stack{stack}, nil
}

func loadFile(path string) (*Stack, *Problem) {
	source, problem := readFile(path)
	if problem != nil {
		return nil, problem
	}
	return read(path, source)
}

// loadCandidate reads a file of a folder. Folders are full of other YAML and JSON, some of it
// broken or huge: neither a stack nor a problem means that it was never meant to be a template.
func loadCandidate(path string) (*Stack, *Problem) {
	if info, err := os.Stat(path); err == nil && info.Size() > MaxBytes && !wantsToBe(head(path)) {
		return nil, nil
	}
	source, problem := readFile(path)
	if problem != nil {
		return nil, problem
	}
	// Most other files are told by a glance at their text, without parsing.
	text := toUTF8(source)
	if !strings.Contains(text, "Resources") && !wantsToBe(text) {
		return nil, nil
	}
	stack, problem := read(path, source)
	if problem != nil && (problem.foreign || !wantsToBe(text)) {
		return nil, nil
	}
	return stack, problem
}

// wantsToBe reports whether a text plainly is meant to be a template, though it may be broken.
func wantsToBe(text string) bool {
	return strings.Contains(text, "AWSTemplateFormatVersion") || strings.Contains(text, "Resources") && strings.Contains(text, "AWS::")
}

// head is the beginning of a file that is too large to be read.
func head(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	text, _ := io.ReadAll(io.LimitReader(file, 64<<10)) // what could be read decides
	return string(text)
}

// readFile reads a file whole, but never more than a template may have.
func readFile(path string) (string, *Problem) {
	file, err := os.Open(path)
	if err != nil {
		return "", &Problem{File: path, Message: reason(err)}
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return "", &Problem{File: path, Message: reason(err)}
	case info.Size() > MaxBytes:
		return "", &Problem{File: path, Message: tooLarge("the file", info.Size())}
	}
	return readLimited(path, "the file", file, info.Size())
}

// readLimited makes room for a size that is likely, and takes what comes.
func readLimited(path, what string, from io.Reader, size int64) (string, *Problem) {
	if from == nil {
		return "", &Problem{File: path, Message: what + " is not available"}
	}
	var source strings.Builder // its text needs no copy
	source.Grow(int(size))
	_, err := io.Copy(&source, io.LimitReader(from, MaxBytes+1))
	switch {
	case err != nil:
		return "", &Problem{File: path, Message: reason(err)}
	case source.Len() > MaxBytes:
		return "", &Problem{File: path, Message: tooLarge(what, 0)}
	}
	return source.String(), nil
}

// reason is the operating system's own words, without the path that the Problem has already.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
