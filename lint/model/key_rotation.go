package model

import (
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

// How often AWS may be asked to rotate a key, in days (KMS API reference, EnableKeyRotation).
const (
	shortestPeriod = 90
	longestPeriod  = 2560
)

// unrotatedTerm says where and when the material of a key stays the same although AWS could rotate it;
// nil where that is not so, or not known. What a parameter decides is left to whoever gives it.
func (k *keyFact) unrotatedTerm() *ast.Term {
	if k.rotatable != "yes" {
		return nil
	}
	return k.sometimes(k.property("EnableKeyRotation"), func(v value) bool {
		is, isKnown := v.truth()
		return v.kind == absent || isKnown && !is
	})
}

// periodTerm says where and when the period of rotation is one that KMS refuses.
func (k *keyFact) periodTerm() *ast.Term {
	return k.sometimes(k.property("RotationPeriodInDays"), func(v value) bool {
		content, isKnown := v.text()
		days, err := strconv.Atoi(content)
		return isKnown && err == nil && (days < shortestPeriod || days > longestPeriod)
	})
}

// sometimes looks for the deployments with a case of a property that is as asked: the place of the first
// such case, its text, and, where there are other cases, parameter values.
func (r *resource) sometimes(v value, is func(value) bool) *ast.Term {
	var first *value
	var occurs []*formula
	for outcome := range v.outcomes() {
		if is(outcome.value) && !outcome.value.isLeftOpen() {
			if first == nil {
				first = &outcome.value
			}
			occurs = append(occurs, outcome.when)
		}
	}
	when := or(occurs...)
	found := solve(and(r.exists, when))
	if first == nil || when != nil && !found.possible {
		return nil
	}
	if when == nil {
		found.witness = ""
	}
	return object(field{"path", r.pathOf(*first)}, field{"text", optional(first.render())}, field{"when", optional(found.witness)})
}

// isLeftOpen reports whether a parameter supplies the value, and nobody has decided yet which.
func (v value) isLeftOpen() bool {
	for _, p := range v.parts() {
		if p.from == parameter && !p.decided {
			return true
		}
	}
	return false
}

// managedKeyTerm says where and when the key that AWS manages encrypts the secret.
func (secret *secretFact) managedKeyTerm() *ast.Term {
	return secret.sometimes(secret.property("KmsKeyId"), func(v value) bool { return secret.whoseKey(v) == "aws" })
}
