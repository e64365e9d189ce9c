package model

import (
	"slices"
	"strings"
)

// secretValue is what a template says of the JSON in a secret, in the deployments that fulfil a formula.
type secretValue struct {
	branch
	isJSON bool
	known  bool     // its keys are, or it is known to be no JSON
	keys   []string // as written
	ssl    string   // of the key ssl: "true", "false", "absent" or "unknown"
}

// contents lists what the template writes into a secret. A secret without a value gets one from
// somewhere else.
func (r *resource) contents() []secretValue {
	var all []secretValue
	for generated := range r.property("GenerateSecretString").alternatives() {
		for key := range generated.under(generated.value.get("GenerateStringKey").outcomes()) {
			for text := range key.under(generated.value.get("SecretStringTemplate").outcomes()) {
				all = append(all, generatedValue(generated.value, key.value, text))
			}
		}
	}
	for text := range r.property("SecretString").alternatives() {
		all = append(all, valueOf(text))
	}
	return all
}

// generatedValue is a template with the generated password in it, or the password alone.
func generatedValue(generated, key value, text branch) secretValue {
	if text.value.kind == absent {
		return secretValue{branch: branch{text.when, generated}, known: generated.kind == mapping, ssl: "absent"}
	}
	v := valueOf(text)
	name, isKnown := key.text()
	v.known = v.known && v.isJSON && isKnown
	v.keys = append(slices.Clip(v.keys), name)
	return v
}

func valueOf(text branch) secretValue {
	parsed := text.value
	if parsed.kind != mapping {
		parsed, _ = parseJSON(parsed)
	}
	v := secretValue{branch: text, isJSON: parsed.kind == mapping, keys: parsed.keys(), ssl: sslOf(parsed.get("ssl"))}
	v.known = v.isJSON || text.value.isLiteral()
	for _, key := range parsed.keys() {
		v.known = v.known && !strings.Contains(key, "${")
	}
	return v
}

// sslOf reads the key ssl as AWS's templates do: a boolean or its text
// (aws-secrets-manager-rotation-lambdas, get_ssl_config).
func sslOf(v value) string {
	switch is, ok := v.truth(); {
	case v.kind == absent:
		return "absent"
	case !ok:
		return "unknown"
	case is:
		return "true"
	}
	return "false"
}

// lackingKey holds in the deployments in which the secret is known to have no such key.
func lackingKey(contents []secretValue, key string) *formula {
	var without []branch
	for _, v := range contents {
		if v.known && !slices.Contains(v.keys, key) {
			without = append(without, v.branch)
		}
	}
	return oneOf(without)
}
