package model

import (
	"slices"
	"strings"
)

const permissionType = "AWS::Lambda::Permission"

// permission is a Lambda permission that lets Secrets Manager in, or may.
type permission struct {
	*resource
	functions []branch // what FunctionName comes to
	caller    extent   // where Principal is Secrets Manager, or everybody
	public    bool     // it is never Secrets Manager by its name
	action    extent   // where Action covers lambda:InvokeFunction
	source    source
}

// source says which account a permission admits: "fixed", or in some deployments, or in all, "any".
type source struct {
	account string
	when    string
}

// findPermissions collects the permissions for Secrets Manager. Rotation functions are all that it
// calls.
func (a *Assembly) findPermissions() []*permission {
	var all []*permission
	for _, r := range a.in(permissionType) {
		caller := among(r.property("Principal").outcomes(), value.isSecretsManager)
		if caller == nowhere {
			continue
		}
		all = append(all, &permission{
			resource: r, caller: caller, source: r.source(),
			public:    among(r.property("Principal").outcomes(), value.isNamedSecretsManager).holds == never,
			functions: slices.Collect(r.property("FunctionName").alternatives()),
			action:    among(r.property("Action").outcomes(), value.invokes),
		})
	}
	return all
}

func (a *Assembly) permissions() []*permission { return a.facts.permissions.get(a.findPermissions) }

// isNamedSecretsManager judges the name of a principal. It is the same in all partitions, but the CDK has
// written it with AWS::URLSuffix.
func (v value) isNamedSecretsManager() answer {
	return answer{is: strings.HasPrefix(v.plain(), "secretsmanager.amazonaws.com") || v.plain() == "secretsmanager.${AWS::URLSuffix}"}
}

func (v value) isSecretsManager() answer {
	switch content, isKnown := v.text(); {
	case content == "*", v.isNamedSecretsManager().is:
		return yes
	case isKnown, v.kind == absent:
		return no
	}
	return maybe("the principal of a permission is not known: " + reason(v))
}

func (v value) invokes() answer {
	switch content, isKnown := v.text(); {
	case isKnown && anyCase(content, "lambda:invokefunction"):
		return yes
	case isKnown, v.kind == absent:
		return no
	}
	return maybe("the action of a permission is not known: " + reason(v))
}

// source looks for an account in SourceAccount or SourceArn. What only deployment tells counts as one.
func (r *resource) source() source {
	loose := func(property string) *formula {
		pattern := fixedValue["aws:"+strings.ToLower(property)]
		return among(r.property(property).outcomes(), func(v value) answer {
			return answer{is: v.kind == absent || v.fixed(pattern()) == unrestricted}
		}).holds
	}
	organization := among(r.property("PrincipalOrgID").outcomes(), func(v value) answer { return answer{is: v.kind == absent} })
	open := and(loose("SourceAccount"), loose("SourceArn"), organization.holds)
	switch found := solve(and(r.exists, open)); {
	case found == solution{}:
		return source{account: "fixed"}
	case found.unknown != "":
		return source{account: "unknown"}
	default:
		return source{account: "any", when: r.circumstances(open)}
	}
}

// invocable says whether Secrets Manager may call a function as a schedule does: "allowed", "none" or
// "undecided".
type invocable struct {
	status, reason string
	when           string // of "none": a deployment without a permission, "" for all
}

// permissionsFor lists the permissions for a function, and those of which it is not known what they are
// for.
func (a *Assembly) permissionsFor(r *rotator) []*permission {
	of := a.facts.permissionsOf.get(a.permissionsByFunction)
	return slices.Concat(of[r.resource], of[nil])
}

// permissionsByFunction has those for an unknown function under nil.
func (a *Assembly) permissionsByFunction() map[*resource][]*permission {
	of := map[*resource][]*permission{}
	for _, p := range a.permissions() {
		for _, named := range p.functions {
			to := a.designated(named.value, p.stack).function
			if !slices.Contains(of[to], p) {
				of[to] = append(of[to], p)
			}
		}
	}
	return of
}

// invocable looks for permissions. One for a function holds for the function's own ARN alone, one for an
// alias or a version only for that one (Lambda API reference, AddPermission, "Qualifier").
func (a *Assembly) invocable(r *rotator, u *use) invocable {
	allowed, doubt := never, a.mayHoldMore()
	before := map[*resource]bool{}
	for _, p := range a.permissionsFor(r) {
		found := a.lets(p, r, u)
		allowed = or(allowed, found.holds)
		if found.doubt != "" {
			doubt = quoted(p.id) + ": " + found.doubt
		}
		before[p.resource] = found != nowhere
		if u.permission == nil && found.holds != never && p.stack == u.schedule.stack && !impossible(and(u.when, found.holds)) {
			u.permission = p.resource
		}
	}
	u.afterPermission = u.permission != nil && u.schedule.dependsOn(before)
	switch left := solve(and(u.when, not(allowed))); {
	case left == solution{}:
		return invocable{status: "allowed"}
	case doubt != "":
		return invocable{status: "undecided", reason: doubt}
	case left.unknown != "":
		return invocable{status: "undecided", reason: left.unknown}
	case allowed == never && u.always:
		return invocable{status: "none"}
	default:
		return invocable{status: "none", when: left.witness}
	}
}

// lets says when a permission admits the calls that a schedule makes.
func (a *Assembly) lets(p *permission, r *rotator, u *use) extent {
	functions := among(slices.Values(p.functions), func(v value) answer { return a.isFunction(v, p.stack, r, u.function.qualifier) })
	if functions == nowhere {
		return nowhere
	}
	secrets := among(p.property("SourceArn").outcomes(), func(v value) answer { return a.admitsSecret(v, p.stack, u.schedule.secret) })
	return extent{holds: p.exists}.and(functions).and(p.caller).and(p.action).and(secrets)
}

// isFunction says whether a value denotes a function by a qualifier. What a stack creates can be no
// parameter or import of that stack, unless they give it its name.
func (a *Assembly) isFunction(v value, from *stack, r *rotator, qualifier string) answer {
	found := a.designated(v, from)
	switch {
	case found.function == r.resource && found.qualifier == qualifier && qualifier != "?":
		return yes
	case found.function == r.resource && (found.qualifier == "?" || qualifier == "?"):
		return maybe("the version or alias is not known")
	case found.function != nil:
		return no
	}
	_, isKnown := v.text()
	p, sole := v.sole()
	name := r.property("FunctionName")
	_, isNamed := name.text()
	switch {
	case sole && p.from == attribute && !p.to.isForeign(), isKnown && (isNamed || name.kind == absent),
		from == r.stack && name.kind == absent:
		return no
	}
	return maybe("whether it is for " + quoted(r.id) + " is not known: " + reason(v))
}

// admitsSecret says whether a SourceArn may be that of the secret that calls: it is not, if it denotes
// other secrets of the assembly alone.
func (a *Assembly) admitsSecret(v value, from *stack, secret *resource) answer {
	targets := a.secrets(v, from)
	for _, t := range targets {
		if t.secret == nil || t.secret == secret || t.unknown != "" {
			return yes
		}
	}
	return answer{is: secret == nil || len(targets) == 0}
}

// isFor returns the rotation function that a permission is for, nil where that is not in the assembly or
// not known.
func (a *Assembly) isFor(p *permission) *resource {
	for _, named := range p.functions {
		if found := a.designated(named.value, p.stack); found.function != nil {
			return found.function
		}
	}
	return nil
}
