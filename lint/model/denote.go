package model

import "strings"

// denoted is one Resource of a statement.
type denoted struct {
	branch
	everything answer
	targets    []target // what it is without wildcards
}

func (e *endpoint) denoted(resources value) []denoted {
	var all []denoted
	for _, member := range resources.members() {
		d := denoted{branch: member, everything: member.value.isEverything()}
		if d.everything == no {
			d.targets = e.stack.assembly.secrets(member.value, e.stack)
		}
		all = append(all, d)
	}
	return all
}

// isEverything reports whether a Resource is any resource.
func (v value) isEverything() answer {
	p, ok := v.sole()
	switch {
	case v.scalar() && strings.Trim(v.plain(), "*") == "":
		return yes
	case !v.scalar(), ok && !p.known && p.from != attribute:
		return maybe("what a Resource comes to is not known: " + reason(v))
	}
	return no
}

// covers judges one Resource for the secret of a schedule.
func (d denoted) covers(schedule *scheduleFact, from *stack) cover {
	id := schedule.property("SecretId")
	switch {
	case d.everything != no && d.everything.is:
		return cover{on: []*formula{nil}}
	case d.value.comparable() && id.comparable() && d.value.symbol(from) == id.symbol(schedule.stack):
		return cover{on: []*formula{nil}}
	case strings.ContainsAny(d.value.plain(), "*?"):
		if found := schedule.matches(d.value, id); found != no {
			return covering(found, nil)
		}
	}
	return d.isSecretOf(schedule).or(covering(d.everything, nil))
}

// isSecretOf compares a Resource without wildcards with the secret of a schedule.
func (d denoted) isSecretOf(schedule *scheduleFact) cover {
	found := cover{}
	for _, t := range d.targets {
		switch {
		case t.unknown != "":
			found = found.or(cover{doubt: "which secret a Resource is is not known: " + t.unknown})
		case t.secret != nil && t.secret == schedule.secret:
			found = found.or(cover{on: []*formula{t.when}})
		case t.secret == nil && schedule.secret == nil, schedule.unknown != "":
			found = found.or(cover{doubt: "whether " + d.value.render() + " is the secret of " + quoted(schedule.id) + " is not known"})
		}
	}
	return found
}

// matches compares a pattern with the ARN of the secret of a schedule.
func (s *scheduleFact) matches(pattern, id value) answer {
	first := pattern.parts[0]
	if first.from == attribute && !first.known && first.to == s.secret && pattern.endsInAsterisks() {
		return yes
	}
	doubt := maybe("whether " + pattern.render() + " matches the ARN of the secret of " + quoted(s.id) + " is not known")
	normal, isOwn := pattern.ofOwn(s.stack)
	name, isNamed := s.secretName()
	switch {
	case isOwn && wildcard(normal, s.stack.secretARN(name)), wildcard(pattern.plain(), id.plain()):
		return yes
	case isOwn && isNamed && !pattern.hasHoles():
		return no
	}
	return doubt
}

func (v value) endsInAsterisks() bool {
	rest := value{kind: text, parts: v.parts[1:]}
	return strings.Trim(rest.plain(), "*") == ""
}

// secretName is the name of the secret of a schedule with a suffix as its ARN has it, or a text that only
// an asterisk matches.
func (s *scheduleFact) secretName() (string, bool) {
	if s.secret != nil && s.unknown == "" {
		if name, isKnown := s.secret.property("Name").text(); isKnown {
			return name + "-??????", true
		}
	}
	return strings.Repeat("\x00", 16), false
}

func (s *stack) secretARN(name string) string {
	region, account := s.Region, s.Account
	if region == "" {
		region = "${AWS::Region}"
	}
	if account == "" {
		account = "${AWS::AccountId}"
	}
	return "arn:${AWS::Partition}:secretsmanager:" + region + ":" + account + arnInfix + name
}

// ofOwn writes a pattern of ARNs with the partition as a hole, and reports whether its Region and account
// can be compared with a stack's own.
func (v value) ofOwn(s *stack) (string, bool) {
	segments, _ := v.split(":")
	var texts []string
	isOwn := true
	for i, segment := range segments {
		one := value{kind: text, parts: segment}
		shown, isKnown := one.text()
		switch {
		case i == 1 && isKnown && !strings.ContainsAny(shown, "*?"):
			shown = "${AWS::Partition}"
		case isKnown && strings.Trim(shown, "*") != "" && (i == 3 && s.Region == "" || i == 4 && s.Account == ""):
			isOwn = false
		case !isKnown:
			shown = one.plain()
		}
		texts = append(texts, shown)
	}
	return strings.Join(texts, ":"), isOwn
}

// hasHoles reports whether a part other than a pseudo parameter is not known.
func (v value) hasHoles() bool {
	for _, p := range v.parts {
		if !p.known && p.from != pseudo {
			return true
		}
	}
	return false
}
