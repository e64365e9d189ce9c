package model

import (
	"slices"
	"strings"
)

// dimension is something that a policy may be limited in, beside who calls at all: the account of the
// caller, the resource that a service acts for, the identity within an account.
type dimension struct {
	// value says what a comparison of a condition key with a value limits.
	value func(key string, v value) restriction
	// spares reports whether a principal that a Deny spares is within the limit.
	spares func(principal) bool
	// services: the dimension is about AWS services, so a Deny counts whatever it does to others.
	services bool
}

// limitedIn says how far a grant is limited, by its condition and by the denials of its policy.
func (s *statement) limitedIn(d dimension) restriction {
	found := unrestricted
	if s.condition.doubtful {
		found = unknownRestriction
	}
	for _, each := range s.condition.compared {
		if each.limits() {
			found = max(found, d.value(each.key, each.value))
		}
	}
	for _, denial := range s.policy {
		if found < restricted && denial.denies && denial.covers(s) && (denial.coversEverybody(s) || d.services && denial.coversServices(s)) {
			found = max(found, denial.leavesIn(d))
		}
	}
	return found
}

// coversServices reports whether a denial names all service principals of a grant.
func (s *statement) coversServices(grant *statement) bool {
	if !holdsWhenever(s.when, grant.when) {
		return false
	}
	named := 0
	for _, p := range grant.principals {
		if p.class != service {
			continue
		}
		named++
		if !slices.ContainsFunc(s.principals, func(q principal) bool { return q.class == service && q.text == p.text }) {
			return false
		}
	}
	return named > 0
}

// leavesIn says how far a denial limits whom it leaves. It spares whoever meets any of its negative
// comparisons, so the loosest one decides; without one it leaves nobody, and what it denies is dead.
func (s *statement) leavesIn(d dimension) restriction {
	found, decides := restricted, false
	if s.condition.doubtful {
		found, decides = unknownRestriction, true
	}
	for _, p := range s.spared {
		decides = true
		if !d.spares(p) {
			return unrestricted
		}
	}
	for _, each := range s.condition.compared {
		switch {
		case d.exempt(each):
		case each.spares():
			found, decides = min(found, d.value(each.key, each.value)), true
		default:
			return unrestricted
		}
	}
	if !decides {
		return unrestricted
	}
	return found
}

// exempt reports whether a comparison in a Deny spares nobody whom the dimension is about. A Deny for
// services alone, or for those that say for whom they act, is what AWS's data perimeters are made of.
func (d dimension) exempt(c comparison) bool {
	if !d.services {
		return c.sparesServices()
	}
	switch {
	case c.key == "aws:principalisawsservice":
		return !c.sparesServices()
	case c.operator == "null":
		return sourceKeys[c.key]
	}
	return c.sparesServices()
}

// sourceKeys say for which resource, account or organization an AWS service acts (IAM User Guide, "The
// confused deputy problem").
var sourceKeys = map[string]bool{
	"aws:sourceaccount": true, "aws:sourcearn": true, "aws:sourceorgid": true, "aws:sourceorgpaths": true, "aws:sourceowner": true,
}

// bySource is limited where a service may act only for fixed resources, accounts or organizations.
var bySource = dimension{
	services: true,
	spares:   func(p principal) bool { return p.class != service && p.class != anyone && p.class != undecided },
	value: func(key string, v value) restriction {
		if !sourceKeys[key] {
			return unrestricted
		}
		return restricts(key, v).restriction
	},
}

// byIdentity is limited where not everybody in an account that a principal names is meant.
var byIdentity = dimension{
	spares: func(p principal) bool { return p.class != anyone && p.whole() == "no" },
	value: func(key string, v value) restriction {
		switch {
		case key == "aws:principalarn":
			return v.every(value.namesIdentity)
		case strings.HasPrefix(key, "aws:principaltag/"):
			return v.every(value.isNoWildcard)
		case organizationKeys[key], key == "aws:userid":
			return restricts(key, v).restriction
		}
		return unrestricted
	},
}

// every is the loosest verdict about the values of a key.
func (v value) every(judge func(value) restriction) restriction {
	found := restricted
	members := v.members()
	if isEmpty(members) {
		return unrestricted
	}
	for member := range members {
		found = min(found, judge(member.value))
	}
	return found
}

// namesIdentity says whether the ARN of a caller means less than a whole account.
func (v value) namesIdentity() restriction {
	if p, ok := v.sole(); ok && p.from == attribute && !p.to.isForeign() {
		return restricted
	}
	segments, _ := v.split(":")
	const identity = 5
	if len(segments) <= identity {
		return v.isNoWildcard()
	}
	last := composed(segments[identity])
	if name, isKnown := last.text(); isKnown && (name == "root" || name == "") {
		return unrestricted
	}
	return last.isNoWildcard()
}

// isNoWildcard says whether a value is something else than a wildcard for anything.
func (v value) isNoWildcard() restriction {
	sample, complete := v.sample()
	switch {
	case strings.Contains(sample, "{{resolve:"):
		return unknownRestriction
	case strings.Trim(sample, "*") != "":
		return restricted
	case !complete:
		return unknownRestriction
	}
	return unrestricted
}
