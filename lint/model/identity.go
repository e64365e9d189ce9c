package model

import (
	"slices"
	"strings"
)

const secretType = "AWS::SecretsManager::Secret"

// The resources whose Ref is, like the secret's own, the secret's ARN (CloudFormation reference of
// each type, "Return values").
var secretAliases = []string{
	"AWS::SecretsManager::SecretTargetAttachment",
	"AWS::SecretsManager::ResourcePolicy",
	"AWS::SecretsManager::RotationSchedule",
}

// target is a secret that a value may denote: one of the assembly, one that is known to be another,
// or, with a reason, one that is not known.
type target struct {
	when    *formula
	secret  *resource
	unknown string
}

// secrets lists what a value denotes where CloudFormation wants a secret's ARN or name.
func (a *Assembly) secrets(v value, from *stack) []target {
	var targets []target
	for alternative := range v.alternatives() {
		for _, t := range a.secret(alternative.value, from) {
			if when, ok := both(alternative.when, t.when); ok {
				t.when = when
				targets = append(targets, t)
			}
		}
	}
	if len(targets) > maxCases {
		return []target{{unknown: "it has too many cases"}}
	}
	return targets
}

func (a *Assembly) secret(v value, from *stack) []target {
	if p, sole := v.sole(); sole && p.from == attribute {
		return a.secretBehind(p.to, p.name)
	}
	if found := a.secretsNamed(v, from); len(found) > 0 {
		return found
	}
	if v.kind == null || v.scalar() && v.isName() {
		return []target{{}}
	}
	return []target{{unknown: reason(v)}}
}

// secretBehind follows Ref and GetAtt Id of the resources that stand for a secret.
func (a *Assembly) secretBehind(r *resource, name string) []target {
	switch {
	case r.is(secretType) && (name == "Ref" || name == "Id"):
		return []target{{secret: r}}
	case r.is(secretAliases...) && (name == "Ref" || name == "Id"):
		return a.secretOfAlias(r)
	case strings.HasSuffix(name, "SecretArn") && !r.isForeign():
		// MasterUserSecret.SecretArn and the like: the service made that secret itself.
		return []target{{}}
	}
	return []target{{unknown: "it is an attribute of " + r.id}}
}

func (a *Assembly) secretOfAlias(r *resource) []target {
	if found, ok := a.aliases[r]; ok {
		return found
	}
	a.aliases[r] = []target{{unknown: r.id + " refers to itself"}}
	a.aliases[r] = a.secrets(r.property("SecretId"), r.stack)
	return a.aliases[r]
}

// isForeign reports whether the attributes of a resource come from somewhere else: a nested stack,
// a custom resource.
func (r *resource) isForeign() bool {
	return strings.HasPrefix(r.kind, "Custom::") || strings.HasPrefix(r.kind, "AWS::CloudFormation::") ||
		r.is("AWS::Serverless::Application")
}

// A literal ARN ends in a dash and six characters that the service adds; policies write them as
// question marks.
var arnSuffix = lazily(`-(\?{6}|[A-Za-z0-9]{6})$`)

const arnInfix = ":secret:"

func isSecretARN(name string) bool {
	return strings.HasPrefix(name, "arn:") && strings.Contains(name, arnInfix)
}

// isName reports whether enough of a value is known to tell that it is no name of the templates':
// the part of an ARN that is the name, or all of it, but for pseudo parameters.
func (v value) isName() bool {
	inName := !isSecretARN(v.plain())
	for _, p := range v.merged() {
		inName = inName || strings.Contains(p.text, arnInfix)
		if inName && !p.known && p.from != pseudo {
			return false
		}
	}
	return !strings.Contains(v.plain(), "{{resolve:")
}

// isElsewhere reports whether an ARN names another Region or account than a stack's.
func (v value) isElsewhere(s *stack) bool {
	segments, _ := v.split(":")
	for i, own := range map[int]string{3: s.Region, 4: s.Account} {
		if i < len(segments) && own != "" {
			if named, ok := composed(segments[i]).text(); ok && named != own {
				return true
			}
		}
	}
	return false
}

// comparable reports whether two values with the same text, holes included, are the same: what a
// function makes is known by the function's name alone.
func (v value) comparable() bool {
	for _, p := range v.parts() {
		if !p.known && p.from == function {
			return false
		}
	}
	return v.scalar()
}

// reason says why a value is not known.
func reason(v value) string {
	var causes []string
	for _, p := range v.parts() {
		if cause := p.reason(); cause != "" && !slices.Contains(causes, cause) {
			causes = append(causes, cause)
		}
	}
	switch {
	case len(causes) > 0:
	case v.scalar():
		return "it is read when the stack is deployed: " + v.render()
	default:
		return "its value is not text"
	}
	return strings.Join(causes, " and ")
}

func (p part) reason() string {
	switch {
	case p.known:
		return ""
	case p.cause != "":
		return p.cause
	case p.from == parameter:
		return "parameter " + p.name + " has no value here"
	case p.from == ssm:
		return "parameter " + p.name + " is read from the parameter store at deployment"
	case p.from == imported:
		return "the export " + p.name + " is not in these templates"
	case p.from == attribute:
		return "it is " + p.render() + ", which only deployment tells"
	case p.from == undefined:
		return p.name + " is not defined in the template"
	case p.from == pseudo:
		return p.name + " is not known here"
	case p.name == "":
		return "a part of it is not computed"
	}
	return p.name + " is not computed"
}
