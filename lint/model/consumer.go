package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
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
	for _, attachment := range a.in("AWS::SecretsManager::SecretTargetAttachment") {
		note(a.secrets(attachment.property("SecretId"), attachment.stack), "attachment", attachment)
	}
	for _, d := range a.dynamicReferences() {
		if d.owner != nil && d.store == "secretsmanager" && d.place != "metadata" {
			note(a.secrets(d.id, d.stack), "dynamic-reference", d.owner)
		}
	}
	for _, reference := range a.references() {
		if !hasPrefix(reference.kind, fromOwnNetwork) {
			note([]target{reference.target}, "integration", reference.resource)
		}
	}
	return uses
}

func consumerTerm(u consumer) *ast.Term {
	return object(
		field{"by", wordTerm(u.by)},
		field{"id", idTerm(u.resource)},
		field{"type", ast.StringTerm(u.resource.kind)},
	)
}
