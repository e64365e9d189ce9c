package model

import (
	"slices"
)

// allows says in which deployments one of the statements allows an action on a resource.
func (p *powers) allows(action string, covers func(value, *stack) answer) extent {
	found := nowhere
	for _, g := range p.grants {
		if !g.statement.allows {
			continue
		}
		found = found.or(extent{holds: g.holds}.and(g.coversAction(action)).and(g.coversResource(covers)).and(g.condition.isFollowed()))
	}
	return found
}

// coversAction says whether a statement is about an action.
func (s *statement) coversAction(action string) extent {
	match := func(v value) answer {
		switch content, isKnown := v.text(); {
		case isKnown && anyCase(content, action):
			return yes
		case isKnown:
			return no
		}
		return maybe("an action of a statement is not known: " + reason(v))
	}
	if s.node.kind != mapping {
		return doubted("a statement is not known: " + reason(s.node))
	}
	if excluded := s.node.get("NotAction"); excluded.kind != absent {
		found := among(excluded.members(), match)
		return extent{not(found.holds), found.doubt}
	}
	return among(s.node.get("Action").members(), match)
}

func (s *statement) coversResource(covers func(value, *stack) answer) extent {
	if s.node.get("NotResource").kind != absent {
		return doubted("NotResource of a statement is not followed")
	}
	return among(s.node.get("Resource").members(), func(v value) answer { return covers(v, s.owner.stack) })
}

// The condition keys that statements for rotation functions have (Secrets Manager User Guide, "Lambda
// rotation function execution role permissions"), and those that every call within an account meets.
var metByRotation = []string{
	"secretsmanager:resource/allowrotationlambdaarn", "kms:viaservice", "kms:calleraccount", "kms:encryptioncontext:secretarn",
	"aws:resourceaccount", "aws:principalaccount", "aws:principalarn", "aws:securetransport", "aws:requestedregion",
}

// isFollowed says whether a condition lets a rotation function pass.
func (c condition) isFollowed() extent {
	for _, key := range c.keys {
		if !slices.Contains(metByRotation, key) {
			return doubted("whether a condition on " + key + " is met is not known")
		}
	}
	return extent{}
}

// isRole says whether a principal of a resource's policy is a role. The account alone is not: it leaves
// the decision to the policies of its roles (IAM User Guide, "AWS account principals").
func (a *Assembly) isRole(p principal, role *resource, from *stack) answer {
	switch p.class {
	case anyone:
		return yes
	case undecided:
		return maybe("a principal is not known: " + p.reason)
	case same:
		return answer{is: a.roleNamed(p.value, from) == role}
	}
	return no
}

// admits says in which deployments a policy of a resource lets a role do something.
func (a *Assembly) admits(statements []*statement, role *resource, action string) extent {
	found := nowhere
	for _, s := range statements {
		if !s.allows {
			continue
		}
		for _, p := range s.principals {
			is := extent{holds: s.owner.exists}.and(a.isRole(p, role, s.owner.stack).extent(p.when))
			found = found.or(is.and(s.coversAction(action)).and(s.condition.isFollowed()))
		}
	}
	return found
}
