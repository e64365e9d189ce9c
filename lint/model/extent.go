package model

import (
	"cmp"
	"iter"
)

// extent says in which deployments something holds, and why it may hold in more.
type extent struct {
	holds *formula // never for none
	doubt string
}

var nowhere = extent{holds: never}

// doubted holds in no deployment for certain.
func doubted(reason string) extent { return extent{never, reason} }

// extent is where an answer counts.
func (a answer) extent(when *formula) extent {
	if a.is {
		return extent{holds: when}
	}
	return doubted(a.reason)
}

// among collects the cases of a value in which something holds.
func among(cases iter.Seq[branch], holds func(value) answer) extent {
	found := nowhere
	for c := range cases {
		found = found.or(holds(c.value).extent(c.when))
	}
	return found
}

func (e extent) or(other extent) extent {
	return extent{or(e.holds, other.holds), cmp.Or(e.doubt, other.doubt)}
}

func (e extent) and(other extent) extent {
	switch {
	case e == nowhere || other == nowhere:
		return nowhere
	case e.holds == never || other.holds == never:
		return doubted(cmp.Or(e.doubt, other.doubt))
	}
	return extent{and(e.holds, other.holds), cmp.Or(e.doubt, other.doubt)}
}

// negated holds where an extent certainly does not.
func (e extent) negated() extent {
	if e.doubt != "" {
		return doubted(e.doubt)
	}
	return extent{holds: not(e.holds)}
}

// verdict says whether something holds in some deployment: "yes", "no" or "unknown".
func (e extent) verdict() string {
	return answer{e.holds != never, e.doubt}.verdict()
}
