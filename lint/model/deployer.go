package model

import (
	"maps"
	"strings"
)

// keyManagers are the foreign principals that may change the policy of a key.
type keyManagers struct {
	accounts map[string]bool
	places   map[string]bool // where they stand
	doubtful bool            // somebody else may change it, or nobody needs to
}

// findDeployers finds out which account deploys a stack that names its own account by its id. KMS
// refuses a key policy under which whoever sends it could not change it afterwards (KMS API reference,
// CreateKey, BypassPolicyLockoutSafetyCheck). So where one account alone may change it, or one principal
// whose account depends on the case, that is the stack's own.
func (a *Assembly) findDeployers(all []*keyStatement) {
	byKey := map[*keyFact]*keyManagers{}
	for _, s := range all {
		if byKey[s.key] == nil {
			byKey[s.key] = &keyManagers{accounts: map[string]bool{}, places: map[string]bool{}, doubtful: s.key.bypassesCheck()}
		}
		if s.allows && s.letsDo("kms:PutKeyPolicy") != no {
			byKey[s.key].add(s.principals)
		}
	}
	deployers := map[*stack]*keyManagers{}
	for _, key := range a.keys() {
		m := byKey[key]
		switch known := deployers[key.stack]; {
		case m == nil || m.doubtful || len(m.accounts) == 0 || len(m.accounts) > 1 && len(m.places) > 1:
		case known == nil:
			deployers[key.stack] = m
		case !maps.Equal(known.accounts, m.accounts):
			known.doubtful = true
		}
	}
	for _, s := range all {
		if m := deployers[s.key.stack]; m != nil && !m.doubtful && s.key.stack.Account == "" {
			s.own(m.accounts)
		}
	}
}

func (m *keyManagers) add(all []principal) {
	for _, p := range all {
		switch p.class {
		case cross:
			m.accounts[p.account] = true
			m.places[strings.Join(p.value.node.Path(), "/")] = true
		case same, trusted, anyone, undecided:
			m.doubtful = true
		}
	}
}

func (k *keyFact) bypassesCheck() bool {
	bypass := k.property("BypassPolicyLockoutSafetyCheck")
	is, isKnown := bypass.truth()
	return is || !isKnown && bypass.kind != absent
}

// own makes the principals of accounts principals of the stack's own account.
func (s *statement) own(accounts map[string]bool) {
	for i, p := range s.principals {
		if p.class == cross && accounts[p.account] {
			s.principals[i].class, s.principals[i].account, s.principals[i].via = same, "", ""
		}
	}
}
