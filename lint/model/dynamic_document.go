package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// ssmSecure are the properties in which {{resolve:ssm-secure:...}} is resolved (CloudFormation User
// Guide, "Resources that support dynamic parameter patterns for secure strings").
var ssmSecure = map[string][]string{
	"AWS::DirectoryService::MicrosoftAD":   {"/Password"},
	"AWS::DirectoryService::SimpleAD":      {"/Password"},
	"AWS::ElastiCache::ReplicationGroup":   {"/AuthToken"},
	"AWS::IAM::User":                       {"/LoginProfile/Password"},
	"AWS::KinesisFirehose::DeliveryStream": {"/RedshiftDestinationConfiguration/Password"},
	"AWS::OpsWorks::App":                   {"/AppSource/Password"},
	"AWS::OpsWorks::Stack":                 {"/CustomCookbooksSource/Password", "/RdsDbInstances/*/DbPassword"},
	"AWS::RDS::DBCluster":                  {"/MasterUserPassword"},
	"AWS::RDS::DBInstance":                 {"/MasterUserPassword"},
	"AWS::Redshift::Cluster":               {"/MasterUserPassword"},
}

func (d *dynamicReference) kind() string {
	if d.owner == nil {
		return d.value.node.Path()[0]
	}
	return d.owner.kind
}

// resolved reports whether CloudFormation replaces the reference where it stands. What a module or a
// macro makes of a template is not known.
func (d *dynamicReference) resolved() bool {
	switch {
	case d.store == "ssm" || strings.HasSuffix(d.kind(), "::MODULE"):
		return true
	case d.place != "property":
		return false
	}
	return d.store != "ssm-secure" || d.matches(ssmSecure[d.kind()])
}

func (d *dynamicReference) matches(patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool { return matchesSteps(pattern, d.property) })
}

// credential says what the property holds, "" when it is no credential. Some take the ARN of a secret
// instead, which the name of a parameter tells.
func (d *dynamicReference) credential() string {
	if d.owner == nil || d.place != "property" {
		return ""
	}
	for _, p := range credentialProperties(d.owner.kind) {
		isARN := p.alternative == "secret-arn" && isAboutOther(d.id.plain())
		if matchesSteps(p.path, d.property) && !isARN {
			return p.credential
		}
	}
	return ""
}

// takesSecret reports whether the property takes the ARN or the name of a secret, and the reference
// is all that it is given.
func (d *dynamicReference) takesSecret() bool {
	if d.owner == nil || !d.isWhole() {
		return false
	}
	return slices.ContainsFunc(referencesOf(d.owner.kind), func(p referenceProperty) bool {
		return matchesSteps(p.path, d.property)
	})
}

// isWhole reports whether the reference is the whole text. It looks at no more of that than it takes: a text may hold
// thousands of references.
func (d *dynamicReference) isWhole() bool {
	left := len("{{resolve:}}") + len(d.text)
	for _, p := range d.value.parts() {
		p.hidden = false
		if left -= len(p.render()); left < 0 {
			return false
		}
	}
	return left == 0
}

func dynamicTerm(d *dynamicReference) *ast.Term {
	fields := []field{
		{"type", ast.StringTerm(d.kind())},
		{"property", optional(strings.Join(d.property, "."))},
		{"place", wordTerm(d.place)},
		{"store", ast.StringTerm(d.store)},
		{"name", ast.StringTerm(d.id.render())},
		{"json_key", optional(d.key.render())},
		{"reads", optional(d.reads())},
		{"stage", optional(d.stage.certain())},
		{"version", optional(d.pin.certain())},
		{"backslash", ast.InternedTerm(d.broken)},
		{"resolved", ast.InternedTerm(d.resolved())},
		{"credential", optional(d.credential())},
		{"takes_secret", ast.InternedTerm(d.takesSecret())},
		{"identifier", ast.InternedTerm(d.owner != nil && isIdentifier(d.owner.kind, d.property))},
		{"when", optional(d.circumstances())},
	}
	if d.number > 0 {
		fields = append(fields, field{"number", ast.InternedTerm(d.number)})
	}
	return d.stack.placeAt(d.value.node).object(fields)
}

// certain is the text of a segment, "" where a part of it is not known.
func (v value) certain() string {
	for _, p := range v.parts() {
		if !p.known {
			return ""
		}
	}
	return v.render()
}

func (d *dynamicReference) circumstances() string {
	switch {
	case d.when == nil:
		return ""
	case d.owner == nil:
		return solve(d.when).text()
	}
	return d.owner.circumstances(d.when)
}
