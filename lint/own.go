package lint

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

// usable returns the rules that compile. Our own do; each of a user's is tried alone, so that one with
// a mistake keeps no other from judging.
func usable(all []Rule) ([]Rule, []error) {
	isOwn := func(r Rule) bool { return r.Folder != "" }
	if !slices.ContainsFunc(all, isOwn) {
		return all, nil
	}
	var kept []Rule
	var errs []error
	capabilities := restricted()
	for _, rule := range all {
		if err := try(rule, capabilities); err != nil {
			errs = append(errs, err)
			continue
		}
		kept = append(kept, rule)
	}
	return kept, errs
}

func try(rule Rule, capabilities *ast.Capabilities) error {
	if rule.Folder == "" {
		return nil
	}
	if _, exists := rules.Find(rule.Name); exists {
		return fmt.Errorf("%s: there is a rule %s already: give yours another name", rule.File(rule.Modules[0]), rule.Name)
	}
	modules := map[string]*ast.Module{}
	if err := addModules(modules, rule); err != nil {
		return err
	}
	compiler := ast.NewCompiler().WithCapabilities(capabilities)
	if compiler.Compile(modules); compiler.Failed() {
		return fmt.Errorf("compile rule %s: %w", rule.Name, compiler.Errors)
	}
	return nil
}

// restricted are the capabilities of users' rules: what gives the same answer for the same template,
// wherever and whenever. No network, no environment, no clock, no chance.
func restricted() *ast.Capabilities {
	capabilities := ast.CapabilitiesForThisVersion()
	capabilities.Builtins = slices.DeleteFunc(capabilities.Builtins, func(b *ast.Builtin) bool { return b.Nondeterministic || b.Name == "print" || b.Name == "trace" })
	capabilities.AllowNet = []string{}
	return capabilities
}
