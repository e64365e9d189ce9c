package model

import "slices"

// cover says in which deployments something holds, and why it may hold in more.
type cover struct {
	on    []*formula
	doubt string
}

// covering makes a cover of an answer.
func covering(a answer, when *formula) cover {
	if a.is {
		return cover{on: []*formula{when}}
	}
	return cover{doubt: a.reason}
}

func (c cover) formula() *formula { return or(append(slices.Clone(c.on), never)...) }

func (c cover) isNever() bool { return len(c.on) == 0 && c.doubt == "" }

func (c cover) or(other cover) cover {
	if c.doubt == "" {
		c.doubt = other.doubt
	}
	c.on = append(c.on, other.on...)
	return c
}

func (c cover) and(other cover) cover {
	switch {
	case c.isNever() || other.isNever():
		return cover{}
	case c.doubt == "":
		c.doubt = other.doubt
	}
	if len(c.on) == 0 || len(other.on) == 0 {
		return cover{doubt: c.doubt}
	}
	return cover{on: []*formula{and(c.formula(), other.formula())}, doubt: c.doubt}
}

// negated holds where a cover does not.
func (c cover) negated() cover {
	switch {
	case c.doubt != "":
		return cover{doubt: c.doubt}
	case len(c.on) == 0:
		return cover{on: []*formula{nil}}
	}
	return cover{on: []*formula{not(c.formula())}}
}
