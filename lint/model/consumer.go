package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// consumer is a place where CloudFormation or an AWS service reads or writes a secret.
type consumer struct {
	by       string // "dynamic-reference", "attachment" or "integration"
	resource *resource
}

// fromOwnNetwork are the types whose services fetch a secret through the network of the customer, at
// least in some set-ups (ECS Developer Guide, "Fargate task networking"; DMS User Guide, "Using VPC
// endpoints"; CodeBuild User Guide, "Use CodeBuild with Amazon VPC").
var fromOwnNetwork = []string{
	"AWS::ECS::", "AWS::Batch::", "AWS::CodeBuild::", "AWS::DMS::", "AWS::EMRContainers::", "AWS::SecretsManager::",
}

// usesOfGoverned collects the uses of secrets that have a resource policy.
func (a *Assembly) usesOfGoverned(policies []*resourcePolicy) map[*resource][]consumer {
	uses := map[*resource][]consumer{}
	for _, p := range policies {
		for _, secret := range p.secrets {
			uses[secret] = nil
		}
	}
	if len(uses) == 0 {
		return uses
	}
	note := func(targets []target, by string, r *resource) {
		for _, t := range targets {
			if _, governed := uses[t.secret]; governed && t.unknown == "" && !slices.Contains(uses[t.secret], consumer{by, r}) {
				uses[t.secret] = append(uses[t.secret], consumer{by, r})
			}
		}
	}
	for _, r := range a.resources {
		r.stack.eachDynamic(r.properties, func(v value) { note(a.dynamicSecrets(v, r.stack), "dynamic-reference", r) })
		if r.is("AWS::SecretsManager::SecretTargetAttachment") {
			note(a.secrets(r.property("SecretId"), r.stack), "attachment", r)
		}
	}
	for _, reference := range a.references() {
		if !hasPrefix(reference.kind, fromOwnNetwork) {
			note([]target{reference.target}, "integration", reference.resource)
		}
	}
	return uses
}

// eachDynamic computes the texts below a node that hold a dynamic reference to a secret.
func (s *stack) eachDynamic(n *template.Node, do func(value)) {
	if n == nil {
		return
	}
	name, _ := intrinsic(n)
	switch {
	case n.Kind == template.String:
		if strings.Contains(n.Text, dynamicPrefix) {
			do(s.value(n))
		}
	case name == "Fn::If":
		s.eachDynamicBelow(n, do)
	case name != "":
		if holdsText(n, dynamicPrefix) {
			do(s.value(n))
		}
	default:
		s.eachDynamicBelow(n, do)
	}
}

func (s *stack) eachDynamicBelow(n *template.Node, do func(value)) {
	for child := range n.Children() {
		s.eachDynamic(child, do)
	}
}

// holdsText reports whether some text below a node contains a text.
func holdsText(n *template.Node, text string) bool {
	if n.Kind == template.String {
		return strings.Contains(n.Text, text)
	}
	for child := range n.Children() {
		if holdsText(child, text) {
			return true
		}
	}
	return false
}

func consumerTerm(u consumer) *ast.Term {
	return object(
		field{"by", ast.StringTerm(u.by)},
		field{"id", ast.StringTerm(u.resource.id)},
		field{"type", ast.StringTerm(u.resource.kind)},
	)
}
