package model

// requirement is a condition of a stack that must hold for a resource to exist.
type requirement struct {
	stack *stack
	name  string
}

// requirements are the conditions of a resource itself and of the nested stacks that it lies in.
func (r *resource) requirements() []requirement {
	var all []requirement
	for ; r != nil; r = r.stack.nestedIn {
		if r.condition != "" {
			all = append(all, requirement{r.stack, r.condition})
		}
	}
	return all
}

// beyond returns a condition without which a resource is missing where another one may be there, ""
// when there is none. Conditions of one name in two stacks have nothing to do with each other.
func (r *resource) beyond(other *resource) string {
	held := map[requirement]bool{}
	for _, q := range other.requirements() {
		held[q] = true
	}
	for _, q := range r.requirements() {
		switch {
		case held[q]:
		case q.stack != r.stack:
			return q.name + ofStack + q.stack.Name
		default:
			return q.name
		}
	}
	return ""
}
