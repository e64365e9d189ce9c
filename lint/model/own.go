package model

// byOwnAccount is limited where only the own account may call, or a service for it.
func (s *stack) byOwnAccount() dimension {
	return dimension{
		spares: func(p principal) bool { return p.class == same },
		value: func(key string, v value) restriction {
			switch key {
			case "aws:principalaccount", "aws:sourceaccount", "aws:sourceowner", "kms:calleraccount":
				return v.every(s.isOwnAccount)
			case "aws:principalarn", "aws:sourcearn":
				return v.every(s.isInOwnAccount)
			}
			return unrestricted
		},
	}
}

// isOwnAccount judges the id of an account. While the account of the stack is not known, any may be.
func (s *stack) isOwnAccount(v value) restriction {
	switch s.inAccount(v.parts()).class {
	case same:
		return restricted
	case notAllowed:
		return unrestricted
	case undecided:
		if _, isKnown := v.text(); isKnown { // no account id
			return unrestricted
		}
		return unknownRestriction
	}
	if s.Account == "" {
		return unknownRestriction
	}
	return unrestricted
}

func (s *stack) isInOwnAccount(v value) restriction {
	if p, ok := v.sole(); ok && p.from == attribute && !p.to.isForeign() {
		return restricted
	}
	segments, _ := v.split(":")
	const account = 4
	if len(segments) > account {
		return s.isOwnAccount(composed(segments[account]))
	}
	if _, isKnown := v.text(); isKnown {
		return unrestricted
	}
	return unknownRestriction
}
