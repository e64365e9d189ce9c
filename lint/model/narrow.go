package model

import (
	"iter"
	"slices"
	"strings"
)

// narrow lets the denials of a policy restrict its grants: a Deny for everybody outside an
// organisation makes a grant to everybody one to that organisation.
func narrow(all []*statement) {
	for _, denial := range all {
		if !denial.denies || denial.condition.except == nil {
			continue
		}
		for _, grant := range all {
			if grant.allows && denial.covers(grant) && denial.coversEverybody(grant) {
				grant.condition.raise(*denial.condition.except)
			}
		}
	}
}

// covers reports whether a denial is about all that a grant is about.
func (s *statement) covers(grant *statement) bool {
	return s.coversActions(grant) && s.coversResources(grant)
}

// coversEverybody reports whether a denial is there, and about everybody, wherever the grant is there.
func (s *statement) coversEverybody(grant *statement) bool {
	for _, p := range s.principals {
		if p.class == anyone && holdsWhenever(p.when, grant.when) {
			return true
		}
	}
	return false
}

// holdsWhenever reports whether a formula holds in all deployments in which another does.
func holdsWhenever(f, given *formula) bool {
	return f == nil || impossible(and(given, not(f)))
}

// coversActions reports whether a denial denies whatever the grant allows.
func (s *statement) coversActions(grant *statement) bool {
	if len(grant.actions) == 0 {
		return matchesAny(s.actions, "secretsmanager:*")
	}
	for _, action := range grant.actions {
		exempt := len(s.notActions) == 0 || strings.ContainsAny(action, "*?") || matchesAny(s.notActions, action)
		if !matchesAny(s.actions, action) && exempt {
			return false
		}
	}
	return true
}

func (s *statement) coversResources(grant *statement) bool {
	if s.whole {
		return true
	}
	for _, resource := range grant.resources {
		if !matchesAny(s.resources, resource) {
			return false
		}
	}
	return len(grant.resources) > 0
}

// expand yields what a map comes to in each case of what is in it, so many levels down. A value at
// the last level keeps its own cases unless it is absent in some.
func (v value) expand(depth int) iter.Seq[branch] {
	return func(yield func(branch) bool) {
		for outcome := range v.outcomes() {
			if outcome.value.kind != mapping || depth == 0 {
				if !yield(outcome) {
					return
				}
				continue
			}
			for b := range outcome.under(slices.Values(outcome.value.expandItems(depth))) {
				if !yield(b) {
					return
				}
			}
		}
	}
}

func (v value) expandItems(depth int) []branch {
	all := []branch{{value: value{kind: mapping, node: v.node}}}
	for i, item := range v.items() {
		options := slices.Collect(item.expand(depth - 1))
		keep := depth == 1 && !slices.ContainsFunc(options, func(b branch) bool { return b.value.kind == absent })
		if keep || len(all)*len(options) > maxCases {
			options = []branch{{value: item}}
		}
		var product []branch
		for _, head := range all {
			for option := range head.under(slices.Values(options)) {
				product = append(product, branch{option.when, head.value.with(v.keys()[i], option.value)})
			}
		}
		all = product
	}
	return all
}

// with returns a map with one more entry; an absent one is left out.
func (v value) with(key string, item value) value {
	if item.kind == absent {
		return v
	}
	v.inner = &inner{keys: append(slices.Clone(v.keys()), key), items: append(slices.Clone(v.items()), item)}
	return v
}
