package load

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

// reads finds the libraries that a rule needs, directly or not, and all parts of the input document
// that it and they read.
func reads(r *rules.Rule, module *ast.Module) ast.Errors {
	var errs ast.Errors
	for _, ref := range refs(module) {
		switch {
		case ref.HasPrefix(ast.InputRootRef):
			errs = append(errs, readSection(r, ref)...)
		case ref.HasPrefix(ast.DefaultRootRef):
			errs = append(errs, readLibrary(r, ref)...)
		}
	}
	return errs
}

// refs are the references in the imports and rules of a module.
func refs(module *ast.Module) []ast.Ref {
	var all []ast.Ref
	collect := func(ref ast.Ref) bool {
		all = append(all, ref)
		return false
	}
	for _, imported := range module.Imports {
		ast.WalkRefs(imported, collect)
	}
	for _, rule := range module.Rules {
		ast.WalkRefs(rule, collect)
	}
	return all
}

func readSection(r *rules.Rule, ref ast.Ref) ast.Errors {
	name, ok := sectionOf(ref)
	switch {
	case !ok:
		return ast.Errors{wrong(ref[0].Location, "write input.<section>: only what a rule names is in its input")}
	case !sections()[name]:
		return ast.Errors{wrong(ref[0].Location, "there is no input.%s: 'secretwright model' prints what there is", name)}
	case name != "settings" && name != "stacks" && name != "format": // they are always there
		r.Sections = add(r.Sections, name)
	}
	return nil
}

func sectionOf(ref ast.Ref) (string, bool) {
	if !ref.HasPrefix(ast.InputRootRef) || len(ref) < 2 {
		return "", false
	}
	name, ok := ref[1].Value.(ast.String)
	return string(name), ok
}

// sections are the names of the parts of the input document.
var sections = sync.OnceValue(func() map[string]bool {
	var schema struct {
		Properties map[string]json.RawMessage `json:"properties"`
	}
	names := map[string]bool{}
	if err := json.Unmarshal(rules.Schema(), &schema); err != nil { // it is embedded, and tested
		return names
	}
	for name := range schema.Properties {
		names[name] = true
	}
	return names
})

func readLibrary(r *rules.Rule, ref ast.Ref) ast.Errors {
	file, ok := libraryOf(ref)
	if !ok {
		return ast.Errors{wrong(ref[0].Location, "a rule reads input and data.lib.<name>, not %s", ref)}
	}
	if slices.Contains(r.Modules, file) {
		return nil
	}
	r.Modules = slices.Concat(r.Modules[:1], add(r.Modules[1:], file))
	library, err := parse(*r, file)
	var errs ast.Errors
	switch {
	case err == nil:
		return reads(r, library)
	case errors.As(err, &errs):
		return errs
	case errors.Is(err, fs.ErrNotExist):
		return ast.Errors{wrong(ref[0].Location, "there is no library %s, neither of yours nor of the program", file)}
	}
	return ast.Errors{wrong(ref[0].Location, "read library %s: %v", file, err)}
}

// libraryOf is the file of the library that a reference is into.
func libraryOf(ref ast.Ref) (string, bool) {
	if len(ref) < 3 || !ref[1].Equal(ast.StringTerm("lib")) {
		return "", false
	}
	name, ok := ref[2].Value.(ast.String)
	return path.Join("lib", string(name), string(name)+".rego"), ok && !strings.ContainsAny(string(name), `/\`)
}
