package model

import "slices"

// draft is a text in the making, in one of the cases that the choices in it have.
type draft struct {
	when   *formula
	parts  []part
	begun  bool
	amount int
}

func amountOfAll(drafts []draft) int {
	sum := 0
	for _, d := range drafts {
		sum += d.amount
	}
	return sum
}

// concat joins scalars to one text with a delimiter between them. Choices among them multiply the
// cases; what is absent in a case is left out there; a piece that cannot be part of a text, or a
// case too many, leaves a hole. What becomes too large is not known at all.
func concat(delimiter string, pieces []value) value {
	all := []draft{{}}
	for _, piece := range pieces {
		if amountOfAll(all) > maxAmount {
			return unknownBecause(tooLargeToFollow)
		}
		if piece.kind != choice {
			for i := range all {
				all[i].add(delimiter, piece)
			}
			continue
		}
		if next := multiply(all, slices.Collect(piece.outcomes()), delimiter); len(next) > 0 {
			all = next
			continue
		}
		for i := range all {
			all[i].add(delimiter, unknown(function, ""))
		}
	}
	if len(all) == 1 && all[0].when == nil {
		return composed(all[0].parts)
	}
	cases := make([]branch, len(all))
	for i, d := range all {
		cases[i] = branch{d.when, composed(d.parts)}
	}
	return choiceOf(cases)
}

// multiply returns every draft with every option, none when there are too many.
func multiply(all []draft, options []branch, delimiter string) []draft {
	const most = 8 * maxCases // of which contradictions may leave few enough
	if len(all)*len(options) > most {
		return nil
	}
	var product []draft
	for _, d := range all {
		possible := slices.Collect(branch{when: d.when}.under(slices.Values(options)))
		if len(product)+len(possible) > maxCases {
			return nil
		}
		for i, option := range possible {
			next := draft{option.when, d.parts, d.begun, d.amount}
			if i < len(possible)-1 { // the last one may go on where the draft stands
				next.parts = slices.Clone(d.parts)
			}
			next.add(delimiter, option.value)
			product = append(product, next)
		}
	}
	return product
}

func (d *draft) add(delimiter string, piece value) {
	if piece.kind == absent {
		return
	}
	if d.begun && delimiter != "" {
		d.parts = append(d.parts, part{text: delimiter, known: true})
		d.amount += partAmount + len(delimiter)
	}
	d.begun = true
	if !piece.scalar() {
		piece = unknown(function, "")
	}
	d.parts = append(d.parts, piece.parts()...)
	d.amount += amountOf(piece.parts())
}
