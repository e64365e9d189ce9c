package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

const (
	keyType   = "AWS::KMS::Key"
	aliasType = "AWS::KMS::Alias"
)

// The aliases of keys that AWS manages begin with alias/aws/, and nobody else's may (KMS API reference,
// CreateAlias); secrets cannot be given an AWS managed key by its own id.
var customerKey = lazily(`(^|:)alias/([b-zA-Z0-9_-]|a[^w]|aw[^s]|aws[^/])|:key/`)

// isManagedKey reports whether an id is that of the key that AWS manages for secrets, which may also be named (Secrets
// Manager User Guide, "Secret encryption and decryption").
func isManagedKey(id string) bool {
	before, isManaged := strings.CutSuffix(id, "aws/secretsmanager")
	before = strings.TrimSuffix(before, "alias/")
	return isManaged && (before == "" || strings.HasSuffix(before, ":"))
}

// keyFact is what is known about one customer managed key.
type keyFact struct {
	*resource
	rotation  string // of its material: "on", "off" or "unknown"
	rotatable string // whether AWS can rotate it: "yes", "no" or "unknown"
	secrets   []*resource
	outliving []*encryption // the edges to those that are kept when their stack is deleted
	others    []*resource   // of other types that use it
	exported  bool
	// sharedWith are the foreign principals that the policies of its secrets let in.
	sharedWith []string
}

func (a *Assembly) keys() []*keyFact { return a.facts.keys.get(a.findKeys) }

func (a *Assembly) findKeys() []*keyFact {
	var all []*keyFact
	encrypts, others, sharedWith := a.secretsByKey(), a.otherUsers(), a.sharedWith()
	exported, kept := a.exportedKeys(), a.outliving()
	for _, r := range a.in(keyType) {
		k := &keyFact{
			resource: r, rotation: state(r.property("EnableKeyRotation"), "off"),
			rotatable: r.rotatable(), secrets: encrypts[r], outliving: kept[r], others: others[r], exported: exported[r],
		}
		for _, secret := range k.secrets {
			k.sharedWith = append(k.sharedWith, sharedWith[secret]...)
		}
		all = append(all, k)
	}
	return all
}

// rotatable says whether AWS rotates the key's material on request: only that of symmetric keys that
// it made itself (KMS Developer Guide, "Rotate AWS KMS keys").
func (r *resource) rotatable() string {
	verdict := "yes"
	for property, only := range map[string]string{"KeySpec": "SYMMETRIC_DEFAULT", "Origin": "AWS_KMS"} {
		v := r.property(property)
		switch content, isKnown := v.text(); {
		case v.kind == absent || isKnown && content == only:
		case isKnown:
			return "no"
		default:
			verdict = "unknown"
		}
	}
	return verdict
}

// secretsByKey lists the secrets that each key encrypts.
func (a *Assembly) secretsByKey() map[*resource][]*resource {
	encrypts := map[*resource][]*resource{}
	for _, e := range a.encryptions() {
		if !slices.Contains(encrypts[e.key], e.secret) {
			encrypts[e.key] = append(encrypts[e.key], e.secret)
		}
	}
	return encrypts
}

// keyOf returns the key of the assembly that a key id, an ARN or an alias denotes.
func (a *Assembly) keyOf(v value, from *stack) *resource {
	if v.comparable() {
		if named := visible(a.names.keys[v.symbol(from)], from); len(named) == 1 {
			return named[0].keyBehind()
		}
	}
	p, ok := v.sole()
	switch {
	case !ok || p.from != attribute:
		return nil
	case p.to.is(keyType):
		return p.to
	}
	return p.to.keyBehind()
}

// keyBehind is the key that an alias stands for.
func (r *resource) keyBehind() *resource {
	if target, ok := r.property("TargetKeyId").sole(); ok && r.is(aliasType) && target.from == attribute && target.to.is(keyType) {
		return target.to
	}
	return nil
}

// encryption says whose key encrypts a secret: "aws" for the key that AWS manages, "customer" for any
// other, "unknown" where only deployment tells or cases differ.
func (r *resource) encryption() string {
	verdict := ""
	for outcome := range r.property("KmsKeyId").outcomes() {
		next := r.whoseKey(outcome.value)
		if verdict != "" && next != verdict {
			return "unknown"
		}
		verdict = next
	}
	return verdict
}

// whoseKey judges a KmsKeyId; without one, Secrets Manager uses aws/secretsmanager (User Guide, "Secret
// encryption and decryption").
func (r *resource) whoseKey(v value) string {
	id, isKnown := v.text()
	switch {
	case v.kind == absent, isManagedKey(v.plain()):
		return "aws"
	case isKnown && id != "", r.stack.assembly.keyOf(v, r.stack) != nil, customerKey().MatchString(v.plain()):
		return "customer"
	case isKnown:
		return "aws"
	}
	return "unknown"
}

func keyFactTerm(k *keyFact) *ast.Term {
	return k.place().object(k.lifecycleFields(), k.useFields(), []field{
		{"rotation", wordTerm(k.rotation)},
		{"rotatable", wordTerm(k.rotatable)},
		{"secrets", array(k.secrets, keyTerm)},
	})
}
