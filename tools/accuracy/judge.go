package main

import (
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// The rules that speak of each kind of label.
var (
	rotationRules   = []string{"database-secret-without-rotation", "secret-without-rotation", "external-secret-without-rotation"}
	intervalRules   = []string{"rotation-interval-too-long"}
	keyRules        = []string{"key-without-rotation"}
	accountRules    = []string{"cross-account-principal", "cross-account-key-principal"}
	publicRules     = []string{"public-secret-policy", "public-key-policy", "ineffective-policy-condition"}
	endpointRules   = []string{"missing-secretsmanager-endpoint"}
	natRules        = []string{"secrets-traffic-through-nat"}
	credentialRules = []string{ // credential-in-environment is also about references, which labels leave out
		"hardcoded-credential", "literal-secret-string", "known-credential-format",
		"credential-parameter-default", "credential-parameter-without-noecho",
	}
)

// maxDays is the longest rotation interval that passes.
const maxDays = 90

// judge compares the findings on a template with what is true of it.
func (l label) judge(all []lint.Finding, s score) {
	l.judgeSecrets(all, s)
	l.judgeFunctions(all, s)
	l.judgeKeys(all, s)
	l.judgeGrants(all, s)
	l.judgeCredentials(all, s)
}

func (l label) judgeSecrets(all []lint.Finding, s score) {
	for id, secret := range l.Secrets {
		if secret.Severity == "" && secret.Rotation != "" {
			s.compare("rotation", l, id, verdict(all, id, rotationRules), expected(secret.Rotation == "missing"))
		}
		if secret.IntervalDays > 0 {
			s.compare("rotation interval", l, id, ofSchedules(all), expected(secret.IntervalDays > maxDays))
		}
	}
}

// ofSchedules is the verdict on the intervals of a template; labels do not name the schedules.
func ofSchedules(all []lint.Finding) string {
	for _, f := range all {
		if slices.Contains(intervalRules, f.Rule) {
			return string(f.Kind)
		}
	}
	return none
}

func (l label) judgeFunctions(all []lint.Finding, s score) {
	for id, function := range l.RotationLambdas {
		name, _, _ := strings.Cut(id, ".")
		missing, nat := none, none
		switch {
		case function.VPC && function.Endpoint == "absent" && function.Egress == "nat":
			nat = fail
		case function.VPC && function.Endpoint == "absent":
			missing = fail
		case function.VPC && function.Endpoint == "unknown":
			missing = open
		}
		s.compare("endpoint of a rotation function", l, id, verdict(all, name, endpointRules), missing)
		s.compare("rotation through NAT", l, id, verdict(all, name, natRules), nat)
	}
}

func (l label) judgeKeys(all []lint.Finding, s score) {
	used := map[string]bool{}
	for _, secret := range l.Secrets {
		used[secret.KMSRef] = true
	}
	for id, key := range l.Keys {
		off := key.RotationEnabled == "false" || key.RotationEnabled == "absent"
		s.compare("rotation of a secret's key", l, id, verdict(all, id, keyRules), expected(off && used[id]))
	}
}

func (l label) judgeGrants(all []lint.Finding, s score) {
	for _, g := range grants(l.CrossAccount) {
		if g.Expect == "" || g.Expect == "any" {
			continue
		}
		for id := range strings.SplitSeq(g.Resource, ", ") {
			s.compare("cross-account principal", l, id, verdict(all, id, accountRules), g.Expect)
		}
	}
	public := map[string]bool{}
	for _, g := range grants(l.PublicPrincipal) {
		public[g.Resource] = true
		s.compare("public principal", l, g.Resource, verdict(all, g.Resource, publicRules), fail)
	}
	for _, f := range all {
		if slices.Contains(publicRules, f.Rule) && !public[f.ID] {
			s.compare("public principal", l, f.ID, string(f.Kind), none)
		}
	}
}

// judgeCredentials matches places: a label may name a property whose inner value a finding names.
func (l label) judgeCredentials(all []lint.Finding, s score) {
	hit := map[string]bool{}
	for _, f := range all {
		if !slices.Contains(credentialRules, f.Rule) || f.Kind != lint.Fail {
			continue
		}
		place := strings.Join(f.Path, ".")
		i := slices.IndexFunc(l.Hardcoded, func(want string) bool { return within(place, want) || within(want, place) })
		if i < 0 {
			s.compare("literal credential", l, place+" ["+f.Rule+"]", fail, none)
		} else {
			hit[l.Hardcoded[i]] = true
		}
	}
	for _, want := range l.Hardcoded {
		s.compare("literal credential", l, want, expected(hit[want]), fail)
	}
}

func within(place, outer string) bool { return place == outer || strings.HasPrefix(place, outer+".") }

const fail, open, none = "fail", "open", "none"

func expected(mistake bool) string {
	if mistake {
		return fail
	}
	return none
}

// verdict is what some rules say of one resource: fail before open.
func verdict(all []lint.Finding, id string, rules []string) string {
	result := none
	for _, f := range all {
		if f.ID == id && slices.Contains(rules, f.Rule) {
			if f.Kind == lint.Fail {
				return fail
			}
			result = open
		}
	}
	return result
}
