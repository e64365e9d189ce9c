package model

import (
	"iter"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// deletion says what becomes of a resource when its stack is deleted: "retain", "delete", or "unknown".
// The default is to delete it, and a resource whose nested stack is retained stays with it
// (CloudFormation Template Reference, "DeletionPolicy attribute").
func (r *resource) deletion() string {
	own := r.fate("DeletionPolicy")
	if own == "delete" && r.stack.nestedIn != nil {
		return r.stack.nestedIn.deletion()
	}
	return own
}

// fate reads DeletionPolicy or UpdateReplacePolicy. With AWS::LanguageExtensions they may be functions:
// what those come to is not followed.
func (r *resource) fate(attribute string) string {
	policy := r.node.Get(attribute)
	switch {
	case policy == nil && opaqueKey(r.node) == "":
		return "delete"
	case !policy.IsText():
		return "unknown"
	case strings.HasPrefix(policy.Text, "Retain"): // or RetainExceptOnCreate
		return "retain"
	}
	return "delete"
}

// lacking looks for a deployment that has the resource and none of what values come to.
func (r *resource) lacking(values ...iter.Seq[branch]) solution {
	var some []*formula
	for _, all := range values {
		for b := range all {
			if b.when == nil {
				return solution{}
			}
			some = append(some, b.when)
		}
	}
	return r.occurs(not(or(some...)))
}

// byDefault are the alternatives of a value. To those that come from a Default it adds that the parameter keeps it:
// conditions may ask for its value.
func (r *resource) byDefault(v value) iter.Seq[branch] {
	return func(yield func(branch) bool) {
		for b := range v.alternatives() {
			for _, p := range b.value.parts() {
				declared := r.stack.parameters[p.name]
				if p.from == parameter && p.source != nil && p.source == declared.Get("Default") {
					b.when = and(b.when, isEqual(operand{variable: r.stack.variable(p.name)}, operand{text: p.text}))
				}
			}
			if !yield(b) {
				return
			}
		}
	}
}

// occasionTerm is nil where there is no such deployment, or where only deployment tells.
func occasionTerm(s solution, more ...field) *ast.Term {
	if !s.possible {
		return nil
	}
	return object(append(more, field{"when", optional(s.witness)})...)
}

// lifecycleFields say what a secret begins with and what is left of it in the end.
func (secret *secretFact) lifecycleFields() []field {
	return []field{
		{"deletion", wordTerm(secret.deletion())},
		{"valueless", occasionTerm(secret.lacking(secret.property("SecretString").alternatives(), secret.property("GenerateSecretString").alternatives()))},
		{"tags", secret.tagsTerm()},
		{"untagged", occasionTerm(secret.lacking(secret.property("Tags").members()))},
		{"names", secret.namesTerm()},
	}
}

func (secret *secretFact) namesTerm() *ast.Term {
	var terms []*ast.Term
	for name := range secret.property("Name").alternatives() {
		known, end := name.value.spelled()
		if term := occasionTerm(secret.occurs(name.when),
			field{"path", secret.pathOf(name.value)},
			field{"text", ast.StringTerm(name.value.render())},
			field{"known", ast.StringTerm(known)},
			field{"end", ast.StringTerm(end)},
		); term != nil {
			terms = append(terms, term)
		}
	}
	return ast.ArrayTerm(terms...)
}

// spelled is what of a text stands in the template or is given, and what of that it ends in. What is read
// at deployment is no text of the template.
func (v value) spelled() (known, end string) {
	isDynamic := strings.Contains(v.plain(), "{{resolve:")
	for _, p := range v.parts() {
		if isDynamic || !p.known || p.hidden || p.from != literal && p.from != mapped && !p.decided {
			end = ""
			continue
		}
		known += p.text
		end += p.text
	}
	return known, end
}
