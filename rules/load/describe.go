package load

import (
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

// describe returns the rule of a file; with what is wrong with it, if anything is.
func describe(folder, file string) rules.Rule {
	r := rules.Rule{
		Name: path.Base(path.Dir(file)), Category: path.Dir(path.Dir(file)), Folder: folder, Modules: []string{file},
	}
	if err := fill(&r); err != nil {
		r.Broken = err
	}
	return r
}

func fill(r *rules.Rule) error {
	module, err := parse(*r, r.Modules[0])
	if err != nil {
		return err
	}
	if err := checkName(*r, module.Package); err != nil {
		return err
	}
	if err := annotate(r, module); err != nil {
		return err
	}
	var errs ast.Errors
	errs = append(errs, sets(r, module)...)
	errs = append(errs, reads(r, module)...)
	if len(errs) > 0 {
		return errs
	}
	return nil
}

func parse(r rules.Rule, module string) (*ast.Module, error) {
	file, text, err := r.Source(module)
	if err != nil {
		return nil, err
	}
	return ast.ParseModuleWithOpts(file, text, ast.ParserOptions{ProcessAnnotation: true})
}

// checkName holds a rule's name, which is its folder's, against its package.
func checkName(r rules.Rule, declared *ast.Package) error {
	if !rules.IsName(r.Name) {
		return wrong(top(r), "the rule's folder is %q: name it in kebab-case, for example secret-without-owner", r.Name)
	}
	want := ast.Ref{ast.DefaultRootDocument, ast.StringTerm("rules"), ast.StringTerm(r.Category), ast.StringTerm(r.Name)}
	if !declared.Path.Equal(want) {
		return wrong(declared.Location, "the package is %s: want %s, as the folders say", packageText(declared.Path), packageText(want))
	}
	return nil
}

// packageText is a package as a module declares it, without data.
func packageText(path ast.Ref) string {
	return strings.TrimPrefix(path.String(), ast.DefaultRootDocument.String()+".")
}

// sets finds which of the sets fail and open the rule defines, and what each starts from.
func sets(r *rules.Rule, module *ast.Module) ast.Errors {
	var errs ast.Errors
	for _, rule := range module.Rules {
		name := rule.Head.Ref()[0].Value.String()
		if name != "fail" && name != "open" {
			continue
		}
		section, ok := subject(rule)
		switch {
		case rule.Head.RuleKind() != ast.MultiValue || len(rule.Head.Ref()) > 1:
			errs = append(errs, wrong(rule.Location, "%s is no set: write `%s contains {...} if {...}`", name, name))
		case !ok:
			errs = append(errs, wrong(rule.Location, "start %s with `some x in input.<section>`: the rule is left out where there is none", name))
		}
		r.Kinds = add(r.Kinds, name)
		r.Subjects = add(r.Subjects, section)
	}
	if len(r.Kinds) == 0 {
		errs = append(errs, wrong(top(*r), "the rule defines neither fail nor open"))
	}
	return errs
}

// subject returns the section that the first expression of a rule iterates. The engine leaves out a
// rule whose subjects are empty, so every fail and open must start that way.
func subject(rule *ast.Rule) (string, bool) {
	declaration, ok := rule.Body[0].Terms.(*ast.SomeDecl)
	if !ok || len(declaration.Symbols) != 1 {
		return "", false
	}
	call, ok := declaration.Symbols[0].Value.(ast.Call)
	if !ok {
		return "", false
	}
	ref, ok := call[len(call)-1].Value.(ast.Ref)
	if !ok || len(ref) != 2 {
		return "", false
	}
	return sectionOf(ref)
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
