// Package load describes rules by their Rego files and annotations: those of the program when its table
// is generated, and those that users keep in folders of their own. It compiles and evaluates nothing.
package load

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

// Known returns all rules there are, sorted by name: the program's, and those of users' folders, of
// which one that cannot be run says why in its field Broken. The error is about folders: those that
// cannot be read, and those without rules. Without folders the rules are those of the program, which nobody may change.
func Known(folders []string) ([]rules.Rule, error) {
	if len(folders) == 0 { // as in most runs: no copy
		return rules.All(), nil
	}
	known, taken := slices.Clone(rules.All()), ofProgram()
	var errs []error
	for i, folder := range folders {
		if slices.ContainsFunc(folders[:i], func(other string) bool { return isSame(folder, other) }) {
			continue
		}
		own, err := Users(folder)
		if err != nil {
			errs = append(errs, fmt.Errorf("rules folder %s: %w", folder, err))
		}
		taken.claim(own)
		known = append(known, own...)
	}
	slices.SortStableFunc(known, byName)
	return known, errors.Join(errs...)
}

// Users returns the rules of a user's folder, and what looks like one and lies in the wrong place.
func Users(folder string) ([]rules.Rule, error) {
	found, err := Folder(folder)
	if err != nil {
		return nil, err
	}
	lost, err := misplaced(folder)
	if err == nil && len(found)+len(lost) == 0 {
		err = errors.New("there are no rules in it: want <category>/<name>/<name>.rego; 'secretwright new rule' writes one")
	}
	found = append(found, lost...)
	ofProgram().claim(found)
	return found, err
}

// Folder describes the rules of a folder, sorted by name: each is <category>/<name>/<file>.rego with
// fail and open sets, as the program's own are.
func Folder(folder string) ([]rules.Rule, error) {
	files, err := regoFiles(folder)
	var found []rules.Rule
	for _, file := range files {
		if isPlaced(file) {
			found = append(found, describe(folder, file))
		}
	}
	slices.SortStableFunc(found, byName)
	holders{}.claim(found)
	return found, err
}

func misplaced(folder string) ([]rules.Rule, error) {
	files, err := regoFiles(folder)
	var found []rules.Rule
	for _, file := range slices.DeleteFunc(files, isPlaced) {
		name := strings.ReplaceAll(strings.TrimSuffix(path.Base(file), ".rego"), "_", "-")
		rule := rules.Rule{Name: name, Folder: folder, Modules: []string{file}}
		rule.Broken = wrong(top(rule), "a rule is <category>/%s/%s in the folder of the rules: move it there", name, path.Base(file))
		found = append(found, rule)
	}
	return found, err
}

// isPlaced tells <category>/<name>/<file>.rego.
func isPlaced(file string) bool { return strings.Count(file, "/") == 2 }

// regoFiles are the files of rules by their slash paths in a folder: not those of libraries, nor tests.
func regoFiles(folder string) ([]string, error) {
	var files []string
	err := fs.WalkDir(os.DirFS(folder), ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && isSkipped(file):
			return fs.SkipDir
		case strings.HasSuffix(file, ".rego") && !strings.HasSuffix(file, "_test.rego"):
			files = append(files, file)
		}
		return nil
	})
	var at *fs.PathError
	if errors.As(err, &at) && at.Path == "." { // the folder itself, which the caller names
		return nil, at.Err
	}
	return files, err
}

func isSkipped(folder string) bool {
	return folder == "lib" || folder == "testdata" || strings.HasPrefix(folder, ".") && folder != "."
}

// holders says where the rule of a name is.
type holders map[string]string

func ofProgram() holders {
	taken := holders{}
	for _, rule := range rules.All() {
		taken[rule.Name] = "it is one of the program's"
	}
	return taken
}

// claim takes the names of rules; a rule whose name another has is broken.
func (h holders) claim(all []rules.Rule) {
	for i := range all {
		rule := &all[i]
		holder, isTaken := h[rule.Name]
		if !isTaken {
			h[rule.Name] = rule.File(rule.Modules[0])
		} else if rule.Broken == nil {
			rule.Broken = wrong(top(*rule), "there is a rule %s already (%s): give yours another name", rule.Name, holder)
		}
	}
}

func byName(a, b rules.Rule) int { return cmp.Compare(a.Name, b.Name) }

func isSame(a, b string) bool {
	first, errFirst := filepath.Abs(a)
	second, errSecond := filepath.Abs(b)
	return errFirst == nil && errSecond == nil && first == second
}

// wrong is what is wrong with a rule, with its place, in the form in which OPA says what is.
func wrong(at *ast.Location, format string, values ...any) *ast.Error {
	return ast.NewError(ast.CompileErr, at, format, values...)
}

// top is the beginning of a rule's file.
func top(rule rules.Rule) *ast.Location {
	return ast.NewLocation(nil, rule.File(rule.Modules[0]), 1, 1)
}
