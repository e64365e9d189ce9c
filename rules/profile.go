package rules

import "cmp"

// profiles are the sets of rules that a user can choose, with the test that a rule must pass to be in.
var profiles = map[string]func(Rule) bool{
	"default":      func(r Rule) bool { return !r.OptIn() },
	"core":         func(r Rule) bool { return r.Tier == "core" && !r.OptIn() },
	"all":          func(Rule) bool { return true },
	"security-hub": func(r Rule) bool { return len(r.controlsIn(func(f family) []string { return f.SecurityHub })) > 0 },
	"cis":          func(r Rule) bool { return len(r.controlsIn(func(f family) []string { return f.CIS })) > 0 },
}

// Profiles returns the names of the sets of rules that can be chosen: default, core, all, and those
// that a public standard asks for.
func Profiles() []string { return []string{"default", "core", "all", "security-hub", "cis"} }

// InProfile returns the rules of a profile sorted by name, or false for an unknown name. The profile
// "" is the default: every rule but those to opt in to.
func InProfile(name string) ([]Rule, bool) {
	if _, ok := profiles[cmp.Or(name, "default")]; !ok {
		return nil, false
	}
	var found []Rule
	for _, r := range table {
		if r.In(name) {
			found = append(found, r)
		}
	}
	return found, true
}

// In reports whether a profile of InProfile has the rule.
func (r Rule) In(profile string) bool {
	includes, ok := profiles[cmp.Or(profile, "default")]
	return ok && r.Folder == "" && includes(r)
}

// OptIn reports whether a rule is run only where it is asked for: it demands what AWS leaves to taste. A
// user's own rule is asked for by its folder.
func (r Rule) OptIn() bool { return r.Severity == "info" && r.Folder == "" }
