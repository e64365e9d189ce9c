package model

import (
	"regexp"
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
	when    string
	secret  *resource
	unknown string
}

// secrets lists what a value denotes where CloudFormation wants a secret's ARN or name.
func (a *Assembly) secrets(v value, from *stack) []target {
	var targets []target
	for _, alternative := range v.alternatives() {
		for _, t := range a.secret(alternative.value, from, 0) {
			t.when = both(alternative.when, t.when)
			targets = append(targets, t)
		}
	}
	return targets
}

func (a *Assembly) secret(v value, from *stack, depth int) []target {
	p, sole := v.sole()
	if sole && p.from == attribute {
		return a.secretBehind(p.to, p.name, depth)
	}
	if secret := a.secretNamed(v.render(), from); secret != nil {
		return []target{{secret: secret}}
	}
	if _, ok := v.text(); ok || isSecretARN(v.render()) || v.kind == null {
		return []target{{}}
	}
	return []target{{unknown: reason(v)}}
}

// secretBehind follows Ref and GetAtt Id of the resources that stand for a secret.
func (a *Assembly) secretBehind(r *resource, name string, depth int) []target {
	const longest = 8 // an attachment of a policy of a schedule ... that refers to itself
	switch {
	case name != "Ref" && name != "Id" && name != "SecretArn":
	case r.is(secretType):
		return []target{{secret: r}}
	case r.is(secretAliases...) && depth < longest:
		var targets []target
		for _, alternative := range r.property("SecretId").alternatives() {
			for _, t := range a.secret(alternative.value, r.stack, depth+1) {
				t.when = both(alternative.when, t.when)
				targets = append(targets, t)
			}
		}
		return targets
	}
	return []target{{unknown: "it is an attribute of " + r.id}}
}

// A literal ARN ends in a dash and six characters that the service adds; policies write them as
// question marks or leave them out behind an asterisk.
var arnSuffix = regexp.MustCompile(`-(\?{6}|[A-Za-z0-9]{6})$`)

func isSecretARN(name string) bool {
	return strings.HasPrefix(name, "arn:") && strings.Contains(name, ":secret:")
}

// secretNamed finds the secret of the assembly with a name, given as such or in an ARN. Names with
// the same holes in the same stack are the same.
func (a *Assembly) secretNamed(name string, from *stack) *resource {
	if isSecretARN(name) {
		_, name, _ = strings.Cut(name, ":secret:")
	}
	for _, candidate := range []string{name, arnSuffix.ReplaceAllString(name, "")} {
		if secret := a.secretNames[candidate]; secret != nil {
			return secret
		}
		if secret := a.secretNames[from.Name+"\x00"+candidate]; secret != nil {
			return secret
		}
	}
	return nil
}

// namesOfSecrets indexes the secrets by name; a name with holes holds within its stack only.
func (a *Assembly) namesOfSecrets() map[string]*resource {
	names := map[string]*resource{}
	for _, secret := range a.byType[secretType] {
		name := secret.property("Name")
		if _, ok := name.text(); ok {
			names[name.render()] = secret
		} else if name.kind == text {
			names[secret.stack.Name+"\x00"+name.render()] = secret
		}
	}
	return names
}

// reason says why a value is not known.
func reason(v value) string {
	var causes []string
	for _, p := range v.parts {
		if cause := p.reason(); cause != "" && !slices.Contains(causes, cause) {
			causes = append(causes, cause)
		}
	}
	if len(causes) == 0 {
		return "it is read when the stack is deployed: " + v.render()
	}
	return strings.Join(causes, " and ")
}

func (p part) reason() string {
	switch {
	case p.known:
		return ""
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
	}
	return p.name + " is not computed"
}
