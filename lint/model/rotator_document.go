package model

import "github.com/open-policy-agent/opa/v1/ast"

func rotatorTerm(r *rotator) *ast.Term {
	return r.place().object([]field{
		{"uses", array(r.uses, useTerm)},
		{"capacities", array(r.capacities(), capacityTerm)},
		{"roles", array(r.roles, func(f *roleFact) *ast.Term { return roleTerm(r, f) })},
	})
}

func useTerm(u *use) *ast.Term {
	made := []field{
		{"schedule", keyTerm(u.schedule.resource)},
		{"schedule_id", idTerm(u.schedule.resource)},
		{"schedule_stack", ast.StringTerm(u.schedule.stack.Name)},
		{"schedule_path", u.schedule.place().path},
		{"permission", idTerm(u.permission)},
		{"after_permission", ast.InternedTerm(u.afterPermission)},
		{"invocable", object(
			field{"status", wordTerm(u.invocable.status)},
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
	return c.place(append([]string{"Properties"}, c.path...)...).object([]field{
		{"kind", wordTerm(c.kind)},
		{"amount", ast.InternedTerm(c.amount)},
		{"is_default", ast.InternedTerm(c.isDefault)},
		{"when", optional(c.circumstances(c.when))},
	})
}

// roleTerm places a role at its resource, at the policies of the function for which SAM makes it, or at
// the property of the function that names another one.
func roleTerm(r *rotator, f *roleFact) *ast.Term {
	at := r.place("Properties", "Role")
	switch {
	case f.role != nil && f.role.maker != nil:
		at = r.place("Properties", "Policies")
	case f.role != nil:
		at = f.role.place()
	}
	return at.object([]field{
		{"external", ast.InternedTerm(f.role == nil)},
		{"unknown", textTerms(f.unknown)},
		{"when", optional(r.circumstances(f.when))},
		{"lacks", array(f.lacks, lackTerm)},
	})
}

func lackTerm(l *lack) *ast.Term {
	return object(
		field{"kind", wordTerm(l.kind)},
		field{"target", optional(l.target)},
		field{"actions", textTerms(l.actions)},
		field{"status", wordTerm(l.status)},
		field{"reason", optional(l.reason)},
		field{"when", optional(l.when)},
	)
}

func permissionTerm(p *permission) *ast.Term {
	principal := p.caller.verdict()
	if p.public && principal == "yes" {
		principal = "any"
	}
	return p.place().object([]field{
		{"function", keyTerm(p.stack.assembly.isFor(p))},
		{"invokes", wordTerm(p.action.verdict())},
		{"principal", wordTerm(principal)},
		{"source", object(
			field{"account", wordTerm(p.source.account)},
			field{"when", optional(p.source.when)},
		)},
	})
}
