package model

import (
	"cmp"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// rotationCalls are what a rotation function calls (Secrets Manager User Guide, "Lambda rotation
// function execution role permissions"); the last one has no resource.
var rotationCalls = []string{
	"secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
	"secretsmanager:UpdateSecretVersionStage", randomPassword,
}

const randomPassword = "secretsmanager:GetRandomPassword"

// mostPermissions is more than a policy of 20,480 characters can have, the most that an endpoint takes
// (AWS PrivateLink Guide, "Control access to VPC endpoints using endpoint policies").
const mostPermissions = 1000

// restraint is what the policy of an endpoint keeps clients from that rotate secrets, or may.
type restraint struct {
	clients []string
	actions []string
	when    string // a deployment in which it does, "" for every one
	reason  string // why it is not known
}

// restraints judges the policy of an endpoint for the rotation functions in its VPC.
func (a *Assembly) restraints(e *endpoint) []*restraint {
	var all []*restraint
	policy := a.policyOf(e)
	for _, c := range a.facts.clientsIn[e.vpc.key] {
		if c.role != "rotation" || e.unknown != "" || impossible(and(e.exists, c.exists)) {
			continue
		}
		for _, found := range policy.restraints(c) {
			same := slices.IndexFunc(all, found.equals)
			if same < 0 || len(all) > maxCases {
				all = append(all, found)
			} else if !slices.Contains(all[same].clients, c.id) {
				all[same].clients = append(all[same].clients, c.id)
			}
		}
	}
	return all
}

func (r *restraint) equals(other *restraint) bool {
	return r.when == other.when && r.reason == other.reason && slices.Equal(r.actions, other.actions)
}

// endpointPolicy is the policy of an endpoint: its statements, and when it is the default one.
type endpointPolicy struct {
	endpoint   *endpoint
	statements []*allotment
	byDefault  []*formula
	isTooLong  bool
}

func (a *Assembly) policyOf(e *endpoint) endpointPolicy {
	p := endpointPolicy{endpoint: e}
	for outcome := range e.property("PolicyDocument").outcomes() {
		if outcome.value.kind == absent || outcome.value.kind == null {
			p.byDefault = append(p.byDefault, outcome.when)
		}
	}
	size := 0
	for _, s := range a.statementsOf(e) {
		next := &allotment{endpointStatement: s, bounds: s.bounds(), denotes: e.denotation(s.node)}
		next.anywhere = next.denotes.coversEverything()
		for _, action := range rotationCalls {
			next.about = append(next.about, s.isAbout(action))
		}
		p.statements = append(p.statements, next)
		size += len(s.principals) + len(next.denotes.all)
	}
	p.isTooLong = size > mostPermissions
	return p
}

func (a *Assembly) statementsOf(e *endpoint) []*endpointStatement {
	return a.facts.statementsOf.get(func() map[*endpoint][]*endpointStatement {
		index := map[*endpoint][]*endpointStatement{}
		for _, s := range a.facts.endpointStatements {
			index[s.endpoint] = append(index[s.endpoint], s)
		}
		return index
	})[e]
}

// restraints are the actions that a client lacks for certain, or else those that it may lack.
func (p endpointPolicy) restraints(c *client) []*restraint {
	if len(p.statements) == 0 { // the default policy, or none that could be read
		return nil
	}
	if p.isTooLong {
		return []*restraint{{clients: []string{c.id}, actions: rotationCalls, reason: "its policy is longer than it can be"}}
	}
	var lacking, doubtful *restraint
	for _, schedule := range c.schedules {
		granted, denied := p.covers(c, schedule.wanted())
		for i, action := range rotationCalls {
			switch left, doubt := p.withholds(c, granted[i], denied[i]); {
			case left.possible && doubt == "":
				lacking = lacking.with(c, action, left.witness, "")
			case left != solution{}:
				doubtful = doubtful.with(c, action, "", cmp.Or(doubt, left.unknown))
			}
		}
	}
	switch {
	case lacking != nil:
		return []*restraint{lacking}
	case doubtful != nil:
		return []*restraint{doubtful}
	}
	return nil
}

// with adds an action that is lacking in the same deployments, or for the same reason may be.
func (r *restraint) with(c *client, action, when, reason string) *restraint {
	if r == nil {
		r = &restraint{clients: []string{c.id}, when: when, reason: reason}
	}
	if r.when == when && r.reason == reason && !slices.Contains(r.actions, action) {
		r.actions = append(r.actions, action)
	}
	return r
}

// covers says for each of the rotationCalls when a client may call it for the secret of a schedule, and
// when it is denied.
func (p endpointPolicy) covers(c *client, w wanted) (granted, denied []extent) {
	granted, denied = make([]extent, len(rotationCalls)), make([]extent, len(rotationCalls))
	for i := range granted {
		granted[i], denied[i] = extent{holds: or(p.byDefault...)}, nowhere
	}
	for _, s := range p.statements {
		on, anywhere := s.speaksOf(c, w)
		for i, action := range rotationCalls {
			found := on
			if action == randomPassword {
				found = anywhere
			}
			switch found = found.and(s.about[i]); {
			case s.allows:
				granted[i] = granted[i].or(found)
			case s.denies:
				denied[i] = denied[i].or(found)
			}
		}
	}
	return granted, denied
}

// withholds looks for a deployment in which the policy does not let a client through, and says why it may
// do so all the same.
func (p endpointPolicy) withholds(c *client, granted, denied extent) (left solution, doubt string) {
	there := and(p.endpoint.exists, c.exists)
	if left = solve(and(there, denied.holds)); left != (solution{}) {
		return left.unless(denied.holds == nil), ""
	}
	left = solve(and(there, not(granted.holds)))
	switch {
	case left != solution{}:
		return left.unless(granted.holds == never), granted.doubt
	case denied.doubt != "":
		return solution{possible: true}, denied.doubt
	}
	return solution{}, ""
}

// unless leaves the witness out of a solution that holds in every deployment.
func (a solution) unless(always bool) solution {
	if always {
		a.witness = ""
	}
	return a
}

func restraintTerm(r *restraint) *ast.Term {
	return object(
		field{"clients", textTerms(r.clients)},
		field{"actions", textTerms(r.actions)},
		field{"when", optional(r.when)},
		field{"reason", optional(r.reason)},
	)
}
