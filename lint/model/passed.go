package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// passed returns what the parent of a nested stack passes for a parameter, false when it passes
// nothing. Where it does so only in some cases, the Default counts in the others.
func (s *stack) passed(p *template.Node, isList bool) (value, bool) {
	if s.nestedIn == nil || p == nil {
		return value{}, false
	}
	parent := s.nestedIn.stack
	own := s.assembly.cross(p, "parameter "+p.Key+" of "+s.nestedIn.id, func() value {
		return s.nestedIn.property("Parameters", p.Key)
	})
	if own.kind == absent {
		return value{}, false
	}
	v := own.moved(parent, s).given(parameter, p.Key, parent)
	return v.each(func(c value) value {
		switch {
		case c.kind == absent && p.Get("Default").IsText():
			c = s.parameterValue(p.Get("Default"), p.Key, isList)
		case c.kind == absent:
			c = unknown(parameter, p.Key)
		case isList && c.scalar():
			c = c.listed()
		}
		return c.hiddenIf(s.noEcho(p.Key))
	}), true
}

// listed splits a text at its commas. With a part in it that may hold a comma itself it stays whole.
func (v value) listed() value {
	pieces, certain := v.split(",")
	if !certain {
		return v
	}
	items := make([]value, len(pieces))
	for i, piece := range pieces {
		items[i] = composed(trimmed(piece))
	}
	return listOf(items)
}

// hiddenIf hides all parts of a value that was just made.
func (v value) hiddenIf(secret bool) value {
	return v.edit(func(p *part) { p.hidden = p.hidden || secret })
}

// outputName returns the name of the output of a nested stack that an attribute is.
func (r *resource) outputName(attribute string) (string, bool) {
	name, ok := strings.CutPrefix(attribute, "Outputs.")
	return name, ok && r.nested != nil
}
