package synthtest

import "slices"

// Pairwise returns rows in which every pair of values of two factors appears that allowed lets appear together. Factor
// i has the values 0 to levels[i]-1; a row has one value for each factor. allowed also sees unfinished rows, in which
// -1 stands for a value that is not chosen yet: it says false only if no choice can mend them.
func Pairwise(levels []int, allowed func(row []int) bool) [][]int {
	p := pairs{levels: levels, allowed: allowed, seen: map[[4]int]bool{}}
	var rows [][]int
	for i := range levels {
		for j := range i {
			for a := range levels[i] {
				for b := range levels[j] {
					if row := p.rowWith(i, a, j, b); row != nil {
						rows = append(rows, row)
					}
				}
			}
		}
	}
	return rows
}

type pairs struct {
	levels  []int
	allowed func(row []int) bool
	seen    map[[4]int]bool
}

// rowWith makes a row with two values, nil when some row has them already or none may.
func (p *pairs) rowWith(i, a, j, b int) []int {
	if p.seen[[4]int{i, a, j, b}] {
		return nil
	}
	row := make([]int, len(p.levels))
	for k := range row {
		row[k] = -1
	}
	row[i], row[j] = a, b
	if !p.allowed(row) || !p.complete(row, 0) {
		return nil
	}
	for i := range row {
		for j := range i {
			p.seen[[4]int{i, row[i], j, row[j]}] = true
		}
	}
	return row
}

// complete chooses the values from the k-th on, those with most new pairs first, and goes back where none is allowed.
func (p *pairs) complete(row []int, k int) bool {
	if k == len(row) {
		return true
	}
	if row[k] >= 0 {
		return p.complete(row, k+1)
	}
	for _, value := range p.byNewPairs(row, k) {
		row[k] = value
		if p.allowed(row) && p.complete(row, k+1) {
			return true
		}
	}
	row[k] = -1
	return false
}

// byNewPairs sorts the values of a factor by the number of pairs with values of the row that no row has yet.
func (p *pairs) byNewPairs(row []int, k int) []int {
	values, gains := make([]int, p.levels[k]), make([]int, p.levels[k])
	for value := range values {
		values[value] = value
		for other, chosen := range row {
			if chosen >= 0 && !p.seen[pair(k, value, other, chosen)] {
				gains[value]++
			}
		}
	}
	slices.SortStableFunc(values, func(a, b int) int { return gains[b] - gains[a] })
	return values
}

// pair is one of the two ways to write a pair.
func pair(i, a, j, b int) [4]int {
	if i < j {
		return [4]int{j, b, i, a}
	}
	return [4]int{i, a, j, b}
}
