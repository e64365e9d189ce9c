package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

const resourcePolicyType = "AWS::SecretsManager::ResourcePolicy"

// resourcePolicy is what is known about one resource policy of a secret.
type resourcePolicy struct {
	*resource
	secrets []*resource
	block   setting
	grants  string // "nobody", "everybody", or "some" for anything between
	uses    []consumer
}

// setting is a boolean property: "on", "off" in some deployment, or "unknown".
type setting struct {
	status string
	when   string // of "off": a deployment in which it is, "" for all
	node   value
}

// resourcePolicies are the facts about resource policies, made when a rule asks.
func (a *Assembly) resourcePolicies() []*resourcePolicy {
	var all []*resourcePolicy
	byOwner := map[*resource]*resourcePolicy{}
	for _, r := range a.in(resourcePolicyType) {
		p := &resourcePolicy{resource: r, secrets: a.secretsOf(r), block: r.setting("BlockPublicPolicy"), grants: "nobody"}
		byOwner[r] = p
		all = append(all, p)
	}
	uses := a.usesOfGoverned(all)
	for _, p := range all {
		for _, secret := range p.secrets {
			p.uses = append(p.uses, uses[secret]...)
		}
	}
	for _, s := range a.facts.secretStatements {
		if p := byOwner[s.owner]; s.allows && p.grants != "everybody" {
			p.grants = s.grantees()
		}
	}
	return all
}

// secretsOf lists the secrets of the assembly that a resource policy governs.
func (a *Assembly) secretsOf(policy *resource) []*resource {
	var governs []*resource
	for _, t := range a.secrets(policy.property("SecretId"), policy.stack) {
		if t.secret != nil && !slices.Contains(governs, t.secret) {
			governs = append(governs, t.secret)
		}
	}
	return governs
}

// grantees says whether a grant is to everybody: no condition and no denial limits who calls.
func (s *statement) grantees() string {
	unlimited := s.condition.restriction == unrestricted && len(s.condition.unlisted()) == 0
	if unlimited && slices.ContainsFunc(s.principals, func(p principal) bool { return p.class == anyone }) {
		return "everybody"
	}
	return "some"
}

// setting reads a boolean property that is off by default. A parameter's default says little about the
// value that a deployment gives.
func (r *resource) setting(property string) setting {
	found := setting{status: "on", node: r.property(property)}
	var off []*formula
	for outcome := range found.node.outcomes() {
		is, isKnown := outcome.value.truth()
		switch {
		case outcome.value.kind == absent, isKnown && !is && outcome.value.isDecided():
			off = append(off, outcome.when)
		case !isKnown || !outcome.value.isDecided():
			found.status = "unknown"
		}
	}
	if len(off) == 0 {
		return found
	}
	switch left := solve(and(r.exists, or(off...))); {
	case left.unknown != "":
		found.status = "unknown"
	case left.possible:
		found.status = "off"
		found.when = r.circumstances(or(off...))
	}
	return found
}

func resourcePolicyTerm(p *resourcePolicy) *ast.Term {
	return p.place().object([]field{
		{"secrets", array(p.secrets, keyTerm)},
		{"grants", wordTerm(p.grants)},
		{"block_public", object(
			field{"status", wordTerm(p.block.status)},
			field{"when", optional(p.block.when)},
			field{"path", p.pathOf(p.block.node)},
		)},
		{"uses", array(p.uses, consumerTerm)},
	})
}
