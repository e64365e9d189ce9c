package model

import "slices"

// draft is a text in the making, in one of the cases that the choices in it have.
type draft struct {
	when   *formula
	parts  []part
	begun  bool
	amount int
}

// drafts make a text of pieces with a delimiter between them. Choices among them multiply the cases;
// what is absent in a case is left out there; a piece that cannot be part of a text, or a case too many,
// leaves a hole. What becomes too large is not known at all.
type drafts struct {
	delimiter  string
	all        []draft
	isTooLarge bool
}

// newDrafts makes room for so many parts, or for as many as are followed.
func newDrafts(delimiter string, count int) *drafts {
	return &drafts{delimiter: delimiter, all: []draft{{parts: make([]part, 0, min(count, maxAmount/partAmount))}}}
}

// concat makes a text of pieces that are at hand.
func concat(delimiter string, pieces []value) value {
	count := 0
	for _, piece := range pieces {
		count += max(1, len(piece.parts()))
		if delimiter != "" {
			count++
		}
	}
	made := newDrafts(delimiter, count)
	for _, piece := range pieces {
		made.add(piece)
	}
	return made.value()
}

func (t *drafts) value() value {
	switch {
	case t.isTooLarge:
		return unknownBecause(tooLargeToFollow)
	case len(t.all) == 1 && t.all[0].when == nil:
		return composed(t.all[0].parts)
	}
	cases := make([]branch, len(t.all))
	for i, d := range t.all {
		cases[i] = branch{d.when, composed(d.parts)}
	}
	return choiceOf(cases)
}

func (t *drafts) add(piece value) {
	switch {
	case t.isFull() || piece.kind == absent:
		return
	case piece.kind == choice:
		if next := multiply(t.all, slices.Collect(piece.outcomes()), t.delimiter); len(next) > 0 {
			t.all = next
			return
		}
	case piece.scalar():
		t.write(piece.parts()...)
		return
	}
	t.write(part{from: function})
}

// write adds the parts of a piece to all cases.
func (t *drafts) write(piece ...part) {
	if t.isFull() {
		return
	}
	for i := range t.all {
		t.all[i].add(t.delimiter, piece)
	}
}

func (t *drafts) isFull() bool {
	sum := 0
	for _, d := range t.all {
		sum += d.amount
	}
	t.isTooLarge = t.isTooLarge || sum > maxAmount
	return t.isTooLarge
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
			switch {
			case option.value.scalar():
				next.add(delimiter, option.value.parts())
			case option.value.kind != absent:
				next.add(delimiter, []part{{from: function}})
			}
			product = append(product, next)
		}
	}
	return product
}

func (d *draft) add(delimiter string, piece []part) {
	if d.begun && delimiter != "" {
		d.parts = append(d.parts, part{text: delimiter, known: true})
		d.amount += partAmount + len(delimiter)
	}
	d.begun = true
	d.parts = append(d.parts, piece...)
	d.amount += amountOf(piece)
}
