package template

import "slices"

// Together makes one input of several, whose stacks are then judged together.
func Together(inputs []Input) []Input {
	if len(inputs) < 2 {
		return inputs
	}
	return []Input{{path: inputs[0].path, kind: joined, parts: slices.Clone(inputs)}}
}

// loadJoined reads all parts. Stacks of one name, of two cdk.out folders say, get names of their own.
func (in Input) loadJoined(load func(Input) ([]*Stack, []*Problem)) ([]*Stack, []*Problem) {
	var all []*Stack
	var problems []*Problem
	names, room := map[string]bool{}, newRoom()
	for _, part := range in.parts {
		stacks, more := load(part)
		for _, s := range stacks {
			if !room.take(s) {
				return all, append(problems, &Problem{File: s.File, Message: noRoom()})
			}
			if names[s.Name] {
				s.Name = s.File
			}
			s.Name = unclaimed(names, s.Name)
		}
		all, problems = append(all, stacks...), append(problems, more...)
	}
	return all, problems
}
