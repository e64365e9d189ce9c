package model

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// credentialParameters lists the parameters whose values become credentials, and those that hide a
// Default.
func (a *Assembly) credentialParameters() []parameterFact {
	return a.facts.parameters.get(a.findCredentialParameters)
}

func (a *Assembly) findCredentialParameters() []parameterFact {
	var found []parameterFact
	for _, p := range a.parameterFacts() {
		if len(a.handovers()[p.node]) > 0 || p.node.Get("Default") != nil && p.stack.noEcho(p.node.Key) {
			found = append(found, p)
		}
	}
	return found
}

// called says whether a name is that of a credential, of something about or beside one, or neither.
func called(name string) string {
	switch {
	case isCredentialKey(name):
		return "credential"
	case isAboutOther(name):
		return "other"
	}
	return "unspecific"
}

// isRandom reports whether the Default looks like no name that people give.
func (p parameterFact) isRandom() bool {
	written := p.node.Get("Default")
	return written.IsText() && looksRandom(written.Text)
}

// format is the known format of a credential in the Default.
func (p parameterFact) format() string {
	if written := p.node.Get("Default"); written.IsText() {
		return formatOf(written.Text)
	}
	return ""
}

func credentialParameterTerm(p parameterFact) *ast.Term {
	return p.term(
		field{"called", wordTerm(called(p.node.Key))},
		field{"random", ast.InternedTerm(p.isRandom())},
		field{"format", optional(p.format())},
		field{"handovers", array(p.stack.assembly.handovers()[p.node], handoverTerm)},
	)
}
