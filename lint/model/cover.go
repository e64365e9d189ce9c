package model

import "strings"

// coversSecret says whether the Resource of a statement denotes a secret: one of the assembly, or, where
// secret is nil, the one outside of it that id names.
func (a *Assembly) coversSecret(v value, from *stack, secret *resource, id value, home *stack) answer {
	if v.everySecret() {
		return yes
	}
	if secret == nil {
		if v.comparable() && v.symbol(from) == id.symbol(home) {
			return yes
		}
		return v.unlessOther("secretsmanager", "whether "+v.render()+" is the secret is not known")
	}
	doubt := ""
	for _, t := range a.secrets(v, from) {
		switch {
		case t.secret == secret && t.unknown == "":
			return yes
		case t.unknown != "":
			doubt = t.unknown
		}
	}
	if shown := v.plain(); strings.ContainsAny(shown, "*?") {
		return a.matchesSecret(v, from, secret)
	}
	if doubt == "" {
		return no
	}
	return v.unlessOther("secretsmanager", "whether "+v.render()+" is secret "+quoted(secret.id)+" is not known: "+doubt)
}

// matchesSecret compares a pattern with the name of a secret of the assembly. Its ARN ends in a dash and
// six characters.
func (a *Assembly) matchesSecret(v value, from *stack, secret *resource) answer {
	doubt := maybe("whether " + v.render() + " matches secret " + quoted(secret.id) + " is not known")
	head := v.before("*")
	head.made = strippedDash(head.made)
	for _, t := range a.secrets(head, from) {
		if t.secret == secret && t.unknown == "" {
			return yes
		}
	}
	_, pattern, isARN := strings.Cut(v.plain(), arnInfix)
	name, isNamed := secret.property("Name").text()
	_, complete := v.before("*").nameOfSecret().text()
	switch {
	case isARN && isNamed && wildcard(pattern, name+"-AbCdEf"):
		return yes
	case isARN && isNamed && complete:
		return no
	}
	return v.unlessOther("secretsmanager", doubt.reason)
}

// before cuts a text off at a mark.
func (v value) before(mark string) value {
	kept := value{kind: v.kind, node: v.node}
	for _, p := range v.parts() {
		text, _, found := strings.Cut(p.text, mark)
		p.text = text
		if text != "" || !p.known {
			kept.made = append(kept.made, p)
		}
		if found {
			break
		}
	}
	return kept
}

// nameOfSecret is what stands behind :secret: in an ARN.
func (v value) nameOfSecret() value {
	for i, p := range v.merged() {
		if _, after, found := strings.Cut(p.text, arnInfix); found {
			parts := v.merged()[i:]
			parts[0].text = after
			return composed(parts)
		}
	}
	return value{}
}

func strippedDash(parts []part) []part {
	if last := len(parts) - 1; last >= 0 && parts[last].known {
		parts[last].text = strings.TrimRight(parts[last].text, "-?")
	}
	return parts
}

// unlessOther is a doubt, unless a value is certainly no ARN of a service: an attribute of a resource of
// another one, or an ARN that names another one.
func (v value) unlessOther(service, doubt string) answer {
	if p, sole := v.sole(); sole && p.from == attribute && !p.to.isForeign() {
		return no
	}
	segments, _ := v.split(":")
	if len(segments) > 2 {
		named, isKnown := composed(segments[2]).text()
		if isKnown && !wildcard(named, service) {
			return no
		}
	}
	return maybe(doubt)
}

// everySecret reports whether a Resource covers all secrets of an account and Region.
func (v value) everySecret() bool {
	var b strings.Builder
	for _, p := range v.parts() {
		if p.known {
			b.WriteString(p.text)
		} else {
			b.WriteString("x")
		}
	}
	pattern := b.String()
	segments := strings.SplitN(pattern, ":", 7)
	switch {
	case pattern != "" && strings.Trim(strings.TrimPrefix(pattern, "arn:"), "*:") == "":
		return true
	case len(segments) < 4 || segments[0] != "arn" || !wildcard(segments[2], "secretsmanager"):
		return false
	}
	rest := segments[3:] // region, account, "secret", name: an asterisk at the end stands for what is left out
	if last := rest[len(rest)-1]; last == "" || strings.Trim(last, "*") != "" {
		return false
	}
	return len(rest) < 4 || rest[2] == "secret"
}

// coversKey says whether the Resource of a statement denotes a key: one of the assembly, or the one that
// id names.
func (a *Assembly) coversKey(v value, from *stack, key *resource, id value, home *stack) answer {
	content, isKnown := v.text()
	segments := strings.Split(content, ":")
	switch {
	case isKnown && strings.Trim(content, "*") == "" && content != "",
		strings.HasSuffix(v.plain(), ":key/*") || strings.HasSuffix(v.plain(), ":kms:*"),
		isKnown && len(segments) > 5 && segments[2] == "kms" && segments[5] == "*",
		v.comparable() && v.symbol(from) == id.symbol(home):
		return yes
	}
	for _, p := range v.parts() {
		if key != nil && p.from == attribute && p.to == key {
			return yes
		}
	}
	if key != nil && a.keyOf(v, from) == key {
		return maybe("a statement names key " + quoted(key.id) + " by its alias")
	}
	if isKnown && key != nil && !strings.Contains(content, "*") {
		return no
	}
	return v.unlessOther("kms", "whether "+v.render()+" is the key is not known")
}

// coversAll says whether the Resource of a statement is an asterisk, as it must be for actions that are
// about no resource.
func coversAll(v value, _ *stack) answer {
	switch content, isKnown := v.text(); {
	case isKnown && strings.Trim(content, "*") == "" && content != "":
		return yes
	case isKnown:
		return no
	}
	return v.unlessOther("", "the resource of a statement is not known: "+reason(v))
}

// coversNetwork says whether the Resource of a statement may be network interfaces.
func coversNetwork(v value, s *stack) answer {
	if strings.Contains(v.plain(), ":ec2:") {
		return yes
	}
	return coversAll(v, s)
}
