package model

import (
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

// encryption is an edge from a secret, or a replica of it, to a key of the assembly.
type encryption struct {
	secret, key *resource
	value       value // the KmsKeyId
	when        *formula
}

func (a *Assembly) encryptions() []*encryption { return a.facts.encryptions.get(a.findEncryptions) }

// findEncryptions follows KmsKeyId of secrets and of their replicas to keys, also through aliases.
func (a *Assembly) findEncryptions() []*encryption {
	var all []*encryption
	for _, secret := range a.in(secretType) {
		for _, found := range append(secret.values("/KmsKeyId"), secret.values("/ReplicaRegions/*/KmsKeyId")...) {
			if key := a.keyOf(found.value, secret.stack); key != nil {
				all = append(all, &encryption{secret, key, found.value, found.when})
			}
		}
	}
	return all
}

// obstacle is a property for which a key cannot encrypt secrets.
type obstacle struct {
	text string
	when *formula
}

// Secrets Manager takes symmetric encryption keys only (User Guide, "Secret encryption and decryption"),
// and a disabled key encrypts nothing. These are the defaults (CloudFormation, AWS::KMS::Key).
var forSecrets = []struct{ property, only string }{
	{"KeySpec", "SYMMETRIC_DEFAULT"}, {"KeyUsage", "ENCRYPT_DECRYPT"}, {"Enabled", "true"},
}

func (r *resource) obstacles() []obstacle {
	var all []obstacle
	for _, wanted := range forSecrets {
		for alternative := range r.byDefault(r.property(wanted.property)) {
			content, isKnown := alternative.value.text()
			if is, ok := alternative.value.truth(); ok {
				content = strconv.FormatBool(is)
			}
			if isKnown && content != wanted.only {
				all = append(all, obstacle{wanted.property + " is " + alternative.value.render(), alternative.when})
			}
		}
	}
	return all
}

// useless says in which deployments the key cannot encrypt the secret, and why.
func (e *encryption) useless() (in solution, reasons []string) {
	var holds []*formula
	for _, o := range e.key.obstacles() {
		if e.secret.occurs(and(e.when, o.when)).possible {
			holds, reasons = append(holds, o.when), append(reasons, o.text)
		}
	}
	return e.secret.occurs(and(e.when, or(holds...))), reasons
}

func encryptionTerm(e *encryption) *ast.Term {
	in, reasons := e.useless()
	return e.secret.placeOf(e.value).object([]field{
		{"key", keyTerm(e.key)},
		{"key_id", idTerm(e.key)},
		{"useless", occasionTerm(in, field{"reasons", textTerms(reasons)})},
	})
}

// outliving are the secrets that a key encrypts and that are kept when their stack is deleted.
func (a *Assembly) outliving() map[*resource][]*encryption {
	kept := map[*resource][]*encryption{}
	for _, e := range a.encryptions() {
		if e.secret.deletion() == "retain" {
			kept[e.key] = append(kept[e.key], e)
		}
	}
	return kept
}

// lifecycleFields say how long a key lasts, and what needs it longer.
func (k *keyFact) lifecycleFields() []field {
	var ids []string
	var needs []*formula
	for _, e := range k.outliving {
		needs = append(needs, and(e.secret.exists, e.when))
		if !slices.Contains(ids[max(0, len(ids)-1):], e.secret.id) { // its replicas follow it
			ids = append(ids, e.secret.id)
		}
	}
	return []field{
		{"deletion", wordTerm(k.deletion())},
		{"replacement", wordTerm(k.fate("UpdateReplacePolicy"))},
		{"pending_days", k.pendingDays()},
		{"outliving", occasionTerm(k.occurs(or(needs...)), field{"secrets", textTerms(ids)})},
	}
}

// pendingDays is how long AWS keeps the key after its resource is gone; the default is 30 (KMS API
// reference, ScheduleKeyDeletion). It is nil where only deployment tells.
func (k *keyFact) pendingDays() *ast.Term {
	window := k.property("PendingWindowInDays")
	if window.kind == absent {
		return ast.InternedTerm(30)
	}
	content, _ := window.text()
	days, err := strconv.Atoi(content)
	if err != nil {
		return nil
	}
	return ast.InternedTerm(days)
}

// replica is a copy of a secret in another Region.
type replica struct {
	secret *resource
	branch
}

func (a *Assembly) replicas() []*replica {
	var all []*replica
	for _, secret := range a.in(secretType) {
		for _, found := range secret.values("/ReplicaRegions/*") {
			all = append(all, &replica{secret, found})
		}
	}
	return all
}

// keyless looks for a deployment in which the secret has a customer's key and the replica none, so that
// the key that AWS manages encrypts it (CloudFormation, AWS::SecretsManager::Secret ReplicaRegion).
func (r *replica) keyless() solution {
	var primary, own []branch
	for key := range r.secret.byDefault(r.secret.property("KmsKeyId")) {
		if r.secret.whoseKey(key.value) == "customer" {
			primary = append(primary, key)
		}
	}
	for key := range r.value.get("KmsKeyId").alternatives() {
		if content, isKnown := key.value.text(); !isKnown || content != "" {
			own = append(own, key)
		}
	}
	return r.secret.occurs(and(r.when, oneOf(primary), not(oneOf(own))))
}

func replicaTerm(r *replica) *ast.Term {
	return r.secret.placeOf(r.value).object([]field{
		{"region", ast.StringTerm(r.value.get("Region").render())},
		{"keyless", occasionTerm(r.keyless())},
	})
}
