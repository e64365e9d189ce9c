package model

import "strings"

// comparison is one operator of a condition with one of its keys.
type comparison struct {
	written    string // the operator, as the policy says it
	name       string // the key, as the policy says it
	qualifier  string // "forallvalues", "foranyvalue" or ""
	operator   string // in lower case, without qualifier and ...IfExists
	isIfExists bool
	key        string // in lower case
	value      value
	present    bool // another comparison demands that the key is there
}

func comparisonOf(operator, key string, v value) comparison {
	qualifier, plain, qualified := strings.Cut(strings.ToLower(operator), ":")
	if !qualified {
		qualifier, plain = "", qualifier
	}
	bare := strings.TrimSuffix(plain, "ifexists")
	return comparison{
		written: operator, name: key, qualifier: qualifier, operator: bare, isIfExists: bare != plain,
		key: strings.ToLower(key), value: v,
	}
}

// limits reports whether a comparison is false for whoever lacks the key or has another value, so that
// it limits an Allow. A key that is missing in a request makes a positive comparison false and a negative
// one true; ...IfExists makes both true, ForAllValues: both true, and ForAnyValue: both false (IAM User
// Guide, "Condition operators").
func (c comparison) limits() bool {
	return positive[c.operator] && (c.present || !c.passesWithoutKey())
}

func (c comparison) passesWithoutKey() bool { return c.isIfExists || c.qualifier == "forallvalues" }

// spares reports whether a comparison is true for whoever lacks the key or has another value, so that
// a Deny with it spares only who has this value.
func (c comparison) spares() bool { return negative[c.operator] && c.qualifier != "foranyvalue" }

// sparesServices reports whether a Deny with the comparison spares AWS services and nobody else.
func (c comparison) sparesServices() bool {
	return exceptions[c.key] && (c.spares() || c.value.isFalse())
}

// findPresent marks the comparisons whose keys Null demands to be there.
func (c *condition) findPresent() {
	for _, demand := range c.compared {
		if demand.operator != "null" || !demand.value.isFalse() {
			continue
		}
		for i := range c.compared {
			c.compared[i].present = c.compared[i].present || c.compared[i].key == demand.key
		}
	}
}
