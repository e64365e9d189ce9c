package model

import (
	"slices"
	"strings"
)

const dynamicPrefix = "{{resolve:secretsmanager:"

// dynamicSecrets lists what the {{resolve:secretsmanager:...}} in a value name.
func (a *Assembly) dynamicSecrets(v value, from *stack) []target {
	var targets []target
	for _, alternative := range v.alternatives() {
		for _, id := range alternative.value.dynamicIDs() {
			targets = append(targets, a.secret(id, from)...)
		}
	}
	return targets
}

// dynamicIDs returns what the references in a text name.
func (v value) dynamicIDs() []value {
	var all []value
	for rest := v.merged(); ; {
		at := slices.IndexFunc(rest, func(p part) bool { return strings.Contains(p.text, dynamicPrefix) })
		if at < 0 {
			return all
		}
		rest = rest[at:]
		_, rest[0].text, _ = strings.Cut(rest[0].text, dynamicPrefix)
		if id := (value{kind: text, parts: rest}).before("}}").dynamicID(); len(id.parts) > 0 {
			all = append(all, id)
		}
	}
}

// dynamicID returns what stands before the first colon, or for an ARN, which has colons itself, the
// seven segments of the ARN (CloudFormation User Guide, "Using dynamic references").
func (v value) dynamicID() value {
	const segmentsOfARN = 7
	segments, _ := v.split(":")
	count := 1
	if first := (value{parts: segments[0]}); first.plain() == "arn" {
		count = min(segmentsOfARN, len(segments))
	}
	id := value{kind: text}
	for i, segment := range segments[:count] {
		if i > 0 {
			id.parts = append(id.parts, part{text: ":", known: true})
		}
		id.parts = append(id.parts, segment...)
	}
	return id
}

// before cuts a text off at a mark.
func (v value) before(mark string) value {
	kept := value{kind: v.kind, node: v.node}
	for _, p := range v.parts {
		text, _, found := strings.Cut(p.text, mark)
		p.text = text
		if text != "" || !p.known {
			kept.parts = append(kept.parts, p)
		}
		if found {
			break
		}
	}
	return kept
}
