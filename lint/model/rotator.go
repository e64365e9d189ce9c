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

func (a *Assembly) rotators() []*rotator { return a.facts.rotators.get(a.findRotators) }

// findRotators follows the schedules to the functions of the assembly that they call. Hosted functions
// and AWS's rotation applications are not in the templates.
func (a *Assembly) findRotators() []*rotator {
	var all []*rotator
	of := map[*resource]*rotator{}
	for _, schedule := range a.facts.schedules {
		for named := range schedule.property("RotationLambdaARN").alternatives() {
			u := a.useOf(schedule, named)
			if u == nil {
				continue
			}
			if of[u.function.function] == nil {
				of[u.function.function] = &rotator{resource: u.function.function}
				all = append(all, of[u.function.function])
			}
			of[u.function.function].uses = append(of[u.function.function].uses, u)
		}
	}
	for _, r := range all {
		for _, u := range r.uses {
			u.invocable = a.invocable(r, u)
		}
		r.roles = a.rolesOf(r)
	}
	return all
}

// useOf is the use of a function that a schedule names, nil where that is none of the assembly.
func (a *Assembly) useOf(schedule *scheduleFact, named branch) *use {
	found := a.designated(named.value, schedule.stack)
	when, possible := both(schedule.exists, named.when)
	if found.function == nil || !possible {
		return nil
	}
	return &use{schedule: schedule, when: when, always: named.when == nil, function: found, property: named.value}
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
		found = found.qualified(composed(qualifier[0]), from)
	}
	return found
}

// unqualified is a name or an ARN without its qualifier: functionNamed leaves that of an ARN out itself.
func (v value) unqualified(segments [][]part) value {
	if len(segments) == 2 {
		v.made, v.isWritten = segments[0], false
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
	for _, of := range named.parts() {
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
	return r.key()
}

func (d designation) qualified(by value, from *stack) designation {
	d.qualifier = "?"
	if p, sole := by.sole(); sole && p.from == attribute && p.to.is("AWS::Lambda::Version") && p.name == "Version" {
		d.qualifier, d.through = p.to.key(), p.to
	} else if by.comparable() && !strings.Contains(by.plain(), "$LATEST") {
		d.qualifier = by.symbol(from)
	}
	return d
}
