package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// arnPattern is the Resource of a grant that means a secret by its name and -* for the characters that
// the service adds, and so means every secret whose name begins like this.
type arnPattern struct {
	owner *resource
	value value
}

const openSuffix = "-*"

// A name with a wildcard or an exclamation mark is meant as a pattern: services name their own secrets
// with a mark, and some take only secrets with a prefix of theirs (SageMaker Developer Guide, "Associate
// Git repositories"; IoT Greengrass Developer Guide, "Deploy secrets"; Kendra, Amazon Q and MSK likewise).
var meantPrefix = lazily(`[*?!]|^(AmazonSageMaker|AmazonKendra|AmazonMSK|QBusiness|greengrass)`)

func (a *Assembly) arnPatterns() []*arnPattern { return a.facts.patterns.get(a.findPatterns) }

// findPatterns collects them from the policies of roles, users, groups and SAM functions.
func (a *Assembly) findPatterns() []*arnPattern {
	var found []*arnPattern
	for _, r := range a.in(append(identityTypes, samFunction)...) {
		if !endsOpen(r.properties) {
			continue
		}
		for _, s := range a.policiesOf(r) {
			if s.allows {
				found = a.addPatterns(found, r, s)
			}
		}
	}
	return found
}

// addPatterns adds those of a statement, each place once, whatever cases it has.
func (a *Assembly) addPatterns(found []*arnPattern, r *resource, s *statement) []*arnPattern {
	for member := range s.node.get("Resource").members() {
		known := slices.ContainsFunc(found, func(p *arnPattern) bool {
			return p.owner == r && p.value.node == member.value.node
		})
		name, ok := member.value.openName(r.stack)
		if ok && !known && !a.isPrefix(name) && !member.value.endsInScope() {
			found = append(found, &arnPattern{r, member.value})
		}
	}
	return found
}

// endsInScope reports whether what stands before -* is what a template calls its stack, application or
// stage, whose secrets all begin with it.
func (v value) endsInScope() bool {
	const suffix = 1
	last := len(v.parts()) - 1
	return last >= suffix && v.parts()[last].text == openSuffix && scopeName().MatchString(v.parts()[last-suffix].name)
}

var scopeName = lazily(`(?i)(stack|app|application|project|env|environment|stage|prefix|namespace|service|team|org|organi[sz]ation|system|product|solution)([-_]?(name|id))?$`)

// policiesOf are the statements of the identity policies that a resource holds.
func (a *Assembly) policiesOf(r *resource) []*statement {
	var all []*statement
	for policy := range r.property("Policies").members() {
		if document := policy.value.get("PolicyDocument"); document.kind != absent {
			all = append(all, a.statementsIn(r, document)...)
		} else {
			all = append(all, a.statementsIn(r, policy.value)...)
		}
	}
	return append(all, a.statementsIn(r, r.property("PolicyDocument"))...)
}

// endsOpen reports whether some text below a node ends in -*: most policies need not be read.
func endsOpen(n *template.Node) bool {
	if n == nil {
		return false
	}
	if n.Kind == template.String {
		return strings.Contains(n.Text, openSuffix)
	}
	for child := range n.Children() {
		if endsOpen(child) {
			return true
		}
	}
	return false
}

// openName is the name in an ARN of a secret that ends in -*, as it is called in the whole assembly.
func (v value) openName(s *stack) (string, bool) {
	if !v.scalar() || !strings.HasSuffix(v.plain(), openSuffix) {
		return "", false
	}
	_, name, found := strings.Cut(v.symbol(s), arnInfix)
	name = strings.TrimSuffix(name, openSuffix)
	return name, found && strings.HasPrefix(v.plain(), "arn:") && name != "" && !meantPrefix().MatchString(name)
}

// isPrefix reports whether secrets of the assembly have names that go on after a prefix and a dash, so
// that the pattern is for them.
func (a *Assembly) isPrefix(name string) bool {
	for full := range a.names.secrets {
		if strings.HasPrefix(full, name+"-") {
			return true
		}
	}
	return false
}

func arnPatternTerm(p *arnPattern) *ast.Term {
	return p.owner.placeOf(p.value).object([]field{
		{"pattern", ast.StringTerm(p.value.render())},
	})
}
