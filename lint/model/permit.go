package model

import (
	"iter"
	"strings"
)

// allotment is a statement of a policy as rotation functions see it.
type allotment struct {
	*endpointStatement
	about    []extent // the rotationCalls
	bounds   answer
	denotes  denotation
	anywhere extent // for what has no resource
}

// speaksOf says in which deployments a statement is about a client and the secret of a schedule, and
// about a client and no resource.
func (s *allotment) speaksOf(c *client, w wanted) (on, anywhere extent) {
	if s.node.kind != mapping {
		unknown := doubted("its policy has a statement that is not known: " + reason(s.node))
		return unknown, unknown
	}
	whom := s.names(c).and(s.bounds.extent(s.when))
	if whom == nowhere {
		return nowhere, nowhere
	}
	return whom.and(s.denotes.covers(w)), whom.and(s.anywhere)
}

// isAbout judges Action and NotAction. A statement that is not known may be about anything.
func (s *endpointStatement) isAbout(action string) extent {
	if s.node.kind != mapping {
		return extent{}
	}
	if excluded := s.node.get("NotAction").members(); !isEmpty(excluded) {
		return matching(excluded, action).negated()
	}
	return matching(s.node.get("Action").members(), action)
}

// matching says when one of several patterns matches an action.
func matching(patterns iter.Seq[branch], action string) extent {
	found := nowhere
	for pattern := range patterns {
		found = found.or(pattern.value.matches(action).extent(pattern.when))
	}
	return found
}

// matches compares an action with a pattern a part of which may not be known.
func (v value) matches(action string) answer {
	before, _, isOpen := strings.Cut(v.render(), "${")
	switch {
	case !isOpen && matchesAny([]string{before}, action):
		return yes
	case isOpen && matchesAny([]string{before + "*"}, action), !v.scalar():
		return maybe("what " + v.render() + " comes to is not known")
	}
	return no
}

// names judges the principals of a statement. A role that is named may be the client's.
func (s *statement) names(c *client) extent {
	if s.node.get("NotPrincipal").kind != absent {
		return doubted("whether NotPrincipal is about the role of " + quoted(c.id) + " is not known")
	}
	found := nowhere
	for _, p := range s.principals {
		found = found.or(p.includes(c).extent(p.when))
	}
	return found
}

func (p principal) includes(c *client) answer {
	named, isSole := p.value.sole()
	isRole := isSole && named.from == attribute && named.to.is("AWS::IAM::Role")
	own := c.ownRole()
	switch {
	case p.class == anyone, isRole && named.to == own:
		return yes
	case isRole && own != nil, p.class == service, p.class == federated, p.class == canonical, p.class == notAllowed:
		return no
	case p.class == same && (isSole && named.from != attribute || strings.HasSuffix(p.text, ":root")):
		return yes
	case p.class == undecided:
		return maybe(p.reason)
	}
	return maybe("whether " + p.text + " is about the role of " + quoted(c.id) + " is not known")
}

// ownRole is the role of a function of the assembly, nil when it is not known.
func (c *client) ownRole() *resource {
	if c.is(functionTypes...) {
		return c.resource.role()
	}
	return nil
}

// ours are the condition keys with which a policy keeps to identities and secrets of the own account or
// organisation: a rotation function and its secret are taken to be of those.
var ours = map[string]bool{
	"aws:principalaccount": true, "aws:principalorgid": true, "aws:principalorgpaths": true,
	"aws:resourceaccount": true, "aws:resourceorgid": true, "aws:resourceorgpaths": true,
	"aws:securetransport": true, "aws:principalisawsservice": true,
}

// bounds judges the condition of a statement: an Allow holds if all of its comparisons do, a Deny does
// not if one of them does not.
func (s *statement) bounds() answer {
	other := ""
	isOurs := false
	for _, key := range s.condition.keys {
		if ours[key] {
			isOurs = true
		} else {
			other = key
		}
	}
	switch {
	case s.denies && isOurs:
		return no
	case other != "":
		return maybe("whether the condition on " + other + " holds is not known")
	case len(s.condition.keys) == 0 && s.node.get("Condition").kind != absent:
		return maybe("the condition of a statement is not known: " + s.condition.reason)
	}
	return yes
}
