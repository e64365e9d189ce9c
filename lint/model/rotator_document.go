package model

import "github.com/open-policy-agent/opa/v1/ast"

func rotatorTerm(r *rotator) *ast.Term {
	return object(append(r.place(),
		field{"uses", array(r.uses, useTerm)},
		field{"capacities", array(r.capacities(), capacityTerm)},
		field{"roles", array(r.roles, func(f *roleFact) *ast.Term { return roleTerm(r, f) })},
	)...)
}

func useTerm(u *use) *ast.Term {
	made := []field{
		{"schedule", ast.StringTerm(u.schedule.key())},
		{"schedule_id", ast.StringTerm(u.schedule.id)},
		{"schedule_stack", ast.StringTerm(u.schedule.stack.Name)},
		{"schedule_path", u.schedule.place()[2].value},
		{"permission", idTerm(u.permission)},
		{"after_permission", ast.BooleanTerm(u.afterPermission)},
		{"invocable", object(
			field{"status", ast.StringTerm(u.invocable.status)},
			field{"reason", optional(u.invocable.reason)},
			field{"when", optional(u.invocable.when)},
		)},
	}
	if u.function.qualifier != "" {
		made = append(made, field{"called_as", ast.StringTerm(u.property.render())})
	}
	return object(made...)
}

func capacityTerm(c capacity) *ast.Term {
	return object(append(c.place(append([]string{"Properties"}, c.path...)...),
		field{"kind", ast.StringTerm(c.kind)},
		field{"amount", ast.IntNumberTerm(c.amount)},
		field{"is_default", ast.BooleanTerm(c.isDefault)},
		field{"when", optional(c.circumstances(c.when))},
	)...)
}

// roleTerm places a role at its resource, at the policies of the function for which SAM makes it, or at
// the property of the function that names another one.
func roleTerm(r *rotator, f *roleFact) *ast.Term {
	place := r.place("Properties", "Role")
	switch {
	case f.role != nil && f.role.maker != nil:
		place = r.place("Properties", "Policies")
	case f.role != nil:
		place = f.role.place()
	}
	return object(append(place,
		field{"external", ast.BooleanTerm(f.role == nil)},
		field{"unknown", textTerms(f.unknown)},
		field{"when", optional(r.circumstances(f.when))},
		field{"lacks", array(f.lacks, lackTerm)},
	)...)
}

func lackTerm(l *lack) *ast.Term {
	return object(
		field{"kind", ast.StringTerm(l.kind)},
		field{"target", optional(l.target)},
		field{"actions", textTerms(l.actions)},
		field{"status", ast.StringTerm(l.status)},
		field{"reason", optional(l.reason)},
		field{"when", optional(l.when)},
	)
}

func permissionTerm(p *permission) *ast.Term {
	principal := p.caller.verdict()
	if p.public && principal == "yes" {
		principal = "any"
	}
	return object(append(p.place(),
		field{"function", keyTerm(p.stack.assembly.isFor(p))},
		field{"invokes", ast.StringTerm(p.action.verdict())},
		field{"principal", ast.StringTerm(principal)},
		field{"source", object(
			field{"account", ast.StringTerm(p.source.account)},
			field{"when", optional(p.source.when)},
		)},
	)...)
}
