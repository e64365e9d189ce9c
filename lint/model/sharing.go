package model

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// sharedSecret is a secret whose policy lets principals of other accounts in.
type sharedSecret struct {
	*resource
	readers []reader
}

// reader is a principal of another account whom a statement lets use a secret, and what becomes of that
// with one of the keys that the secret may have.
type reader struct {
	*statement
	principal principal
	owner     string // of the key: "aws", "customer" or "unknown"
	key       *resource
	admits    answer // whether the key's policy lets the reader decrypt
	when      string
}

func (a *Assembly) sharedSecrets() []*sharedSecret { return a.facts.shared.get(a.findShared) }

// findShared finds the secrets of the assembly with foreign principals. Without such principals no key
// is looked at.
func (a *Assembly) findShared() []*sharedSecret {
	var all []*sharedSecret
	found := map[*resource]*sharedSecret{}
	for _, s := range a.facts.secretStatements {
		for _, p := range s.principals {
			if !s.allows || p.class != cross && p.class != trusted {
				continue
			}
			for _, secret := range s.governs {
				if found[secret] == nil {
					found[secret] = &sharedSecret{resource: secret}
					all = append(all, found[secret])
				}
				found[secret].add(s, p)
			}
		}
	}
	return all
}

// add judges a principal with each key that the secret may have.
func (s *sharedSecret) add(from *statement, p principal) {
	for _, key := range s.keyCases() {
		base := and(from.owner.exists, s.exists, p.when, key.when)
		if impossible(base) {
			continue
		}
		r := reader{statement: from, principal: p, owner: key.owner, key: key.key, when: solve(base).text()}
		if p.when == nil && key.when == nil {
			r.when = ""
		}
		if key.owner != "aws" {
			r.judge(base, key)
		}
		s.readers = append(s.readers, r)
	}
}

// keyCase is what encrypts a secret in one case.
type keyCase struct {
	branch
	owner string
	key   *resource // of the assembly
}

func (r *resource) keyCases() []keyCase {
	var all []keyCase
	for outcome := range r.property("KmsKeyId").outcomes() {
		found := keyCase{branch: outcome, owner: r.whoseKey(outcome.value), key: r.stack.assembly.keyOf(outcome.value, r.stack)}
		if found.key == nil && outcome.value.isLeftOpen() {
			found.owner = "unknown"
		}
		all = append(all, found)
	}
	return all
}

// judge finds out whether the policy of a key lets the reader decrypt whenever the reader has this key.
func (r *reader) judge(base *formula, key keyCase) {
	switch {
	case key.owner == "unknown":
		r.admits = maybe("its key is not known: " + key.value.whyOpen())
		return
	case key.key == nil:
		r.admits = maybe("the policy of its key " + quoted(key.value.render()) + " is not in these templates")
		return
	}
	sure, perhaps, doubt := r.admissions(key.key)
	missing := solve(and(base, not(or(perhaps...))))
	switch {
	case missing.possible && len(perhaps) > 0: // some deployments admit it
		r.when = missing.witness
	case missing.possible:
	case missing.unknown != "":
		r.admits = maybe(missing.unknown)
	case !impossible(and(base, not(or(sure...)))):
		r.admits = maybe(doubt)
	default:
		r.admits = yes
	}
}

// whyOpen says why a value is not known, or which parameter may give another one.
func (v value) whyOpen() string {
	if p, _ := v.sole(); p.known && p.from == parameter {
		return "parameter " + p.name + " decides"
	}
	return reason(v)
}

// admissions lists when statements of a key's policy let the reader decrypt, and when they may.
func (r *reader) admissions(key *resource) (sure, perhaps []*formula, doubt string) {
	for _, s := range key.stack.assembly.keyPolicy(key) {
		for _, p := range s.principals {
			lets := s.admits(p, r.principal)
			if lets.is {
				sure = append(sure, p.when)
			} else if lets != no {
				doubt = lets.reason
			}
			if lets != no {
				perhaps = append(perhaps, p.when)
			}
		}
	}
	return sure, perhaps, doubt
}

func sharedSecretTerm(s *sharedSecret) *ast.Term {
	return s.placeOf(s.property("KmsKeyId")).object([]field{
		{"readers", array(s.readers, readerTerm)},
	})
}

func readerTerm(r reader) *ast.Term {
	return r.statement.owner.placeOf(r.principal.value).object([]field{
		{"account", ast.StringTerm(r.principal.account)},
		{"text", ast.StringTerm(r.principal.text)},
		{"class", wordTerm(string(r.principal.class))},
		{"organization", wordTerm(r.condition.organization.String())},
		{"reads", wordTerm(r.letsDo("secretsmanager:GetSecretValue").verdict())},
		{"owner", wordTerm(r.owner)},
		{"key", idTerm(r.key)},
		{"admitted", wordTerm(r.admits.verdict())},
		{"reason", optional(r.admits.reason)},
		{"when", optional(r.when)},
	})
}
