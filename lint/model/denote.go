package model

import (
	"slices"
	"strings"
)

// denoted is one Resource of a statement.
type denoted struct {
	branch
	everything answer
	targets    []target // what it is without wildcards
	symbol     string   // "" when two alike may be different
	isPattern  bool
}

// denotation are the Resources of a statement, or those that it excludes by NotResource.
type denotation struct {
	all        []denoted
	isExcluded bool
	broad      []denoted // those that may be more than one secret, or are not known
	of         map[*resource][]denoted
	alike      map[string][]denoted // by their symbols
}

func (e *endpoint) denotation(statement value) denotation {
	d := denotation{of: map[*resource][]denoted{}, alike: map[string][]denoted{}}
	members := statement.get("NotResource").members()
	if d.isExcluded = !isEmpty(members); !d.isExcluded {
		members = statement.get("Resource").members()
	}
	for member := range members {
		d.add(e.denoted(member))
	}
	return d
}

func (e *endpoint) denoted(member branch) denoted {
	next := denoted{branch: member, everything: member.value.isEverything()}
	next.isPattern = strings.ContainsAny(member.value.plain(), "*?")
	if member.value.comparable() {
		next.symbol = member.value.symbol(e.stack)
	}
	if next.everything == no {
		next.targets = e.stack.assembly.secrets(member.value, e.stack)
	}
	return next
}

func (d *denotation) add(next denoted) {
	d.all = append(d.all, next)
	isBroad := next.isPattern || next.everything != no
	for _, t := range next.targets {
		isBroad = isBroad || t.unknown != ""
		d.of[t.secret] = append(d.of[t.secret], next)
	}
	if isBroad {
		d.broad = append(d.broad, next)
	}
	d.alike[next.symbol] = append(d.alike[next.symbol], next)
}

// covers judges the Resources for the secret of a schedule.
func (d denotation) covers(w wanted) extent {
	all := d.all
	if w.secret != nil && w.unknown == "" {
		all = slices.Concat(d.broad, d.of[w.secret], d.alike[w.symbol])
	}
	return d.join(all, func(one denoted) extent { return one.covers(w) })
}

// coversEverything judges them for an action without a resource.
func (d denotation) coversEverything() extent {
	return d.join(d.all, func(one denoted) extent { return one.everything.extent(nil) })
}

func (d denotation) join(all []denoted, covers func(denoted) extent) extent {
	found := nowhere
	for _, one := range all {
		found = found.or(yes.extent(one.when).and(covers(one)))
	}
	if d.isExcluded {
		return found.negated()
	}
	return found
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

// wanted is the secret of a schedule.
type wanted struct {
	*scheduleFact
	id     value
	symbol string // "" when two alike may be different
}

func (s *scheduleFact) wanted() wanted {
	w := wanted{scheduleFact: s, id: s.property("SecretId")}
	if w.id.comparable() {
		w.symbol = w.id.symbol(s.stack)
	}
	return w
}

// covers judges one Resource for the secret of a schedule.
func (d denoted) covers(w wanted) extent {
	switch {
	case d.everything.is, d.symbol != "" && d.symbol == w.symbol:
		return extent{}
	case d.isPattern:
		if found := w.matches(d.value); found != no {
			return found.extent(nil)
		}
	}
	return d.isSecretOf(w).or(d.everything.extent(nil))
}

// isSecretOf compares a Resource without wildcards with the secret of a schedule.
func (d denoted) isSecretOf(w wanted) extent {
	found := nowhere
	for _, t := range d.targets {
		switch {
		case t.unknown != "":
			found = found.or(doubted("which secret a Resource is is not known: " + t.unknown))
		case t.secret != nil && t.secret == w.secret:
			found = found.or(extent{holds: t.when})
		case t.secret == nil && w.secret == nil, w.unknown != "":
			found = found.or(doubted("whether " + d.value.render() + " is the secret of " + quoted(w.scheduleFact.id) + " is not known"))
		}
	}
	return found
}

// matches compares a pattern with the ARN of the secret of a schedule.
func (w wanted) matches(pattern value) answer {
	first := pattern.parts()[0]
	if first.from == attribute && !first.known && first.to == w.secret && pattern.endsInAsterisks() {
		return yes
	}
	doubt := maybe("whether " + pattern.render() + " matches the ARN of the secret of " + quoted(w.scheduleFact.id) + " is not known")
	normal, isOwn := pattern.ofOwn(w.stack)
	name, isNamed := w.secretName()
	switch {
	case isOwn && wildcard(normal, w.stack.secretARN(name)), wildcard(pattern.plain(), w.id.plain()):
		return yes
	case isOwn && isNamed && !pattern.hasHoles():
		return no
	}
	return doubt
}

func (v value) endsInAsterisks() bool {
	rest := composed(v.parts()[1:])
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
		one := composed(segment)
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
	for _, p := range v.parts() {
		if !p.known && p.from != pseudo {
			return true
		}
	}
	return false
}
