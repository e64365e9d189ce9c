package config

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

// Show prints every setting as it is in force, with the place that it comes from.
func (c *Config) Show() string {
	var b strings.Builder
	if c.File == "" {
		b.WriteString("# no " + FileName + " here or in a folder above: the defaults are in force\n")
	}
	for _, s := range c.shown() {
		fmt.Fprintf(&b, "%s: %s  # %s\n", s.key, s.text, c.origin(s.key))
	}
	return b.String()
}

func (c *Config) origin(key string) string {
	if line := c.lines[key]; line > 0 {
		return fmt.Sprintf("%s:%d", c.File, line)
	}
	return "default"
}

type shownSetting struct{ key, text string }

func (c *Config) shown() []shownSetting {
	days, failOn := c.MaxRotationDays, c.FailOn
	return []shownSetting{
		{"profile", cmp.Or(c.Profile, "default")},
		{"severity", levelsText(c.Severity)},
		{"overrides", overridesText(c.Overrides)},
		{"rules", listText(c.Rules)},
		{"account_id", cmp.Or(quotedText(c.AccountID), "not set")},
		{"own_accounts", listText(c.OwnAccounts)},
		{"trusted_accounts", listText(c.TrustedAccounts)},
		{"organizations", listText(c.Organizations)},
		{"vpcs_with_endpoint", listText(c.VPCsWithEndpoint)},
		{"max_rotation_days", fmt.Sprint(cmp.Or(days, defaultRotationDays))},
		{"required_tags", listText(c.RequiredTags)},
		{"require_customer_key", fmt.Sprint(c.RequireCustomerKey)},
		{"exclude", listText(c.Exclude)},
		{"fail_on", cmp.Or(failOn, DefaultFailOn)},
		{"fail_on_open", fmt.Sprint(c.FailOnOpen)},
		{"suppress", suppressionsText(c.Suppress)},
	}
}

// DefaultFailOn is the lowest severity for exit code 1 where nobody sets another.
const DefaultFailOn = "medium"

const defaultRotationDays = 90

func quotedText(text string) string {
	if text == "" {
		return ""
	}
	return fmt.Sprintf("%q", text)
}

func listText(items []string) string {
	var all []string
	for _, item := range items {
		all = append(all, quotedText(item))
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func levelsText(levels map[string]Level) string {
	var all []string
	for _, rule := range slices.Sorted(maps.Keys(levels)) {
		text := "off"
		if !levels[rule].Off {
			text = levels[rule].Severity.String()
		}
		all = append(all, rule+": "+text)
	}
	return "{" + strings.Join(all, ", ") + "}"
}

func overridesText(overrides []Override) string {
	var all []string
	for _, o := range overrides {
		all = append(all, "{paths: "+listText(o.Paths)+", severity: "+levelsText(o.Severity)+"}")
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func suppressionsText(suppressions []lint.Suppression) string {
	var all []string
	for _, s := range suppressions {
		until := ""
		if s.Until != "" {
			until = ", until: " + s.Until
		}
		all = append(all, fmt.Sprintf("{rule: %s, construct: %q, reason: %q%s}", s.Rule, s.Construct, s.Reason, until))
	}
	return "[" + strings.Join(all, ", ") + "]"
}
