package model

import (
	"regexp"
	"slices"
	"strings"
)

// restriction says whether a condition limits who a statement admits.
type restriction uint8

const (
	unrestricted restriction = iota
	unknownRestriction
	restricted
)

func (r restriction) String() string {
	return [...]string{"none", "unknown", "fixed"}[r]
}

// limit says whom a condition admits.
type limit struct {
	restriction restriction
	// organization is the restriction to AWS Organizations alone: it also bounds a foreign account.
	organization restriction
	reason       string // of an unknown restriction
}

// condition is what the Condition of a statement means for whom it admits.
type condition struct {
	limit
	keys []string // the condition keys, in lower case
	// except is the limit that a Deny with this condition leaves for everybody it spares.
	except   *limit
	compared []comparison
	doubtful bool     // a part of it is not known
	ours     []string // organizations whose members may be let in, nil for any
}

// fixedValue says which values of a condition key restrict a principal (domain: S3's definition of
// "public", IAM's global condition keys). A key that is missing here restricts nobody.
var fixedValue = map[string]func() *regexp.Regexp{
	"aws:principalorgid":       lazily(`^o-[^*?]+$`),
	"aws:principalorgpaths":    lazily(`^o-[^*?/]+(/.*)?$`),
	"aws:principalaccount":     lazily(`^\d{12}$`),
	"aws:principalarn":         lazily(`^arn:[^:]+:(iam|sts)::\d{12}:`),
	"aws:principalservicename": lazily(`^[^*?]+$`),
	"aws:sourceaccount":        lazily(`^\d{12}$`),
	"aws:sourcearn":            lazily(`^(arn:[^:]+:[^:]+:[^:]*:\d{12}:.*|arn:[^*?]+)$`),
	"aws:sourceorgid":          lazily(`^o-[^*?]+$`),
	"aws:sourceorgpaths":       lazily(`^o-[^*?/]+(/.*)?$`),
	"aws:sourceowner":          lazily(`^\d{12}$`),
	"aws:sourcevpc":            lazily(`^vpc-[^*?]+$`),
	"aws:sourcevpce":           lazily(`^vpce-[^*?]+$`),
	"aws:sourceip":             lazily(`^(\d+\.[\d.]+(/([89]|[12]\d|3[0-2]))?|[0-9a-fA-F:]*:[0-9a-fA-F:]*(/(3[2-9]|[4-9]\d|1[01]\d|12[0-8]))?)$`),
	"aws:userid":               lazily(`^(A[A-Z0-9]+(:[^*?]+)?|\d{12}(:[^*?]*)?)$`),
	"aws:sourcevpcarn":         lazily(`^arn:[^:]+:ec2:[^:]*:\d{12}:vpc/.+`),
	"aws:vpceaccount":          lazily(`^\d{12}$`),
	"aws:vpceorgid":            lazily(`^o-[^*?]+$`),
	"aws:vpceorgpaths":         lazily(`^o-[^*?/]+(/.*)?$`),
	"kms:calleraccount":        lazily(`^\d{12}$`),
}

var organizationKeys = map[string]bool{"aws:principalorgid": true, "aws:principalorgpaths": true}

// positive and negative are the operators that compare with a value. The others (Null, numbers,
// dates, booleans) say nothing about who calls.
var (
	positive = map[string]bool{"stringequals": true, "stringequalsignorecase": true, "stringlike": true, "arnequals": true, "arnlike": true, "ipaddress": true}
	negative = map[string]bool{"stringnotequals": true, "stringnotequalsignorecase": true, "stringnotlike": true, "arnnotequals": true, "arnnotlike": true, "notipaddress": true}
)

// exceptions are the keys with which a Deny spares AWS services without sparing anybody else.
var exceptions = map[string]bool{
	"aws:principalisawsservice": true, "aws:viaawsservice": true, "aws:calledvia": true, "aws:principaltype": true,
}

// conditionOf reads a Condition. ours are the organizations whose members may be let in, nil for any.
func conditionOf(v value, ours []string) condition {
	c := condition{ours: ours}
	if v.kind != absent && v.kind != mapping {
		c.doubt(v)
	}
	for i, operator := range v.keys() {
		block := v.items()[i]
		if block.kind != mapping {
			c.doubt(block)
			continue
		}
		for j, key := range block.keys() {
			c.compared = append(c.compared, comparisonOf(operator, key, block.items()[j]))
		}
	}
	c.findPresent()
	for _, each := range c.compared {
		c.add(each)
	}
	return c
}

