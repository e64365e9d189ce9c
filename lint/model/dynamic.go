package model

import "strings"

// dynamicSecrets lists what the {{resolve:secretsmanager:...}} in a value name.
func (a *Assembly) dynamicSecrets(v value, from *stack) []target {
	var targets []target
	for _, alternative := range v.alternatives() {
		if id, ok := alternative.value.dynamicID(); ok {
			targets = append(targets, a.secret(id, from)...)
		}
	}
	return targets
}

// dynamicID returns what stands between "secretsmanager:" and the next colon, or for an ARN, which
// has colons itself, the seven segments of the ARN (CloudFormation User Guide, "Using dynamic
// references").
func (v value) dynamicID() (value, bool) {
	const prefix, segmentsOfARN = "{{resolve:secretsmanager:", 7
	id := value{kind: text}
	parts := v.merged()
	for i, p := range parts {
		_, rest, found := strings.Cut(p.text, prefix)
		if !found {
			continue
		}
		p.text = rest
		id.parts = append(append(id.parts, p), parts[i+1:]...)
		break
	}
	segments, _ := id.split(":")
	count := 1
	if first := (value{parts: segments[0]}); first.plain() == "arn" {
		count = min(segmentsOfARN, len(segments))
	}
	id.parts = nil
	for i, segment := range segments[:count] {
		if i > 0 {
			id.parts = append(id.parts, part{text: ":", known: true})
		}
		id.parts = append(id.parts, segment...)
	}
	return id.before("}}"), len(id.parts) > 0
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
