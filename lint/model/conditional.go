package model

import (
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// option is one of the operands that a node may come to, and the formula under which it does.
type option struct {
	guard   *formula
	operand operand
}

// conditionNamed returns the formula of a condition of the template. A condition that refers to
// itself, or that does not exist, is opaque.
func (s *stack) conditionNamed(name string) *formula {
	if name == "" {
		return nil
	}
	if f, found := s.conditions[name]; found {
		return f
	}
	node, depth := s.Locate([]string{"Conditions", name})
	if depth < 2 {
		s.conditions[name] = s.opaque("condition "+name, "condition "+name+" is not in the template")
		return s.conditions[name]
	}
	s.conditions[name] = s.opaque("condition "+name, "condition "+name+" is defined by itself")
	s.conditions[name] = s.formula(node)
	return s.conditions[name]
}

// formula translates a condition function.
func (s *stack) formula(n *template.Node) *formula {
	name, argument := conditionFunction(n)
	switch name {
	case "Condition":
		return s.conditionNamed(argument.Text)
	case "Fn::Equals":
		return s.equals(argument.Item(0), argument.Item(1))
	case "Fn::And":
		return and(s.formulas(argument)...)
	case "Fn::Or":
		return or(s.formulas(argument)...)
	case "Fn::Not":
		return not(s.formula(argument.Item(0)))
	case "Fn::Contains":
		return s.containedIn(argument.Item(0), argument.Item(1))
	}
	return s.opaque(s.value(n).render()+name, name+" in a condition is not followed")
}

func conditionFunction(n *template.Node) (string, *template.Node) {
	if only := n.Only(); only != nil && n.Kind == template.Map {
		return only.Key, only
	}
	return "a value", n
}

func (s *stack) formulas(list *template.Node) []*formula {
	var found []*formula
	for item := range list.Children() {
		found = append(found, s.formula(item))
	}
	return found
}

// containedIn translates Fn::Contains of the Rules section: a value is one of a list.
func (s *stack) containedIn(list, member *template.Node) *formula {
	var alternatives []*formula
	for item := range list.Children() {
		alternatives = append(alternatives, s.equals(item, member))
	}
	return or(alternatives...)
}

// equals compares everything that one side may come to with everything that the other may.
func (s *stack) equals(left, right *template.Node) *formula {
	lefts, leftReason := s.options(left)
	rights, rightReason := s.options(right)
	reason := leftReason + rightReason
	if mistyped(left, rights) || mistyped(right, lefts) {
		reason += "a condition compares a parameter with a boolean that it never is"
	}
	if reason != "" || len(lefts)*len(rights) > maxCases*maxCases {
		return s.opaque(describe(left)+" = "+describe(right), reason)
	}
	var alternatives []*formula
	for _, l := range lefts {
		for _, r := range rights {
			alternatives = append(alternatives, and(l.guard, r.guard, isEqual(l.operand, r.operand)))
		}
	}
	return or(alternatives...)
}

// mistyped reports whether a boolean is compared with a parameter that allows other values only. YAML
// takes an unquoted Yes for true; whether such a template means true or Yes is not for us to say.
func mistyped(n *template.Node, others []option) bool {
	for _, o := range others {
		v := o.operand.variable
		if n.IsText() && n.Kind == template.Bool && v != nil && !v.mayBe(n.Text) {
			return true
		}
	}
	return false
}

// opaque returns a formula that may hold or not. The same comparison is the same variable.
func (s *stack) opaque(key, reason string) *formula {
	key = "\x00" + key
	v := s.variables[key]
	if v == nil {
		v = &variable{name: key, stack: s, opaque: reason, accepts: func(string) bool { return true }}
		v.allow("true")
		v.allow("false")
		s.variables[key] = v
	}
	return isEqual(operand{variable: v}, operand{text: "true"})
}

// options lists what one side of a comparison may come to, or says why that is not known.
func (s *stack) options(n *template.Node) ([]option, string) {
	if n.IsText() {
		return []option{{operand: operand{text: n.Text}}}, ""
	}
	name, argument := intrinsic(n)
	switch name {
	case "Ref":
		return s.refOptions(argument.Text)
	case "Fn::FindInMap":
		return s.mapOptions(argument)
	case "Fn::If":
		return s.ifOptions(argument)
	case "Fn::Sub", "Fn::Join":
		return s.textOptions(n)
	}
	return nil, describe(n) + " in a condition is not followed"
}

func (s *stack) refOptions(name string) ([]option, string) {
	if p, sole := s.ref(name).sole(); sole && p.known && p.from == pseudo {
		return []option{{operand: operand{text: p.text}}}, ""
	}
	switch p := s.parameters[name]; {
	case p == nil && !strings.HasPrefix(name, "AWS::"):
		return nil, name + " is not a parameter"
	case p != nil && isStored(p):
		return nil, "parameter " + name + " is read from the parameter store at deployment"
	}
	if v, isPassed := s.passed(s.parameters[name], false); isPassed {
		return s.passedOptions(v)
	}
	if given := s.given[name]; given != nil {
		return []option{{operand: operand{text: given.Text}}}, ""
	}
	return []option{{operand: operand{variable: s.variable(name)}}}, ""
}

// passedOptions follows what the parent of a nested stack passes for a parameter: a text, or a
// parameter of its own.
func (s *stack) passedOptions(v value) ([]option, string) {
	var found []option
	for alternative := range v.alternatives() {
		content, isKnown := alternative.value.text()
		p, sole := alternative.value.sole()
		inner, reason := []option{{operand: operand{text: content}}}, ""
		switch {
		case sole && p.in != nil && (p.from == parameter || p.from == pseudo):
			inner, reason = p.in.refOptions(p.name)
		case !isKnown:
			reason = "what the parent stack passes is not followed"
		}
		if reason != "" {
			return nil, reason
		}
		found = append(found, under(alternative.when, inner)...)
	}
	return found, ""
}

// textOptions follows a text that is made of one single piece, such as ${Env}.
func (s *stack) textOptions(n *template.Node) ([]option, string) {
	v := s.value(n)
	if content, ok := v.text(); ok && !v.madeOf(parameter) {
		return []option{{operand: operand{text: content}}}, ""
	}
	if p, sole := v.sole(); sole && (p.from == parameter || p.from == pseudo) {
		return s.refOptions(p.name)
	}
	return nil, "a text of several pieces in a condition is not followed"
}

func (s *stack) ifOptions(argument *template.Node) ([]option, string) {
	if argument.Len() != 3 {
		return nil, "Fn::If takes three arguments"
	}
	guard := s.conditionNamed(argument.Item(0).Text)
	yes, yesReason := s.options(argument.Item(1))
	no, noReason := s.options(argument.Item(2))
	return slices.Concat(under(guard, yes), under(not(guard), no)), yesReason + noReason
}

func under(guard *formula, options []option) []option {
	for i, o := range options {
		options[i].guard = and(guard, o.guard)
	}
	return options
}

// mapOptions follows Fn::FindInMap through the values that its keys may have. A key that the mapping
// does not have makes the deployment fail, so the stack is bound to those that it has.
func (s *stack) mapOptions(argument *template.Node) ([]option, string) {
	table := s.mappings.Get(argument.Item(0).Text)
	firsts, reason := s.options(argument.Item(1))
	seconds, secondReason := s.options(argument.Item(2))
	if reason += secondReason; reason != "" || table == nil || argument.Len() != 3 {
		return nil, reason + " in Fn::FindInMap"
	}
	cells := cellsOf(table)
	if len(cells)*len(firsts)*len(seconds) > maxCases*maxCases {
		return nil, "a mapping in a condition has more values than are followed"
	}
	var found []option
	var present []*formula
	for _, cell := range cells {
		for _, first := range firsts {
			for _, second := range seconds {
				guard := and(first.guard, second.guard,
					isEqual(first.operand, operand{text: cell.top}), isEqual(second.operand, operand{text: cell.second}))
				found = append(found, option{guard, operand{text: cell.text}})
				present = append(present, guard)
			}
		}
	}
	s.bound(or(present...))
	return found, ""
}

// cell is a text in a mapping, with the two keys that lead to it.
type cell struct{ top, second, text string }

func cellsOf(table *template.Node) []cell {
	var cells []cell
	for top := range table.Children() {
		for entry := range top.Children() {
			if entry.IsText() {
				cells = append(cells, cell{top.Key, entry.Key, entry.Text})
			}
		}
	}
	return cells
}

// describe shows a node of a condition in a message.
func describe(n *template.Node) string {
	if n.IsText() {
		return n.Text
	}
	if name, argument := intrinsic(n); name != "" {
		parts := []string{name}
		for item := range argument.Children() {
			parts = append(parts, describe(item))
		}
		if argument.IsText() {
			parts = append(parts, argument.Text)
		}
		return strings.Join(parts, " ")
	}
	return "a list or map"
}
