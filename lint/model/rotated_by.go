package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// owner is whose a secret is that a value denotes: the service's that made it, or not.
type owner struct {
	when    *formula
	service bool
	reason  string // why that is not known
}

// ownersOf says of each secret that a schedule may rotate whether a service made it: the secret of a
// managed master password, or one with a name that only services may give.
func (s *scheduleFact) ownersOf() []owner {
	var all []owner
	for id := range s.property("SecretId").alternatives() {
		if id.value.isServiceSecret() {
			all = append(all, owner{when: id.when, service: true})
			continue
		}
		for _, t := range s.stack.assembly.secret(id.value, s.stack) {
			secret := s.stack.assembly.facts.secretOf[t.secret]
			when, ok := both(id.when, t.when)
			if ok {
				all = append(all, owner{when, secret != nil && secret.class == managedClass, t.unknown})
			}
		}
	}
	return all
}

// isServiceSecret reports whether an id is the attribute of a database that made the secret, or a name
// or an ARN of the services' (User Guide, "Secrets managed by other services").
func (v value) isServiceSecret() bool {
	if p, sole := v.sole(); sole && p.from == attribute {
		return strings.HasSuffix(p.name, "SecretArn") && !p.to.isForeign()
	}
	name := v.plain()
	if isSecretARN(name) {
		_, name, _ = strings.Cut(name, arnInfix)
	}
	return isManagedName(name)
}

// rotators are the properties of a schedule that say what rotates the secret.
var rotators = []string{"RotationLambdaARN", "HostedRotationLambda", "ExternalSecretRotationRoleArn"}

// unattended looks for a deployment in which nothing rotates the secret: the schedule names nothing
// that does, and no service made the secret.
func (s *scheduleFact) unattended() solution {
	named := []*formula{}
	for _, property := range rotators {
		named = append(named, oneOf(slices.Collect(s.property(property).alternatives())))
	}
	certain, reason := []*formula{}, ""
	for _, o := range s.ownersOf() {
		if o.service || o.reason != "" {
			certain = append(certain, o.when)
		}
		if o.reason != "" {
			reason = o.reason
		}
	}
	nothing := not(or(named...))
	found := s.occurs(and(nothing, not(or(certain...))))
	if found == (solution{}) && reason != "" && s.occurs(nothing) != (solution{}) {
		return solution{unknown: "which secret it rotates is not known: " + reason}
	}
	return found
}

// rival is what else rotates the secret of a schedule.
type rival struct {
	kind string // "hosted", "service" or "schedule"
	id   string // of another schedule
	branch
}

// rivals lists what rotates the same secret in some deployment: a function and a hosted function in one
// schedule, a function and the service, and two schedules.
func (s *scheduleFact) rivals() []rival {
	var all []rival
	functions := slices.Collect(s.property(rotators[0]).alternatives())
	hosted := slices.Collect(s.property(rotators[1]).alternatives())
	if len(functions) > 0 && len(hosted) > 0 {
		all = append(all, rival{kind: "hosted", branch: branch{and(oneOf(functions), oneOf(hosted)), hosted[0].value}})
	}
	if len(functions)+len(hosted) > 0 {
		for _, o := range s.ownersOf() {
			if o.service {
				all = append(all, rival{kind: "service", branch: branch{and(o.when, oneOf(functions, hosted)), s.property("SecretId")}})
			}
		}
	}
	for _, other := range s.others {
		all = append(all, rival{kind: "schedule", id: other.id, branch: branch{other.when, s.property("SecretId")}})
	}
	return all
}

// sibling is a schedule of the same secret that comes before another one.
type sibling struct {
	id   string
	when *formula
}

// findSiblings ties each schedule to the first one before it that rotates the same secret. A secret of
// the assembly is itself wherever it is named; of others, a stack's own words for it are compared.
func (a *Assembly) findSiblings() {
	before := map[string][]sibling{}
	for _, s := range a.facts.schedules {
		s.others = nil
		for _, mine := range s.rotates() {
			for _, other := range before[mine.id] {
				if when := and(mine.when, other.when); !impossible(and(s.exists, when)) {
					s.others = append(s.others, sibling{other.id, when})
					break
				}
			}
		}
		for _, mine := range s.rotates() {
			before[mine.id] = append(before[mine.id], sibling{s.id, and(s.exists, mine.when)})
		}
	}
}

// rotates lists the secrets of a schedule by ids that are the same for the same secret.
func (s *scheduleFact) rotates() []sibling {
	var found []sibling
	for id := range s.property("SecretId").alternatives() {
		for _, t := range s.stack.assembly.secret(id.value, s.stack) {
			switch {
			case t.secret != nil && t.unknown == "":
				found = append(found, sibling{t.secret.key(), and(id.when, t.when)})
			case t.secret == nil && id.value.comparable():
				found = append(found, sibling{s.stack.Name + "\x00" + id.value.symbol(s.stack), id.when})
			}
		}
	}
	return found
}

func (s *scheduleFact) rotatorFields() []field {
	return []field{
		{"unattended", occurrenceTerm(s.unattended())},
		{"rivals", array(s.rivals(), func(r rival) *ast.Term {
			return place{path: s.pathOf(r.value)}.object(occurrence(solve(and(s.exists, r.when))),
				[]field{{"kind", wordTerm(r.kind)}, {"id", optional(r.id)}})
		})},
	}
}
