package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// Transforms that only add resources or read text leave a template's own transforms as they are; what a
// macro of somebody else makes of a template is not known.
var knownTransforms = []string{
	"AWS::Serverless-2016-10-31", "AWS::LanguageExtensions", "AWS::CodeDeployBlueGreen", "AWS::ServiceCatalog",
}

// hostedTransform makes functions of HostedRotationLambda (CloudFormation Template Reference,
// "AWS::SecretsManager transform"); the date of its version follows.
const hostedTransform = "AWS::SecretsManager-"

// transforms are the entries of the Transform section.
func (s *stack) transforms() []*template.Node {
	section := s.Root.Get("Transform")
	if section == nil || section.Kind != template.List {
		return slices.DeleteFunc([]*template.Node{section}, func(n *template.Node) bool { return n == nil })
	}
	return slices.Collect(section.Children())
}

// hostedTransforms returns the entries that make hosted functions, and whether others may do so too.
func (s *stack) hostedTransforms() (found []*template.Node, others bool) {
	for _, n := range s.transforms() {
		switch {
		case n.IsText() && strings.HasPrefix(n.Text, hostedTransform):
			found = append(found, n)
		case !n.IsText() || !slices.Contains(knownTransforms, n.Text):
			others = true
		}
	}
	return found, others
}

// hostedTerm are the properties of a hosted function.
func (t *rotationTemplate) hostedTerm() *ast.Term {
	found, others := t.stack.hostedTransforms()
	return object(
		field{"type", t.typeTerm()},
		field{"transforms", array(found, func(n *template.Node) *ast.Term {
			return object(field{"name", ast.StringTerm(n.Text)}, field{"path", t.stack.assembly.pathTo(n)})
		})},
		field{"macros", ast.InternedTerm(others)},
		field{"superuser", t.superuserTerm()},
		field{"network", t.networkTerm()},
		field{"lists", ast.ArrayTerm(t.lists()...)},
		field{"keyless", occurrenceTerm(t.keyless())},
		field{"runtime", t.runtimeTerm()},
	)
}

// typeTerm is RotationType as far as it is known: "absent" and "unknown" are no texts of it.
func (t *rotationTemplate) typeTerm() *ast.Term {
	v := t.value.get("RotationType")
	content, isKnown := v.text()
	switch {
	case v.kind == absent:
		return object(field{"status", wordTerm("absent")}, field{"path", t.pathOf(t.value)})
	case !isKnown || v.hidden():
		return object(field{"status", wordTerm("unknown")}, field{"path", t.pathOf(v)})
	}
	return object(field{"status", wordTerm("known")}, field{"text", ast.StringTerm(content)}, field{"path", t.pathOf(v)})
}

// hidden reports whether a value is one that is never shown.
func (v value) hidden() bool {
	return slices.ContainsFunc(v.parts(), func(p part) bool { return p.hidden })
}

// given holds in the deployments that have a property of the hosted function, and a text in it.
func (t *rotationTemplate) given(properties ...string) *formula {
	var cases []branch
	for _, property := range properties {
		cases = append(cases, named(t.value.get(property).alternatives())...)
	}
	return oneOf(cases)
}

// hasSome looks for a deployment that has the hosted function and fulfils a formula.
func (t *rotationTemplate) hasSome(f *formula) *ast.Term {
	return occurrenceTerm(t.occurs(and(t.when, f)))
}

// superuserTerm says in which deployments the secret of the superuser is missing, or there twice.
func (t *rotationTemplate) superuserTerm() *ast.Term {
	return object(
		field{"missing", t.hasSome(not(t.given("SuperuserSecretArn", "MasterSecretArn")))},
		field{"twice", t.hasSome(and(t.given("SuperuserSecretArn"), t.given("MasterSecretArn")))},
	)
}

// networkTerm says in which deployments the function has only half of what puts it into a VPC.
func (t *rotationTemplate) networkTerm() *ast.Term {
	subnets, groups := t.given("VpcSubnetIds"), t.given("VpcSecurityGroupIds")
	return object(
		field{"without_groups", t.hasSome(and(subnets, not(groups)))},
		field{"without_subnets", t.hasSome(and(groups, not(subnets)))},
	)
}

// lists are the properties that hold a list where CloudFormation wants one text with commas.
func (t *rotationTemplate) lists() []*ast.Term {
	var terms []*ast.Term
	for _, property := range []string{"VpcSubnetIds", "VpcSecurityGroupIds"} {
		for v := range t.value.get(property).alternatives() {
			if v.value.kind == list || v.value.isListParameter(t.stack) {
				terms = append(terms, t.inCase(branch{and(t.when, v.when), v.value}, field{"property", wordTerm(property)}))
			}
		}
	}
	return terms
}

// isListParameter reports whether a value is a whole parameter of a list type.
func (v value) isListParameter(user *stack) bool {
	p, sole := v.sole()
	if !sole || p.from != parameter && p.from != ssm {
		return false
	}
	kind := p.home(user).parameters[p.name].Get("Type")
	return kind.IsText() && (kind.Text == "CommaDelimitedList" || strings.Contains(kind.Text, "List<"))
}

// keyless looks for a deployment in which a customer's key encrypts the secret and the function is not
// told of it, so that its role may not use the key, and the key's own policy lets nobody in either.
func (t *rotationTemplate) keyless() solution {
	secret, when := t.secretFor()
	if secret == nil {
		return solution{}
	}
	var customers []branch
	for key := range secret.property("KmsKeyId").alternatives() {
		if secret.whoseKey(key.value) == "customer" && !t.stack.assembly.admitsAnyone(t.stack.assembly.keyOf(key.value, secret.stack)) {
			customers = append(customers, key)
		}
	}
	return t.occurs(and(when, oneOf(customers), not(t.given("KmsKeyArn"))))
}

// admitsAnyone reports whether the policy of a key has a grant to everybody, be it within conditions: as
// the policy of the key that AWS manages has, it may cover the function's role.
func (a *Assembly) admitsAnyone(key *resource) bool {
	if key == nil {
		return false
	}
	for _, s := range a.statementsIn(key, key.property("KeyPolicy")) {
		for _, p := range s.principals {
			if s.allows && (p.class == anyone || p.class == undecided) {
				return true
			}
		}
	}
	return false
}

func (t *rotationTemplate) runtimeTerm() *ast.Term {
	cases := written(slices.Collect(t.value.get("Runtime").alternatives()))
	if len(cases) == 0 {
		return nil
	}
	return t.inCase(branch{and(t.when, oneOf(cases)), cases[0].value}, field{"text", ast.StringTerm(cases[0].value.render())})
}