func unknownLimit(v value) limit {
	return limit{restriction: unknownRestriction, organization: unknownRestriction, reason: reason(v)}
}

func (c *condition) doubt(v value) {
	c.doubtful = true
	c.raise(unknownLimit(v))
	c.spare(unknownLimit(v))
}

// add joins one comparison to a condition.
func (c *condition) add(each comparison) {
	c.keys = append(c.keys, each.key)
	switch {
	case each.sparesServices():
	case each.spares():
		c.spare(c.limits(each))
	default: // the Deny holds only where this holds too, so it leaves everybody else
		c.except = &limit{}
	}
	if each.limits() {
		c.raise(c.limits(each))
	}
}

func (v value) isFalse() bool {
	is, ok := v.truth()
	return ok && !is
}

// spare notes whom a Deny does not reach. It spares whoever meets any of its negative comparisons,
// so the loosest one decides.
func (c *condition) spare(to limit) {
	if c.except == nil {
		c.except = &to
		return
	}
	if to.restriction > c.except.restriction {
		to.restriction, to.reason = c.except.restriction, c.except.reason
	}
	to.organization = min(to.organization, c.except.organization)
	c.except = &to
}

// raise strengthens a limit by one that holds as well.
func (l *limit) raise(by limit) {
	if by.restriction > l.restriction {
		l.restriction, l.reason = by.restriction, by.reason
	}
	l.organization = max(l.organization, by.organization)
}

// limits says what a comparison limits. Somebody else's organization is no limit to one's own.
func (c *condition) limits(each comparison) limit {
	found := restricts(each.key, each.value)
	isOurs := func(id string) bool {
		return slices.ContainsFunc(c.ours, func(ours string) bool { return id == ours || strings.HasPrefix(id, ours+"/") })
	}
	for member := range each.value.members() {
		if id, isKnown := member.value.text(); isKnown && len(c.ours) > 0 && organizationKeys[each.key] && !isOurs(id) {
			found.organization = unrestricted
		}
	}
	return found
}

// restricts says what a comparison with a key's values limits. One loose value spoils the key.
func restricts(key string, v value) limit {
	pattern := fixedValue[key]
	members := v.members()
	if pattern == nil || isEmpty(members) {
		return limit{}
	}
	found := limit{restriction: restricted}
	for member := range members {
		switch member.value.fixed(pattern()) {
		case unrestricted:
			return limit{}
		case unknownRestriction:
			found = unknownLimit(member.value)
		}
	}
	found.organization = unrestricted
	if organizationKeys[key] {
		found.organization = found.restriction
	}
	return found
}

// policyVariable is what a policy fills in from the request: whoever calls decides it (IAM User
// Guide, "Policy variables").
var policyVariable = lazily(`\$\{[^}]*\}`)

// fixed says whether a value of a condition key has the form of one that restricts.
func (v value) fixed(pattern *regexp.Regexp) restriction {
	if p, ok := v.sole(); ok && p.from == attribute && !p.to.isForeign() {
		return restricted // deployment knows it, and no attribute is a wildcard
	}
	sample, complete := v.sample()
	switch {
	case strings.Contains(sample, "{{resolve:"):
		return unknownRestriction
	case pattern.MatchString(sample):
		return restricted
	case !complete:
		return unknownRestriction
	}
	return unrestricted
}

func withoutVariables(text string) string {
	if !strings.Contains(text, "${") {
		return text
	}
	return policyVariable().ReplaceAllLiteralString(text, "*")
}

// sample returns a text of the form that a value has at deployment, with an asterisk for policy
// variables and for parts that are not known; it reports whether there are no such parts.
func (v value) sample() (string, bool) {
	var b strings.Builder
	complete := true
	for i, p := range v.merged() {
		switch {
		case p.known:
			b.WriteString(withoutVariables(p.text))
		case p.from == pseudo && p.name == "AWS::AccountId":
			b.WriteString("123456789012")
		case p.from == pseudo:
			b.WriteString("aws")
		case p.from == attribute && i == 0 && !p.to.isForeign():
			b.WriteString("arn:aws:iam::123456789012:resource")
		case p.from == attribute && !p.to.isForeign():
			b.WriteString("resource")
		default:
			b.WriteString("*")
			complete = false
		}
	}
	return b.String(), complete
}
