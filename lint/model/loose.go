package model

import "strings"

// loose is a comparison of an Allow that seems to say who may call, and does not.
type loose struct {
	comparison
	about  string // whom the key could bind: "organization", "source" of a service, or any "caller"
	reason string
	at     value    // the value that spoils it, or all of it
	when   *formula // when it has that value
}

// looseIn lists the comparisons of a condition that limit nobody although their keys could.
func (c condition) looseIn() []loose {
	var all []loose
	for _, each := range c.compared {
		if fixedValue[each.key] == nil {
			continue
		}
		if reason, at := each.looseness(); reason != "" {
			all = append(all, loose{comparison: each, about: about(each.key), reason: reason, at: at.value, when: at.when})
		}
	}
	return all
}

func about(key string) string {
	switch {
	case organizationKeys[key]:
		return "organization"
	case sourceKeys[key]:
		return "source"
	}
	return "caller"
}

// looseness says why a comparison limits nobody, "" where it does or where that is not known.
func (c comparison) looseness() (string, branch) {
	whole := branch{value: c.value}
	switch {
	case c.operator == "null":
		return "Null does not look at its value", whole
	case negative[c.operator]:
		return c.written + " lets in everybody with another value", whole
	case !positive[c.operator]:
		return "", whole
	case !c.limits():
		return c.written + " also holds where the key is missing", whole
	}
	for member := range c.value.members() {
		if member.value.fixed(fixedValue[c.key]()) == unrestricted {
			return c.why(member.value), member
		}
	}
	return "", whole
}

// why says what makes a value loose.
func (c comparison) why(v value) string {
	shown := v.render()
	switch {
	case strings.Contains(shown, "/") && c.key == "aws:sourceip":
		return shown + " is broader than /8 of IPv4 or /32 of IPv6"
	case policyVariable().MatchString(v.literals()):
		return quoted(shown) + " is filled in from the request"
	case strings.ContainsAny(shown, "*?"):
		return quoted(shown) + " matches those of others"
	}
	return quoted(shown) + " is no value that the key has"
}

// literals are the known parts of a text.
func (v value) literals() string {
	var b strings.Builder
	for _, p := range v.merged() {
		if p.known && !p.hidden {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// limitless are keys that say nothing about who calls, and families of such keys: they describe the
// secret, the way or the time of a call, or what anybody may choose (IAM User Guide, "AWS global
// condition context keys"; Service Authorization Reference, "AWS Secrets Manager").
var limitless = map[string]bool{
	"aws:resourceaccount": true, "aws:resourceorgid": true, "aws:resourceorgpaths": true, "aws:tagkeys": true,
	"aws:calledvia": true, "aws:calledviafirst": true, "aws:calledvialast": true, "aws:viaawsservice": true,
	"aws:principalisawsservice": true, "aws:principaltype": true, "aws:principalservicenameslist": true,
	"aws:securetransport": true, "aws:requestedregion": true, "aws:useragent": true, "aws:referer": true,
	"aws:currenttime": true, "aws:epochtime": true, "aws:tokenissuetime": true, "aws:multifactorauthage": true,
	"aws:multifactorauthpresent": true, "aws:username": true, "aws:sourceidentity": true, "aws:vpcsourceip": true,
	"aws:assumedroot": true, "aws:chatbotsourcearn": true, "aws:ismcpserviceaction": true, "kms:viaservice": true,
}

var limitlessFamilies = []string{"aws:resourcetag/", "aws:requesttag/", "aws:principaltag/", "secretsmanager:", "kms:encryptioncontext"}

// unlisted returns the keys of positive comparisons of which it is not known what they say.
func (c condition) unlisted() []string {
	var keys []string
	for _, each := range c.compared {
		if fixedValue[each.key] == nil && !limitless[each.key] && !hasPrefix(each.key, limitlessFamilies) && each.limits() {
			keys = append(keys, each.name)
		}
	}
	return keys
}

func hasPrefix(text string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return false
}
