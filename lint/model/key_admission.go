package model

import (
	"strings"
)

// admits says whether a statement of a key's policy lets a foreign principal decrypt by way of Secrets
// Manager, given one of those that the statement names.
func (s *statement) admits(named, reader principal) answer {
	if !s.allows {
		return no
	}
	lets := named.means(reader).and(s.letsDo("kms:Decrypt"))
	if lets == no {
		return no
	}
	if s.where.kind != absent && s.where.kind != mapping {
		return lets.unless("its condition is not known: " + reason(s.where))
	}
	s.comparisons(func(operator, key string, v value) {
		lets = lets.and(meets(operator, key, v, reader))
	})
	return lets
}

// wholeAccount is a principal that stands for an account with all its users and roles.
var wholeAccount = lazily(`^\d{12}$|:root$`)

// means reports whether a principal of a key's policy is another one, or holds it, or is held by it.
func (p principal) means(reader principal) answer {
	switch {
	case p.class == anyone:
		return yes
	case p.class == undecided:
		return maybe(p.reason)
	case p.account == "" || p.account != reader.account:
		return no
	case p.text == reader.text, wholeAccount().MatchString(p.text), wholeAccount().MatchString(reader.text):
		return yes
	case strings.Contains(p.text+reader.text, "${"), strings.Contains(p.text+reader.text, ":sts:"):
		return maybe("whether " + quoted(p.text) + " is " + quoted(reader.text) + " is not known")
	}
	return no
}

// meets says whether a request that Secrets Manager makes for the reader meets a comparison. Who wrote
// down an organization, or the context of a secret, knows that it is the reader's.
func meets(operator, key string, v value, reader principal) answer {
	plain := strings.TrimSuffix(operator[strings.Index(operator, ":")+1:], "ifexists")
	switch {
	case organizationKeys[key], strings.HasPrefix(key, "kms:encryptioncontext:"), key == "aws:securetransport":
		return yes
	case negative[plain]:
		return negated(meets("stringlike", key, v, reader))
	case !positive[plain]:
	case key == "kms:viaservice":
		return v.isViaSecretsManager()
	case key == "kms:calleraccount", key == "aws:principalaccount":
		return v.someAccount(reader.account, func(v value) value { return v })
	case key == "aws:principalarn":
		return v.someAccount(reader.account, value.accountOfARN)
	}
	return maybe("its condition on " + key + " is not followed")
}

func negated(a answer) answer {
	switch a {
	case yes:
		return no
	case no:
		return yes
	}
	return a
}

func (v value) isViaSecretsManager() answer {
	switch v.viaService() {
	case "secretsmanager":
		return yes
	case "other":
		return no
	}
	return maybe("the service in its condition is not known")
}

// someAccount reports whether one of the values, or what is taken of it, means an account.
func (v value) someAccount(id string, of func(value) value) answer {
	found := no
	for member := range v.members() {
		account := of(member.value)
		content, isKnown := account.text()
		p, _ := account.sole()
		switch {
		case isKnown && wildcard(content, id):
			return yes
		case !isKnown && (p.from != pseudo || p.name != "AWS::AccountId"): // the stack's own account is none of others
			found = maybe("an account in its condition is not known: " + reason(account))
		}
	}
	return found
}

// accountOfARN returns the account position of an ARN, or a text that is no ARN as it is.
func (v value) accountOfARN() value {
	const position = 4
	if segments, _ := v.split(":"); len(segments) > position {
		return composed(segments[position])
	}
	return v
}
