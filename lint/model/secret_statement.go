package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Actions of Secrets Manager that change a secret, its policy or its rotation (Service Authorization
// Reference, "AWS Secrets Manager").
var managingActions = []string{
	"secretsmanager:PutResourcePolicy", "secretsmanager:DeleteResourcePolicy", "secretsmanager:DeleteSecret",
	"secretsmanager:UpdateSecret", "secretsmanager:PutSecretValue", "secretsmanager:RotateSecret",
	"secretsmanager:TagResource", "secretsmanager:ReplicateSecretToRegions",
}

// Actions without which nobody reads or writes a secret, or mends its policy.
var vitalActions = []string{
	"secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:PutResourcePolicy",
}

// manages lists the actions of a statement that let change the secret, as the policy writes them. What
// NotAction leaves is written nowhere.
func (s *statement) manages() []string {
	var all []string
	if len(s.notActions) > 0 {
		return slices.DeleteFunc(slices.Clone(managingActions), func(action string) bool { return !s.isAbout(action) })
	}
	for _, pattern := range s.actions {
		if slices.ContainsFunc(managingActions, func(action string) bool { return matchesAny([]string{pattern}, action) }) {
			all = append(all, pattern)
		}
	}
	return all
}

// isAbout reports whether a statement is about an action.
func (s *statement) isAbout(action string) bool {
	return matchesAny(s.actions, action) || len(s.notActions) > 0 && !matchesAny(s.notActions, action)
}

func (s *statement) vital() []string {
	var all []string
	for _, action := range vitalActions {
		if s.isAbout(action) {
			all = append(all, action)
		}
	}
	return all
}

// whole says whether a principal is an account with everybody in it: "yes", "no" or "unknown".
func (p principal) whole() string {
	if id, isKnown := p.value.text(); isKnown && accountID().MatchString(id) {
		return "yes"
	}
	segments, _ := p.value.split(":")
	const identity = 5
	switch only, ok := p.value.sole(); {
	case ok && only.from == pseudo && only.name == "AWS::AccountId":
		return "yes"
	case len(segments) != identity+1:
		return "no"
	}
	last := composed(segments[identity])
	only, _ := last.sole()
	switch name, isKnown := last.text(); {
	case isKnown && name == "root":
		return "yes"
	case isKnown || only.known || only.from == attribute || len(last.parts()) != 1:
		return "no"
	}
	return "unknown"
}

// isVPCOnly reports whether a denial is for whoever does not come from some VPC or endpoint, and
// spares neither AWS services nor anybody by name. Who calls through a service comes from none
// (Secrets Manager User Guide, "Best practices").
func (s *statement) isVPCOnly() bool {
	if !s.denies || s.condition.doubtful || len(s.spared) > 0 {
		return false
	}
	found := false
	for _, each := range s.condition.compared {
		switch {
		case vpcKeys[each.key] && (each.spares() || each.operator == "null" && !each.value.isFalse()):
			found = true
		case each.key != "aws:sourceip" && each.key != "aws:vpcsourceip" || !each.spares():
			return false
		}
	}
	return found && slices.ContainsFunc(s.principals, func(p principal) bool {
		return p.class == anyone || p.class == same && p.whole() == "yes"
	})
}

var vpcKeys = map[string]bool{
	"aws:sourcevpc": true, "aws:sourcevpce": true, "aws:sourcevpcarn": true,
	"aws:vpceaccount": true, "aws:vpceorgid": true, "aws:vpceorgpaths": true,
}

func secretStatementTerm(s *statement) *ast.Term {
	fields := statementFields(s)
	for i, f := range fields {
		if f.name == "principals" {
			fields[i].value = array(s.principals, func(p principal) *ast.Term { return secretPrincipalTerm(s, p) })
		}
	}
	fields = append(fields,
		field{"policy", ast.StringTerm(s.owner.key())},
		field{"denies", ast.BooleanTerm(s.denies)},
		field{"not_actions", textTerms(s.notActions)},
		field{"spares", array(s.spared, func(p principal) *ast.Term { return ast.StringTerm(p.text) })},
		field{"conditional", ast.BooleanTerm(s.condition.doubtful || len(s.condition.compared) > 0)},
		field{"vpc_only", ast.BooleanTerm(s.isVPCOnly())},
		field{"vital", textTerms(s.vital())},
		field{"manages", textTerms(s.manages())},
	)
	if s.allows {
		fields = append(fields,
			field{"loose", array(s.condition.looseIn(), func(l loose) *ast.Term { return looseTerm(s, l) })},
			field{"unlisted", textTerms(s.condition.unlisted())},
			field{"limits", object(
				field{"source", ast.StringTerm(s.limitedIn(bySource).String())},
				field{"identity", ast.StringTerm(s.limitedIn(byIdentity).String())},
				field{"own_account", ast.StringTerm(s.limitedIn(s.owner.stack.byOwnAccount()).String())},
			)},
		)
	}
	return object(fields...)
}

func secretPrincipalTerm(s *statement, p principal) *ast.Term {
	made := principalFields(s, p)
	whole := p.whole()
	made = append(made, field{"whole", ast.StringTerm(whole)})
	if whole == "unknown" && p.reason == "" {
		made = append(made, field{"whole_reason", ast.StringTerm(reason(p.value))})
	}
	return object(made...)
}

func looseTerm(s *statement, l loose) *ast.Term {
	return object(
		field{"key", ast.StringTerm(l.name)},
		field{"operator", ast.StringTerm(l.written)},
		field{"about", ast.StringTerm(l.about)},
		field{"path", s.owner.placeOf(l.at)[2].value},
		field{"reason", ast.StringTerm(l.reason)},
		field{"when", optional(s.owner.circumstances(and(s.when, l.when)))},
	)
}
