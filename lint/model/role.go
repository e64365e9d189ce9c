package model

import (
	"slices"
	"strings"
)

// roleFact is a role that a rotation function has in certain deployments.
type roleFact struct {
	role    *resource // nil: not in the assembly
	when    *formula
	unknown []string // why not all that it may do is known
	lacks   []*lack
}

// lack is what a role is not known to be allowed that rotation needs: "missing", or "unknown".
type lack struct {
	kind    string // "secret", "password", "key" or "network"
	target  string // the secret or the key: its logical id, or what names it
	actions []string
	status  string
	reason  string
	when    string // of "missing": a deployment in which it lacks, "" for all
}

// need is an action that rotation needs in certain deployments, and who allows it.
type need struct {
	kind, target, action string
	when                 *formula // the deployments in question
	always               bool     // they are all in which the schedule exists
	allowed              extent
	doubt                string // why it may be allowed, or not be needed at all
}

// rolesOf finds the roles of a function and what they lack.
func (a *Assembly) rolesOf(r *rotator) []*roleFact {
	var found []*roleFact
	for outcome := range r.property("Role").outcomes() {
		fact := &roleFact{when: outcome.when}
		switch made := r.stack.resources[r.id+"Role"]; {
		case outcome.value.kind != absent:
			fact.role = a.roleNamed(outcome.value, r.stack)
		case made != nil && made.maker == r.resource:
			fact.role = made
		}
		found = append(found, fact)
		if fact.role == nil {
			fact.unknown = []string{elsewhere(outcome.value)}
			continue
		}
		p := a.powersOf(fact.role)
		fact.unknown = p.unknown
		for _, n := range a.needs(r, fact, p) {
			fact.judge(n, strings.Join(p.unknown, " and "), a.mayHoldMore())
		}
	}
	return found
}

// elsewhere says why the role that a value names is not in the assembly.
func elsewhere(v value) string {
	if _, isKnown := v.text(); isKnown || !v.scalar() {
		return "the role is not in these templates"
	}
	return reason(v)
}

// judge notes a need that is not met in every deployment.
func (f *roleFact) judge(n need, doubts ...string) {
	left := solve(and(n.when, not(n.allowed.holds)))
	found := lack{kind: n.kind, target: n.target, status: "missing", when: left.witness}
	for _, doubt := range append([]string{n.doubt, n.allowed.doubt}, append(doubts, left.unknown)...) {
		if doubt != "" && found.reason == "" {
			found.status, found.when, found.reason = "unknown", "", doubt
		}
	}
	switch {
	case left == solution{}:
		return
	case n.always && n.allowed.holds == never:
		found.when = ""
	}
	for _, known := range f.lacks {
		if known.kind == found.kind && known.target == found.target && known.status == found.status && known.when == found.when && known.reason == found.reason {
			if !slices.Contains(known.actions, n.action) {
				known.actions = append(known.actions, n.action)
			}
			return
		}
	}
	found.actions = []string{n.action}
	f.lacks = append(f.lacks, &found)
}

// needs lists what rotation needs of a role (Secrets Manager User Guide, "Lambda rotation function
// execution role permissions").
func (a *Assembly) needs(r *rotator, role *roleFact, p *powers) []need {
	var found []need
	calls := r.calls()
	for _, u := range r.uses {
		when, possible := both(u.when, role.when)
		if !possible {
			continue
		}
		base := need{when: when, always: role.when == nil && u.always}
		id := u.schedule.property("SecretId")
		for alternative := range id.alternatives() {
			for _, t := range a.secret(alternative.value, u.schedule.stack) {
				of := base.under(alternative.when).under(t.when)
				found = append(found, a.secretNeeds(of, u, t, alternative.value, role.role, p, calls)...)
			}
		}
		found = append(found, passwordNeed(base, p, calls)...)
		found = append(found, networkNeeds(base, r, p)...)
	}
	return found
}

