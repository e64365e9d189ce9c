package model

import "strings"

const groupType = "AWS::EC2::SecurityGroup"

// group is a security group by its symbol: equal keys are the same group.
type group struct {
	branch
	key   string
	to    *resource // of type AWS::EC2::SecurityGroup
	vpc   vpc       // of which it is the default group, when it is one
	stack *stack
}

// groupOf names a security group.
func groupOf(b branch, s *stack) group {
	g := group{branch: b, stack: s}
	p, sole := b.value.sole()
	content, isKnown := b.value.text()
	switch {
	case sole && p.from == attribute && p.to.is(groupType) && (p.name == "GroupId" || p.name == "Ref" || p.name == "Id"):
		g.key, g.to, g.stack = p.to.key(), p.to, p.to.stack
	case sole && p.from == attribute && p.to.is("AWS::EC2::VPC") && p.name == "DefaultSecurityGroup":
		return defaultGroup(vpc{key: p.to.key(), to: p.to}, s)
	case isKnown:
		g.key = content
	case b.value.kind == text && b.value.comparable():
		g.key = s.Name + "\x00" + b.value.parts()[0].from.String() + "\x00" + b.value.plain()
	}
	return g
}

// defaultGroup is the group that a VPC has by itself.
func defaultGroup(of vpc, s *stack) group {
	if of.to != nil {
		s = of.to.stack
	}
	return group{key: "default of " + of.key, vpc: of, stack: s}
}

func groupsOf(members []branch, s *stack) []group {
	var all []group
	for _, m := range members {
		all = append(all, groupOf(m, s))
	}
	return all
}

// made reports whether a group is created with the assembly.
func (g group) made() bool { return g.to != nil || g.vpc.to != nil }

// is compares two groups. What is created with a stack can be no parameter or import of that stack,
// and has an id that no template knows.
func (g group) is(other group) answer {
	switch {
	case g.key == "" || other.key == "":
		return maybe("the security group of a rule is not known: " + g.either(other))
	case g.key == other.key:
		return yes
	case g.made() && other.made(), !g.mayDenote(other), !other.mayDenote(g):
		return no
	}
	return maybe("whether " + g.show() + " is " + other.show() + " is not known")
}

// mayDenote reports whether a group that is not created here may be one that is.
func (g group) mayDenote(other group) bool {
	return g.made() || !other.made() || strings.Contains(g.key, "\x00") && g.stack != other.stack
}

func (g group) either(other group) string {
	if g.key == "" {
		return whereabouts(g.value)
	}
	return whereabouts(other.value)
}

// show names a group in a message.
func (g group) show() string {
	switch {
	case g.to != nil:
		return "security group " + quoted(g.to.id)
	case g.vpc.key != "":
		return "the default security group of the VPC"
	}
	return "security group " + g.value.render()
}

// answer is yes, no, or, with a reason, not known.
type answer struct {
	is     bool
	reason string
}

var (
	yes = answer{is: true}
	no  = answer{}
)

func maybe(reason string) answer { return answer{reason: reason} }

// or holds when one of two does.
func (a answer) or(other answer) answer {
	if a.is || !other.is && a.reason != "" {
		return a
	}
	return other
}

// and holds when both do.
func (a answer) and(other answer) answer {
	if a == no || other.is {
		return a
	}
	if other == no {
		return no
	}
	if a.reason == "" {
		return other
	}
	return a
}

// unless weakens a yes by something that may prevent it.
func (a answer) unless(doubt string) answer {
	if a.is && doubt != "" {
		return maybe(doubt)
	}
	return a
}
