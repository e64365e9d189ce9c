package template

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Find turns the paths a user names into inputs, in the order of the paths and sorted within a
// folder. A path is a template, a folder, the folder of a cloud assembly (cdk.out), or "-" for
// standard input. What is named twice is found once, and a template that another one nests by its
// local path is found with that one.
//
// Find reads manifests of cloud assemblies, looks for templates that nest others, and reads in a
// folder as many candidates as it takes to meet the first template: a folder without any is a
// problem, so that a mistyped path is no clean run. All else is read by Load.
func Find(paths []string, selection Selection) ([]Input, []*Problem) {
	f := finder{seen: map[string]int{}, Selection: selection}
	for _, path := range paths {
		f.path(path)
	}
	return f.withoutNested(), f.problems
}

// Selection says which files are inputs. The zero Selection takes every template, and a file that is
// named must be one.
type Selection struct {
	// Excluded reports whether a file or folder is not even looked at. Nil: none is.
	Excluded func(path string) bool
	// Lenient passes over named files that are no templates, as over those met in a folder.
	Lenient bool
}

type finder struct {
	Selection
	inputs   []Input
	problems []*Problem
	seen     map[string]int // index of an input by its real path
	// hasTemplate says of the folder being walked that it has a template, or a broken file that
	// wants to be one and that Load will report.
	hasTemplate bool
}

func (f *finder) path(path string) {
	switch {
	case path == "-":
		f.add(Input{path: stdinName, kind: standard}, path)
		return
	case f.isExcluded(path):
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		f.problem(path, reason(err))
	case !info.IsDir() && f.Lenient:
		f.add(Input{path: path, kind: met}, realPath(path))
	case !info.IsDir():
		f.add(Input{path: path, kind: named}, realPath(path))
	default:
		f.hasTemplate = false
		if f.folder(path, realPath(path)); !f.hasTemplate {
			f.problem(path, "no CloudFormation template found in this folder; name a folder with *.yaml, *.yml, *.json or *.template files")
		}
	}
}

func (f *finder) problem(path, message string) {
	f.problems = append(f.problems, &Problem{File: path, Message: message})
}

// add adds an input unless its real path is there already. A file met in a folder and named by the
// user as well must be a template.
func (f *finder) add(in Input, real string) {
	at, found := f.seen[real]
	switch {
	case !found:
		f.seen[real] = len(f.inputs)
		f.inputs = append(f.inputs, in)
	case in.kind == named:
		f.inputs[at].kind = named
	}
}

func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	return path
}

func (f *finder) folder(path, real string) {
	if isAssembly(path) {
		f.hasTemplate = true
		f.add(Input{path: path, kind: cloud}, real)
		return
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		f.problem(path, reason(err))
		// Not knowing what is inside is no reason to say that there is no template.
		f.hasTemplate = true
		return
	}
	for _, entry := range entries {
		child, realChild := filepath.Join(path, entry.Name()), filepath.Join(real, entry.Name())
		switch {
		case f.isExcluded(child):
			f.hasTemplate = true // or may have; to leave it out is no mistake
		case entry.IsDir():
			if !isSkipped(entry.Name()) {
				f.folder(child, realChild)
			}
		case isCandidate(child, entry):
			if entry.Type()&fs.ModeSymlink != 0 {
				realChild = realPath(child)
			}
			f.candidate(child, realChild)
		}
	}
}

func (f *finder) isExcluded(path string) bool { return f.Excluded != nil && f.Excluded(path) }

func isSkipped(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules"
}

// isCandidate follows a symlink to a file, but none to a folder: it may lead back up.
func isCandidate(path string, entry fs.DirEntry) bool {
	if !slices.Contains([]string{".yaml", ".yml", ".json", ".template", ".cfn", ".cform"}, strings.ToLower(filepath.Ext(path))) {
		return false
	}
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if err != nil {
			return false
		}
		mode = info.Mode()
	}
	return mode.IsRegular()
}

// candidate looks into the file only while the folder is not known to have a template.
func (f *finder) candidate(path, real string) {
	if !f.hasTemplate {
		stack, problem := loadCandidate(path)
		if stack == nil && problem == nil {
			return
		}
		f.hasTemplate = true
	}
	f.add(Input{path: path, kind: met}, real)
}
