package model

import (
	"regexp"
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

// condition is what the Condition of a statement means for whom it admits.
type condition struct {
	restriction restriction
	// organization is the restriction to AWS Organizations alone: it also bounds a foreign account.
	organization restriction
	keys         []string // the condition keys, in lower case
	reason       string   // of an unknown restriction
	// except is the restriction that a Deny with this condition leaves for everybody it spares.
	except *condition
}

// fixedValue says which values of a condition key restrict a principal (domain: S3's definition of
// "public", IAM's global condition keys). A key that is missing here restricts nobody.
var fixedValue = map[string]*regexp.Regexp{
	"aws:principalorgid":       regexp.MustCompile(`^o-[^*?]+$`),
	"aws:principalorgpaths":    regexp.MustCompile(`^o-[^*?/]+(/.*)?$`),
	"aws:principalaccount":     regexp.MustCompile(`^\d{12}$`),
	"aws:principalarn":         regexp.MustCompile(`^arn:[^:*?]+:(iam|sts)::\d{12}:`),
	"aws:principalservicename": regexp.MustCompile(`^[^*?]+$`),
	"aws:sourceaccount":        regexp.MustCompile(`^\d{12}$`),
	"aws:sourcearn":            regexp.MustCompile(`^arn:[^:*?]+:[^:]+:[^:]*:\d{12}:`),
	"aws:sourceorgid":          regexp.MustCompile(`^o-[^*?]+$`),
	"aws:sourceorgpaths":       regexp.MustCompile(`^o-[^*?/]+(/.*)?$`),
	"aws:sourceowner":          regexp.MustCompile(`^\d{12}$`),
	"aws:sourcevpc":            regexp.MustCompile(`^(vpc-[^*?]+|arn:.*)$`),
	"aws:sourcevpce":           regexp.MustCompile(`^(vpce-[^*?]+|arn:.*)$`),
	"aws:sourceip":             regexp.MustCompile(`^(\d+\.[\d.]+(/([89]|[12]\d|3[0-2]))?|[0-9a-fA-F:]*:[0-9a-fA-F:]*(/(3[2-9]|[4-9]\d|1[01]\d|12[0-8]))?)$`),
	"aws:userid":               regexp.MustCompile(`^(A[A-Z0-9]+(:[^*?]+)?|\d{12}(:[^*?]*)?)$`),
	"kms:calleraccount":        regexp.MustCompile(`^\d{12}$`),
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

func conditionOf(v value) condition {
	var c condition
	if v.kind != absent && v.kind != mapping {
		c.restriction, c.reason = unknownRestriction, reason(v)
	}
	for i, operator := range v.keys {
		for j, key := range v.items[i].keys {
			c.add(strings.ToLower(operator), strings.ToLower(key), v.items[i].items[j])
		}
	}
	return c
}

// add joins one comparison to a condition. In an Allow a missing key must not match, so ...IfExists
// and ForAllValues restrict nobody there; in a Deny they are the careful form.
func (c *condition) add(operator, key string, v value) {
	c.keys = append(c.keys, key)
	_, plain, qualified := strings.Cut(operator, ":")
	if !qualified {
		plain = operator
	}
	switch {
	case negative[strings.TrimSuffix(plain, "ifexists")]:
		c.spare(key, v)
	case positive[plain] && !strings.HasPrefix(operator, "forallvalues:"):
		c.raise(key, v)
		fallthrough
	case !exceptions[key]: // the Deny holds only where this holds too, so it leaves everybody else
		c.except = &condition{}
	}
}

// spare notes whom a Deny does not reach. It spares whoever meets any of its negative comparisons,
// so the loosest one decides.
func (c *condition) spare(key string, v value) {
	r, why := restricts(key, v)
	spared := &condition{restriction: r, reason: why}
	if organizationKeys[key] {
		spared.organization = r
	}
	if c.except == nil || r < c.except.restriction {
		c.except = spared
	}
}

// raise strengthens the restriction by a key that is compared with values.
func (c *condition) raise(key string, v value) {
	r, why := restricts(key, v)
	if r > c.restriction {
		c.restriction, c.reason = r, why
	}
	if organizationKeys[key] && r > c.organization {
		c.organization = r
	}
}

// restricts reports whether a key's values are all fixed. One loose value spoils the key.
func restricts(key string, v value) (restriction, string) {
	pattern := fixedValue[key]
	members := v.members()
	if pattern == nil || len(members) == 0 {
		return unrestricted, ""
	}
	why := ""
	for _, member := range members {
		sample, ok := member.value.sample()
		switch {
		case !ok:
			why = reason(member.value)
		case !pattern.MatchString(sample):
			return unrestricted, ""
		}
	}
	if why != "" {
		return unknownRestriction, why
	}
	return restricted, ""
}

// sample returns a text of the form that a value has at deployment: pseudo parameters and
// attributes of resources are fixed then, whatever they are.
func (v value) sample() (string, bool) {
	var b strings.Builder
	for _, p := range v.parts {
		switch {
		case p.known:
			b.WriteString(p.text)
		case p.from == pseudo && p.name == "AWS::AccountId":
			b.WriteString("123456789012")
		case p.from == pseudo:
			b.WriteString("aws")
		case p.from == attribute:
			b.WriteString("arn:aws:iam::123456789012:resource")
		default:
			return "", false
		}
	}
	return b.String(), !strings.Contains(b.String(), "{{resolve:")
}

// and adds the restriction that a Deny leaves.
func (c condition) and(other *condition) condition {
	if other == nil {
		return c
	}
	if other.restriction > c.restriction {
		c.restriction, c.reason = other.restriction, other.reason
	}
	c.organization = max(c.organization, other.organization)
	return c
}
