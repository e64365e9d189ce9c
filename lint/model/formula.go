package model

import "slices"

// formula is a statement about a deployment: a condition of a template, over the values that its
// parameters may have. The nil formula always holds.
type formula struct {
	op          operator
	arguments   []*formula
	left, right operand // of an equality
}

type operator uint8

const (
	conjunction operator = iota
	disjunction
	negation
	equality
)

// operand is one side of a comparison: a variable, or else a text.
type operand struct {
	text     string
	variable *variable
}

// never is the formula that holds in no deployment.
var never = &formula{op: disjunction}

// and holds when each of the formulas does.
func and(formulas ...*formula) *formula {
	return join(conjunction, nil, formulas)
}

// or holds when one of the formulas does: never, without any.
func or(formulas ...*formula) *formula {
	if slices.Contains(formulas, nil) {
		return nil
	}
	return join(disjunction, never, formulas)
}

// join leaves out what makes no difference. Mostly no more than one formula is left.
func join(op operator, neutral *formula, formulas []*formula) *formula {
	only, count := neutral, 0
	for _, f := range formulas {
		if f != neutral {
			only = f
			count++
		}
	}
	if count <= 1 {
		return only
	}
	joined := &formula{op: op, arguments: make([]*formula, 0, count)}
	for _, f := range formulas {
		if f != neutral {
			joined.arguments = append(joined.arguments, f)
		}
	}
	return joined
}

func not(f *formula) *formula {
	switch {
	case f == nil:
		return never
	case f.op == negation:
		return f.arguments[0]
	}
	return &formula{op: negation, arguments: []*formula{f}}
}

// isEqual compares two operands; what is the same text or the same variable is decided at once.
func isEqual(left, right operand) *formula {
	switch {
	case left.variable == nil && right.variable == nil && left.text != right.text:
		return never
	case left.variable == right.variable && left.text == right.text:
		return nil
	}
	return &formula{op: equality, left: left, right: right}
}

// holds evaluates the formula for what a search assigns to all its variables.
func (f *formula) holds() bool {
	if f == nil {
		return true
	}
	switch f.op {
	case equality:
		return f.left.assigned() == f.right.assigned()
	case negation:
		return !f.arguments[0].holds()
	}
	for _, argument := range f.arguments {
		if argument.holds() != (f.op == conjunction) {
			return f.op == disjunction
		}
	}
	return f.op == conjunction
}

func (o operand) assigned() string {
	if o.variable != nil {
		return o.variable.assigned
	}
	return o.text
}

// equalities calls visit for each comparison in the formula.
func (f *formula) equalities(visit func(*formula)) {
	if f == nil {
		return
	}
	if f.op == equality {
		visit(f)
	}
	for _, argument := range f.arguments {
		argument.equalities(visit)
	}
}

// comparisons counts the comparisons that it takes to evaluate the formula, and stops at a limit:
// conditions that share parts may have more than can be counted.
func (f *formula) comparisons(most int) int {
	if f == nil || most <= 0 {
		return 0
	}
	count := 1
	for _, argument := range f.arguments {
		if count >= most {
			break
		}
		count += argument.comparisons(most - count)
	}
	return count
}
