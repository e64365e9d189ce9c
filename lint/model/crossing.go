package model

import "strings"

// A value that goes from one stack to another - an export, an output of a nested stack, a parameter
// that a parent passes - keeps what it is made of: the parts say in which stack their names count.

// moved returns a copy of a value of one stack for use in another.
func (v value) moved(from, to *stack) value {
	copied := value{kind: v.kind}
	for _, p := range v.parts() {
		switch p.in {
		case nil:
			p.in = from
		case to:
			p.in = nil
		}
		copied.made = append(copied.made, p)
	}
	if v.inner == nil {
		return copied
	}
	copied.inner = &inner{keys: v.keys()}
	for _, item := range v.items() {
		copied.inner.items = append(copied.inner.items, item.moved(from, to))
	}
	for _, c := range v.cases() {
		copied.inner.cases = append(copied.inner.cases, branch{c.when, c.value.moved(from, to)})
	}
	return copied
}

// home is the stack in which the name of a part counts.
func (p part) home(s *stack) *stack {
	if p.in != nil {
		return p.in
	}
	return s
}

// symbol is the text of a value in which each hole has a name of its own in the whole assembly: equal
// symbols are the same text, in whatever stacks they stand.
func (v value) symbol(s *stack) string {
	var b strings.Builder
	for _, p := range v.parts() {
		switch {
		case p.known:
			b.WriteString(p.text)
		case p.from == attribute:
			b.WriteString("${" + p.to.key() + "\x00" + p.name + "}")
		default:
			b.WriteString("${" + p.place(s) + "\x00" + p.from.String() + "\x00" + p.name + "}")
		}
	}
	return b.String()
}

// place names the stack that decides about a hole, or the account and Region if those do: exports
// are theirs, and nested stacks share their parents'.
func (p part) place(s *stack) string {
	home := p.home(s)
	isExport := p.from == imported && !strings.Contains(p.name, "${")
	for (isExport || p.ofEnvironment()) && home.nestedIn != nil {
		home = home.nestedIn.stack
	}
	if isExport && home.Account != "" && home.Region != "" {
		return home.Account + "\x00" + home.Region
	}
	return home.Name
}

// ofEnvironment reports whether a part is the same in all stacks of an account and Region.
func (p part) ofEnvironment() bool {
	switch p.name {
	case "AWS::AccountId", "AWS::Region", "AWS::Partition", "AWS::URLSuffix":
		return p.from == pseudo
	}
	return false
}

// sharesEnvironment reports whether stacks may lie in one account and Region, as far as is known.
func (s *stack) sharesEnvironment(other *stack) bool {
	same := func(a, b string) bool { return a == "" || b == "" || a == b }
	return same(s.Account, other.Account) && same(s.Region, other.Region)
}

// weight is how much a value holds.
func (v value) weight() int {
	sum := 1 + len(v.parts())
	for _, item := range v.items() {
		sum += item.weight()
	}
	for _, c := range v.cases() {
		sum += c.value.weight()
	}
	return sum
}
