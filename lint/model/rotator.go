package model

import "strings"

// rotator is a function of the assembly that schedules call to rotate secrets.
type rotator struct {
	*resource
	uses  []*use
	roles []*roleFact
}

// use is a schedule that calls a function.
type use struct {
	schedule  *scheduleFact
	when      *formula // the schedule exists and names this function
	always    bool     // it names it in every deployment
	function  designation
	property  value // RotationLambdaARN
	invocable invocable
	// permission is one of the schedule's own stack, and afterPermission says whether the schedule is
	// made after one.
	permission      *resource
	afterPermission bool
}

// designation is a function that a value denotes, and the version or alias by which it does: "" for
// the function itself, "?" where that is not known.
type designation struct {
	function  *resource
	qualifier string
	through   *resource // the version or alias, where the assembly has it
}

// rotationFacts are computed when the first rule asks.
type rotationFacts struct {
	rotators    []*rotator
	rotatorOf   map[*resource]*rotator
	permissions []*permission
	// permissionsOf are the permissions for a function, with those that are for an unknown one under nil.
	permissionsOf map[*resource][]*permission
	policies      *policyIndex
	functionsOf   map[*resource][]string // ids of the functions whose roles have the policies of a resource
	done          bool
}

// rotators follows the schedules to the functions of the assembly that they call. Hosted functions and
// AWS's rotation applications are not in the templates.
func (a *Assembly) rotators() []*rotator {
	f := &a.facts.rotation
	if f.done {
		return f.rotators
	}
	f.done, f.rotatorOf = true, map[*resource]*rotator{}
	for _, schedule := range a.facts.schedules {
		for _, alternative := range schedule.property("RotationLambdaARN").alternatives() {
			a.addUse(schedule, alternative)
		}
	}
	if len(a.facts.schedules) > 0 || len(a.byType[permissionType]) > 0 {
		f.permissions = a.findPermissions()
		a.indexPermissions()
	}
	for _, r := range f.rotators {
		for _, u := range r.uses {
			u.invocable = a.invocable(r, u)
		}
		r.roles = a.rolesOf(r)
	}
	return f.rotators
}

func (a *Assembly) addUse(schedule *scheduleFact, named branch) {
	found := a.designated(named.value, schedule.stack)
	when, possible := both(schedule.exists, named.when)
	if found.function == nil || !possible {
		return
	}
	f := &a.facts.rotation
	r := f.rotatorOf[found.function]
	if r == nil {
		r = &rotator{resource: found.function}
		f.rotatorOf[found.function] = r
		f.rotators = append(f.rotators, r)
	}
	r.uses = append(r.uses, &use{schedule: schedule, when: when, always: named.when == nil, function: found, property: named.value})
}

// designated finds the function of the assembly that a name or an ARN denotes, with or without a
// qualifier (Lambda API reference, "FunctionName").
func (a *Assembly) designated(v value, from *stack) designation {
	if p, sole := v.sole(); sole && p.from == attribute {
		return a.designatedBy(p)
	}
	segments, _ := v.split(":")
	name, qualifier := segments[0], segments[1:]
	const nameInARN = 6
	if len(segments) > nameInARN {
		name, qualifier = segments[nameInARN], segments[nameInARN+1:]
	}
	if len(name) == 0 || len(qualifier) > 1 {
		return designation{}
	}
	var found designation
	if p := name[0]; len(name) == 1 && p.from == attribute {
		found = a.designatedBy(p)
	} else {
		found.function = a.functionNamed(v.unqualified(segments), from)
	}
	if len(qualifier) == 1 && found.function != nil {
		found = found.qualified(value{kind: text, parts: qualifier[0]}, from)
	}
	return found
}

// unqualified is a name or an ARN without its qualifier: functionNamed leaves that of an ARN out itself.
func (v value) unqualified(segments [][]part) value {
	if len(segments) == 2 {
		v.parts = segments[0]
	}
	return v
}

// designatedBy follows an attribute of a function, a version or an alias.
func (a *Assembly) designatedBy(p part) designation {
	switch {
	case p.to.is(functionTypes...) && (p.name == "Arn" || p.name == "Ref"):
		return designation{function: p.to}
	case !p.to.is("AWS::Lambda::Version", "AWS::Lambda::Alias"):
		return designation{}
	case p.to.maker != nil:
		return designation{function: p.to.maker, through: p.to, qualifier: p.to.qualifier()}
	}
	named := p.to.property("FunctionName")
	for _, of := range named.parts {
		if of.from == attribute && !of.to.is(functionTypes...) {
			return designation{} // the version of a version, and circles
		}
	}
	found := a.designated(named, p.to.stack)
	found.through, found.qualifier = p.to, p.to.qualifier()
	return found
}

// qualifier is what comes after the function in the ARN of a version or an alias.
func (r *resource) qualifier() string {
	name := r.property("Name")
	if r.maker != nil {
		name = r.maker.property("AutoPublishAlias")
	}
	if r.is("AWS::Lambda::Alias") && name.comparable() {
		return name.symbol(r.stack)
	}
	return r.key
}

func (d designation) qualified(by value, from *stack) designation {
	d.qualifier = "?"
	if p, sole := by.sole(); sole && p.from == attribute && p.to.is("AWS::Lambda::Version") && p.name == "Version" {
		d.qualifier, d.through = p.to.key, p.to
	} else if by.comparable() && !strings.Contains(by.plain(), "$LATEST") {
		d.qualifier = by.symbol(from)
	}
	return d
}
