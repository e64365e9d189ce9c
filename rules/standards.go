package rules

import "slices"

// Standard is a public standard with those of its controls that a rule helps to meet.
type Standard struct {
	Name     string   `json:"name"`
	Controls []string `json:"controls"`
}

// Controls returns what public standards ask for that the rule helps to meet.
func (r Rule) Controls() []Standard {
	var found []Standard
	for _, public := range []struct {
		name string
		in   func(family) []string
	}{
		{"AWS Security Hub", func(f family) []string { return f.SecurityHub }},
		{"CIS AWS Foundations 7.0.0", func(f family) []string { return f.CIS }},
		{"NIST SP 800-53 Rev. 5", func(f family) []string { return f.NIST }},
		{"PCI DSS 4.0.1", func(f family) []string { return f.PCI }},
		{"AWS Well-Architected", func(f family) []string { return f.WellArchitected }},
	} {
		if controls := r.controlsIn(public.in); len(controls) > 0 {
			found = append(found, Standard{public.name, controls})
		}
	}
	return found
}

func (r Rule) controlsIn(standard func(family) []string) []string {
	var controls []string
	for _, name := range r.Standards {
		controls = append(controls, standard(standards[name])...)
	}
	slices.Sort(controls)
	return slices.Compact(controls)
}

// family is a group of controls that ask for one thing.
type family struct {
	SecurityHub, CIS, NIST, PCI, WellArchitected []string
}

// standards are the families that the rules' annotations name.
//
// Security Hub and its mappings to NIST SP 800-53 Rev. 5 and PCI DSS 4.0.1: AWS Security Hub User Guide,
// "Security Hub controls for Secrets Manager" and "... for AWS KMS". CIS: AWS Foundations Benchmark 7.0.0.
// Well-Architected: Security Pillar. Only published mappings are here.
var standards = map[string]family{
	"rotation-enabled": {
		SecurityHub: []string{"SecretsManager.1", "SecretsManager.4"},
		NIST:        []string{"AC-2(1)", "AC-3(15)"}, PCI: []string{"8.3.9", "8.6.3"},
		WellArchitected: []string{"SEC02-BP05"},
	},
	"unused-secret": {
		SecurityHub: []string{"SecretsManager.3"}, NIST: []string{"AC-2(1)", "AC-3(15)"},
		WellArchitected: []string{"SEC03-BP06"},
	},
	"tagging":    {SecurityHub: []string{"SecretsManager.5"}},
	"secret-cmk": {WellArchitected: []string{"SEC08-BP01", "SEC08-BP02"}},
	"kms-rotation": {
		SecurityHub: []string{"KMS.4"}, CIS: []string{"4.6"}, NIST: []string{"SC-12", "SC-12(2)", "SC-28(3)"},
		PCI: []string{"3.7.4"}, WellArchitected: []string{"SEC08-BP01"},
	},
	"kms-public":             {SecurityHub: []string{"KMS.5"}, CIS: []string{"2.21"}, WellArchitected: []string{"SEC03-BP07"}},
	"kms-deletion":           {SecurityHub: []string{"KMS.3"}, NIST: []string{"SC-12", "SC-12(2)"}},
	"secret-public":          {CIS: []string{"2.21"}, WellArchitected: []string{"SEC03-BP07"}},
	"secret-cross-account":   {WellArchitected: []string{"SEC03-BP07", "SEC03-BP08"}},
	"secret-least-privilege": {WellArchitected: []string{"SEC03-BP02"}},
	"confused-deputy":        {WellArchitected: []string{"SEC03-BP08"}},
	"vpc-endpoint":           {CIS: []string{"6.8"}, WellArchitected: []string{"SEC05-BP01", "SEC09-BP02"}},
	"endpoint-policy":        {WellArchitected: []string{"SEC03-BP07", "SEC05-BP01"}},
	"hardcoded-credentials": {
		SecurityHub:     []string{"CodeBuild.2", "ECS.8"},
		WellArchitected: []string{"SEC02-BP02", "SEC02-BP03"},
	},
	"tls-in-transit": {WellArchitected: []string{"SEC09-BP02"}},
}
