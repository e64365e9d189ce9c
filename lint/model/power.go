package model

import (
	"iter"
	"slices"
)

// powers are what a role may do: the statements of its policies, and why there may be more.
type powers struct {
	grants  []*grant
	unknown []string
}

// grant is a statement of an identity policy that a role has in certain deployments.
type grant struct {
	*statement
	holds  *formula
	policy string // the name of AWS's managed policy
}

// policyIndex finds the policies of a role.
type policyIndex struct {
	attached map[*resource][]attachedPolicy
	powers   map[*resource]*powers
	ofSecret map[*resource][]*statement
}

// attachedPolicy is a policy that names a role itself.
type attachedPolicy struct {
	policy *resource
	when   *formula
}

const roleType = "AWS::IAM::Role"

func (a *Assembly) policies() *policyIndex { return a.facts.policies.get(a.indexPolicies) }

func (a *Assembly) indexPolicies() *policyIndex {
	index := &policyIndex{
		attached: map[*resource][]attachedPolicy{}, powers: map[*resource]*powers{}, ofSecret: map[*resource][]*statement{},
	}
	for _, policy := range a.in("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy") {
		for named := range policy.members("Roles", "RoleName") {
			if role := a.roleNamed(named.value, policy.stack); role != nil {
				index.attached[role] = append(index.attached[role], attachedPolicy{policy, and(policy.exists, named.when)})
			}
		}
	}
	for _, s := range a.facts.secretStatements {
		for _, secret := range s.governs {
			index.ofSecret[secret] = append(index.ofSecret[secret], s)
		}
	}
	return index
}

// roleNamed finds the role of the assembly that a name or an ARN denotes.
func (a *Assembly) roleNamed(v value, from *stack) *resource {
	if p, sole := v.sole(); sole && p.from == attribute && p.to.is(roleType) {
		return p.to
	}
	segments, _ := v.split("/")
	last := value{kind: v.kind, made: segments[len(segments)-1]}
	if p, sole := last.sole(); sole && p.from == attribute && p.to.is(roleType) && p.name == "Ref" {
		return p.to
	}
	if !v.scalar() || !last.comparable() {
		return nil
	}
	if found := visible(a.facts.roles.get(func() map[string][]*resource { return a.named("RoleName", roleType) })[last.symbol(from)], from); len(found) == 1 && !v.isElsewhere(found[0].stack) {
		return found[0]
	}
	return nil
}

// powersOf collects what the policies of a role allow.
func (a *Assembly) powersOf(role *resource) *powers {
	index := a.policies()
	if found := index.powers[role]; found != nil {
		return found
	}
	p := &powers{}
	index.powers[role] = p
	if role.maker == nil {
		for policy := range role.property("Policies").members() {
			p.add(policy.when, "", a.statementsIn(role, policy.value.get("PolicyDocument"))...)
		}
		p.attachAll(a, role, role.property("ManagedPolicyArns").members())
	} else {
		p.generated(a, role.maker)
	}
	for _, attached := range index.attached[role] {
		p.add(attached.when, "", a.statementsIn(attached.policy, attached.policy.property("PolicyDocument"))...)
	}
	return p
}

func (p *powers) add(when *formula, policy string, statements ...*statement) {
	for _, s := range statements {
		if holds, possible := both(when, s.when); possible {
			p.grants = append(p.grants, &grant{s, holds, policy})
		}
	}
}

func (p *powers) doubt(reason string) {
	if reason != "" && !slices.Contains(p.unknown, reason) {
		p.unknown = append(p.unknown, reason)
	}
}

// attachAll adds managed policies: those of the assembly, and AWS's own.
func (p *powers) attachAll(a *Assembly, owner *resource, arns iter.Seq[branch]) {
	for arn := range arns {
		if to, sole := arn.value.sole(); sole && to.from == attribute && to.to.is("AWS::IAM::ManagedPolicy") {
			p.add(and(to.to.exists, arn.when), "", a.statementsIn(to.to, to.to.property("PolicyDocument"))...)
			continue
		}
		name, actions, unknown := policyNamed(arn.value)
		p.doubt(unknown)
		if len(actions) > 0 {
			made := allowing(everything(), actions...)
			made.node = arn.value.node
			p.add(arn.when, name, owner.statements(branch{value: made})...)
		}
	}
}

// generated adds the policies that SAM gives to the role of a function: those that the function lists,
// and the one for network interfaces (SAM Developer Guide, AWS::Serverless::Function, "Policies").
func (p *powers) generated(a *Assembly, maker *resource) {
	for policy := range maker.property("Policies").members() {
		switch {
		case policy.value.kind != mapping:
			p.attachAll(a, maker, slices.Values([]branch{policy}))
		case policy.value.get("Statement").kind != absent:
			p.add(policy.when, "", a.statementsIn(maker, policy.value)...)
		default:
			for _, made := range samTemplates(policy.value) {
				made.node = policy.value.node
				p.add(policy.when, "", maker.statements(branch{value: made})...)
			}
		}
	}
	for network := range maker.property("VpcConfig").alternatives() {
		p.add(network.when, "", maker.statements(branch{value: allowing(everything(), networkInterfaces...)})...)
	}
}
