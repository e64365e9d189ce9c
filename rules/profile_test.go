package rules_test

import (
	"slices"
	"testing"

	"github.com/secretwright/secretwright/rules"
)

func TestProfiles(t *testing.T) {
	for _, name := range append(rules.Profiles(), "") {
		selected, ok := rules.InProfile(name)
		if !ok || len(selected) == 0 {
			t.Errorf("profile %q: %d rules, %t", name, len(selected), ok)
		}
	}
	if _, ok := rules.InProfile("hipaa"); ok {
		t.Error("an unknown profile has rules")
	}
}

// TestProfileOfStandard holds that a profile has the rules that its standard asks for and no others.
func TestProfileOfStandard(t *testing.T) {
	for profile, rows := range map[string]map[string]bool{
		"security-hub": {"secret-without-rotation": true, "hardcoded-credential": true, "public-secret-policy": false},
		"cis":          {"public-secret-policy": true, "missing-secretsmanager-endpoint": true, "secret-without-rotation": false},
	} {
		selected, _ := rules.InProfile(profile)
		for name, want := range rows {
			got := slices.ContainsFunc(selected, func(r rules.Rule) bool { return r.Name == name })
			if got != want {
				t.Errorf("profile %s has %s: %t, want %t", profile, name, got, want)
			}
		}
	}
}

func TestOptIn(t *testing.T) {
	selected, _ := rules.InProfile("")
	for _, r := range selected {
		if r.Severity == "info" {
			t.Errorf("%s is in the default profile", r.Name)
		}
	}
}

func TestControls(t *testing.T) {
	r := rules.Rule{Standards: []string{"rotation-enabled", "unused-secret"}}
	got := r.Controls()
	if len(got) != 4 || got[0].Name != "AWS Security Hub" || !slices.Equal(got[0].Controls, []string{"SecretsManager.1", "SecretsManager.3", "SecretsManager.4"}) {
		t.Errorf("controls: %v", got)
	}
}
