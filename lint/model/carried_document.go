package model

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

func (p fingerprint) fields() []field {
	if p.length == 0 {
		return nil
	}
	return []field{{"length", ast.IntNumberTerm(p.length)}, {"fingerprint", ast.StringTerm(p.hash)}}
}

func carriedTerm(c *carried) *ast.Term {
	kind := c.property
	if c.owner != nil {
		kind = c.owner.kind
	}
	fields := append(c.stack.placeAt(c.node.Path()), c.print.fields()...)
	return object(append(fields,
		field{"type", ast.StringTerm(kind)},
		field{"property", ast.StringTerm(c.property)},
		field{"key", ast.StringTerm(c.entry.key)},
		field{"named", ast.BooleanTerm(c.named)},
		field{"provenance", ast.StringTerm(c.provenance)},
		field{"parameters", textTerms(c.entry.value.parameters())},
		field{"kind", optional(c.kind)},
		field{"format", optional(c.format)},
		field{"json_key", optional(c.jsonKey)},
		field{"reads", optional(c.reads)},
		field{"shown", ast.BooleanTerm(c.shown())},
		field{"password", ast.BooleanTerm(c.password)},
		field{"formed", ast.BooleanTerm(c.formed)},
		field{"when", optional(solve(c.entry.when).text())},
		field{"reason", optional(c.reason)},
	)...)
}

// parameters lists the parameters that a text is made of.
func (v value) parameters() []string {
	var names []string
	for _, p := range v.parts() {
		if p.from == parameter {
			names = append(names, p.name)
		}
	}
	return names
}

func tokenTerm(t token) *ast.Term {
	path := t.node.Path()
	fields := append(t.stack.placeAt(path), printOf(t.stack.Name+"/"+path[min(1, len(path)-1)], t.text).fields()...)
	return object(append(fields,
		field{"format", ast.StringTerm(t.format.name)},
		field{"kind", ast.StringTerm(t.format.kind)},
	)...)
}

func referenceTerm(r *reference) *ast.Term {
	return object(append(r.placeOf(r.value),
		field{"type", ast.StringTerm(r.resource.kind)},
		field{"property", ast.StringTerm(strings.ReplaceAll(r.property.path[1:], "/", "."))},
		field{"secret", keyTerm(r.secret)},
		field{"when", optional(r.circumstances(r.when))},
		field{"unknown", optional(r.unknown)},
	)...)
}
