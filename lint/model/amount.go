package model

import "github.com/secretwright/secretwright/lint/template"

// Functions make much of little: a text that is put twice into itself fifty times over would fill any memory. So there
// is a bound on what one call makes, and one on what all calls of an assembly make together, in bytes; beyond it a value
// is unknown. No stack can have such values: a template takes 1 MB (CloudFormation User Guide, "Quotas").
const (
	maxAmount = 1 << 20
	maxMade   = 1 << 30
	// partAmount is what a part takes beside its text.
	partAmount = 64
)

const tooLargeToFollow = "it is made of more text than is followed"

// compute calls a function within the bounds.
func (s *stack) compute(name string, argument *template.Node) value {
	if s.assembly.made > maxMade {
		return unknownBecause(tooLargeToFollow)
	}
	v := s.call(name, argument)
	amount := v.amount(maxAmount)
	s.assembly.made += amount
	if amount > maxAmount {
		return unknownBecause(tooLargeToFollow)
	}
	return v
}

// amount is how much a value holds, in bytes. It stops counting beyond a limit.
func (v value) amount(most int) int {
	sum := partAmount + amountOf(v.parts())
	for _, item := range v.items() {
		if sum > most {
			return sum
		}
		sum += item.amount(most - sum)
	}
	for _, c := range v.cases() {
		if sum > most {
			return sum
		}
		sum += c.value.amount(most - sum)
	}
	return sum
}

func amountOf(parts []part) int {
	sum := 0
	for _, p := range parts {
		sum += partAmount + len(p.text)
	}
	return sum
}
