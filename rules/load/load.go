// Package load describes rules by their Rego files and annotations: those of the program when its table
// is generated, and those that users keep in folders of their own.
package load

import (
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

// Folder describes the rules of a folder, sorted by name: each is <category>/<name>/<file>.rego with
// fail and open sets, as the program's own are. Rules without mistakes are returned whatever is wrong
// with the others.
func Folder(folder string) ([]rules.Rule, []error) {
	files, err := regoFiles(folder)
	if err != nil {
		return nil, []error{err}
	}
	if len(files) == 0 {
		return nil, []error{fmt.Errorf("%s: no rules in this folder: want <category>/<name>/<name>.rego; 'secretwright new rule' writes one", folder)}
	}
	l := loader{folder: folder}
	var found []rules.Rule
	var errs []error
	for _, file := range files {
		rule, err := l.describe(file)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		found = append(found, rule)
	}
	slices.SortFunc(found, func(a, b rules.Rule) int { return strings.Compare(a.Name, b.Name) })
	return found, append(errs, twice(found)...)
}

// regoFiles are the files of rules: not of libraries, and not of tests.
func regoFiles(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(file string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(folder, file)
		inside = filepath.ToSlash(inside)
		isRule := strings.HasSuffix(inside, ".rego") && !strings.HasSuffix(inside, "_test.rego") && !strings.HasPrefix(inside, "lib/")
		if isRule && strings.Count(inside, "/") == 2 {
			files = append(files, inside)
		}
		return err
	})
	var missing *fs.PathError
	if errors.As(err, &missing) {
		return nil, fmt.Errorf("%s: %w", missing.Path, missing.Err)
	}
	return files, err
}

func twice(sorted []rules.Rule) []error {
	var errs []error
	for i, rule := range sorted {
		if i > 0 && rule.Name == sorted[i-1].Name {
			errs = append(errs, fmt.Errorf("%s: a second rule of the name %s", rule.Modules[0], rule.Name))
		}
	}
	return errs
}

type loader struct{ folder string }

// name is a file as the user would write it.
func (l loader) name(file string) string { return path.Join(filepath.ToSlash(l.folder), file) }

func (l loader) parse(file string) (*ast.Module, error) {
	text, err := os.ReadFile(filepath.Join(l.folder, filepath.FromSlash(file)))
	if errors.Is(err, fs.ErrNotExist) { // a library of the program
		var embedded string
		embedded, err = rules.Rule{}.Source(file)
		text = []byte(embedded)
	}
	if err != nil {
		return nil, err
	}
	return ast.ParseModuleWithOpts(l.name(file), string(text), ast.ParserOptions{ProcessAnnotation: true})
}

func (l loader) describe(file string) (rules.Rule, error) {
	module, err := l.parse(file)
	if err != nil {
		return rules.Rule{}, err
	}
	r := rules.Rule{
		Name: path.Base(path.Dir(file)), Category: path.Dir(path.Dir(file)), Folder: l.folder, Modules: []string{file},
	}
	if want := fmt.Sprintf("data.rules.%s[%q]", r.Category, r.Name); module.Package.Path.String() != ast.MustParseRef(want).String() {
		return r, fmt.Errorf("%s:1: the package is %s, want %s, as the folders say", l.name(file), module.Package.Path, want)
	}
	if err := annotate(&r, module); err != nil {
		return r, fmt.Errorf("%s: %w", l.name(file), err)
	}
	modules, err := l.libraries(module)
	if err != nil {
		return r, err
	}
	r.Modules = append(r.Modules, modules...)
	if err := l.sets(&r, module); err != nil {
		return r, err
	}
	return r, l.sections(&r)
}

// sets finds which of the sets fail and open the rule defines, and what each starts from.
func (l loader) sets(r *rules.Rule, module *ast.Module) error {
	for _, rule := range module.Rules {
		name := rule.Head.Ref()[0].Value.String()
		if name != "fail" && name != "open" {
			continue
		}
		section, err := subject(rule)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", rule.Location.File, rule.Location.Row, err)
		}
		r.Kinds = add(r.Kinds, name)
		r.Subjects = add(r.Subjects, section)
	}
	if len(r.Kinds) == 0 {
		return fmt.Errorf("%s: the rule defines neither fail nor open", l.name(r.Modules[0]))
	}
	return nil
}

// subject returns the section that the first expression of a rule iterates. The engine leaves out a
// rule whose subjects are empty, so every fail and open must start that way.
func subject(rule *ast.Rule) (string, error) {
	declaration, ok := rule.Body[0].Terms.(*ast.SomeDecl)
	if ok && len(declaration.Symbols) == 1 {
		if call, ok := declaration.Symbols[0].Value.(ast.Call); ok {
			if ref, ok := call[len(call)-1].Value.(ast.Ref); ok && ref.HasPrefix(ast.InputRootRef) && len(ref) == 2 {
				return string(ref[1].Value.(ast.String)), nil
			}
		}
	}
	return "", errors.New("start fail and open with `some x in input.<section>`")
}

// libraries returns the library files that a module imports, directly or not.
func (l loader) libraries(module *ast.Module) ([]string, error) {
	var files []string
	for _, imported := range module.Imports {
		ref, ok := imported.Path.Value.(ast.Ref)
		if !ok || len(ref) < 3 || !ref.HasPrefix(ast.MustParseRef("data.lib")) {
			continue
		}
		name := string(ref[2].Value.(ast.String))
		file := path.Join("lib", name, name+".rego")
		library, err := l.parse(file)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %s is not there: %w", imported.Location.File, imported.Location.Row, imported.Path, err)
		}
		more, err := l.libraries(library)
		if err != nil {
			return nil, err
		}
		files = add(files, append([]string{file}, more...)...)
	}
	return files, nil
}

// sections finds all parts of the input document that the rule and its libraries read.
func (l loader) sections(r *rules.Rule) error {
	for _, file := range r.Modules {
		module, err := l.parse(file)
		if err != nil {
			return err
		}
		ast.WalkRefs(module, func(ref ast.Ref) bool {
			if name, ok := sectionOf(ref); ok {
				r.Sections = add(r.Sections, name)
			}
			return false
		})
	}
	return nil
}

func sectionOf(ref ast.Ref) (string, bool) {
	if !ref.HasPrefix(ast.InputRootRef) || len(ref) < 2 {
		return "", false
	}
	name, ok := ref[1].Value.(ast.String)
	return string(name), ok && name != "settings" && name != "stacks" && name != "format" // they are always there
}

func add(list []string, items ...string) []string {
	for _, item := range items {
		if !slices.Contains(list, item) {
			list = append(list, item)
		}
	}
	slices.Sort(list)
	return list
}