func (n need) under(when *formula) need {
	n.when, n.always = and(n.when, when), n.always && when == nil
	return n
}

func (a *Assembly) secretNeeds(base need, u *use, t target, id value, role *resource, p *powers, calls calls) []need {
	base.kind, base.target, base.doubt = "secret", id.render(), t.unknown
	switch {
	case t.secret != nil:
		base.target = t.secret.id
	case base.doubt == "":
		base.doubt = "the resource policy of the secret is not in these templates"
	}
	var found []need
	for _, action := range rotationActions {
		if !calls.needs(action) {
			continue
		}
		next := base
		next.action = "secretsmanager:" + action
		next.allowed = p.allows(next.action, func(v value, from *stack) answer {
			return a.coversSecret(v, from, t.secret, id, u.schedule.stack)
		}).or(a.admits(a.policies().ofSecret[t.secret], role, next.action))
		found = append(found, next)
	}
	if t.secret != nil {
		found = append(found, a.keyNeeds(base, t.secret, role, p, calls)...)
	}
	return found
}

// keyNeeds are about the secret's own key; aws/secretsmanager needs no permission (Secrets Manager User
// Guide, "Secret encryption and decryption").
func (a *Assembly) keyNeeds(base need, secret, role *resource, p *powers, calls calls) []need {
	var found []need
	for outcome := range secret.property("KmsKeyId").outcomes() {
		if secret.whoseKey(outcome.value) == "aws" {
			continue
		}
		next := base.under(outcome.when)
		key := a.keyOf(outcome.value, secret.stack)
		next.kind, next.target = "key", outcome.value.render()
		if key != nil {
			next.target = key.id
		} else {
			next.doubt = "the policy of key " + outcome.value.render() + " is not in these templates"
		}
		for _, action := range []string{"kms:Decrypt", "kms:GenerateDataKey"} {
			if action == "kms:GenerateDataKey" && !calls.needs("PutSecretValue") {
				continue
			}
			next.action = action
			next.allowed = p.allows(action, func(v value, from *stack) answer {
				return a.coversKey(v, from, key, outcome.value, secret.stack)
			}).or(a.admits(a.keyPolicy(key), role, action))
			found = append(found, next)
		}
	}
	return found
}

func passwordNeed(base need, p *powers, calls calls) []need {
	base.kind, base.action = "password", "secretsmanager:GetRandomPassword"
	if !calls.seen {
		base.doubt = "whether the function makes passwords itself is not in the template"
	} else if !calls.needs("GetRandomPassword") {
		return nil
	}
	base.allowed = p.allows(base.action, coversAll)
	return []need{base}
}

func networkNeeds(base need, r *rotator, p *powers) []need {
	inVPC := never
	for _, subnet := range named(r.property("VpcConfig", "SubnetIds").members()) {
		inVPC = or(inVPC, subnet.when)
	}
	if inVPC == never {
		return nil
	}
	base = base.under(inVPC)
	base.kind = "network"
	var found []need
	for _, action := range networkInterfaces {
		next := base
		next.action, next.allowed = action, p.allows(action, coversNetwork)
		found = append(found, next)
	}
	return found
}

// rotationActions are what the four steps of a rotation call on the secret.
var rotationActions = []string{"DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"}

// calls is what the code of a function says that it calls, where the template has the code.
type calls struct {
	seen bool
	code string
}

// calls reads inline code. Code that calls nothing of Secrets Manager only holds the place of the real
// one.
func (r *resource) calls() calls {
	code := r.property("Code", "ZipFile")
	if r.is(samFunction) {
		code = r.property("InlineCode")
	}
	found := calls{code: strings.ReplaceAll(strings.ToLower(code.plain()), "_", "")}
	for _, action := range rotationActions {
		found.seen = found.seen || strings.Contains(found.code, strings.ToLower(action))
	}
	return found
}

func (c calls) needs(action string) bool {
	return !c.seen || strings.Contains(c.code, strings.ToLower(action))
}
