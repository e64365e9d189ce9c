package model

import (
	"slices"
	"strings"
)

// principalClass says whom a principal of a policy means, seen from the stack's account.
type principalClass string

const (
	anyone     principalClass = "any"
	same       principalClass = "same"
	trusted    principalClass = "trusted"
	cross      principalClass = "cross"
	service    principalClass = "service"
	federated  principalClass = "federated"
	canonical  principalClass = "canonical"
	undecided  principalClass = "unknown"
	notAllowed principalClass = "invalid"
)

// principal is one principal of a statement.
type principal struct {
	class   principalClass
	account string // of the classes cross and trusted
	text    string // as the policy says it, unknown parts as ${Name}
	when    *formula
	via     string // the parameter or mapping that supplies the account
	reason  string // of class unknown
	value   value
}

func (s *stack) principals(v value) []principal {
	var all []principal
	for alternative := range v.alternatives() {
		for _, p := range s.principalsOf(alternative.value) {
			if when, ok := both(alternative.when, p.when); ok {
				p.when = when
				all = append(all, p)
			}
		}
	}
	return all
}

func (s *stack) principalsOf(v value) []principal {
	if v.kind != mapping {
		return s.classifyAll("AWS", v)
	}
	var all []principal
	for i, key := range v.keys() {
		all = append(all, s.classifyAll(key, v.items()[i])...)
	}
	return all
}

func (s *stack) classifyAll(key string, v value) []principal {
	var all []principal
	for member := range v.members() {
		p := s.classify(key, member.value)
		p.when, p.value, p.text = member.when, member.value, member.value.render()
		all = append(all, p)
	}
	return all
}

func (s *stack) classify(key string, v value) principal {
	switch key {
	case "Service":
		return principal{class: service}
	case "Federated":
		return principal{class: federated}
	case "CanonicalUser":
		return principal{class: canonical}
	}
	return s.classifyAWS(v)
}

// A unique id of a deleted or future user or role names no account (IAM, "Unique identifiers").
var uniqueID = lazily(`^A(IDA|ROA|GPA)[A-Z0-9]+$`)

var accountID = lazily(`^\d{12}$`)

// classifyAWS judges the account position of a principal (IAM, "AWS JSON policy elements:
// Principal").
func (s *stack) classifyAWS(v value) principal {
	content, isKnown := v.text()
	switch {
	case isKnown && content == "*":
		return principal{class: anyone}
	case isKnown && uniqueID().MatchString(content):
		return principal{class: undecided, reason: "the unique id " + v.render() + " names no account"}
	case strings.Contains(v.plain(), "*"):
		return principal{class: notAllowed}
	case isKnown && accountID().MatchString(content):
		return s.inAccount(v.parts())
	}
	if p, ok := v.sole(); ok && !p.known {
		return s.classifyPart(v, p)
	}
	segments, _ := v.split(":")
	switch {
	case len(segments) >= 6 && !strings.Contains(v.plain(), "{{resolve:"):
		return s.inAccount(segments[4])
	case v.isLiteral():
		return principal{class: notAllowed}
	case isKnown:
		return principal{class: undecided, reason: quoted(v.render()) + " is no principal"}
	}
	return principal{class: undecided, reason: reason(v)}
}

// classifyPart judges a principal that is one single unknown value.
func (s *stack) classifyPart(v value, p part) principal {
	if p.from == pseudo && p.name == "AWS::AccountId" {
		return principal{class: same}
	}
	if p.from == attribute && p.name == "Arn" && p.to.is("AWS::IAM::Role", "AWS::IAM::User") {
		return principal{class: same}
	}
	return principal{class: undecided, reason: reason(v)}
}

// inAccount judges the parts at the account position of an ARN.
func (s *stack) inAccount(parts []part) principal {
	v := composed(parts)
	id, isKnown := v.text()
	p, _ := v.sole()
	switch {
	case p.from == pseudo && p.name == "AWS::AccountId", id == s.Account && id != "", slices.Contains(s.assembly.options.OwnAccounts, id):
		return principal{class: same}
	case !isKnown:
		return principal{class: undecided, reason: reason(v)}
	case id == "cloudfront":
		return principal{class: canonical}
	case !accountID().MatchString(id) && v.isLiteral():
		return principal{class: notAllowed}
	case !accountID().MatchString(id):
		return principal{class: undecided, reason: quoted(v.render()) + " is no account id"}
	}
	verdict := cross
	if slices.Contains(s.assembly.options.TrustedAccounts, id) {
		verdict = trusted
	}
	return principal{class: verdict, account: v.render(), via: p.via()}
}

// via says which parameter, export or mapping supplied a part.
func (p part) via() string {
	switch p.from {
	case parameter:
		return "parameter " + p.name
	case imported:
		return "export " + p.name
	case mapped:
		return "mapping " + p.name
	}
	return ""
}
