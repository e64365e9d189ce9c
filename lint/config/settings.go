package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
	"gopkg.in/yaml.v3"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/rules"
)

// settings are the keys of the configuration. schema.json describes the same; a test compares them.
func (c *Config) settings(r *reader) settings {
	return settings{
		"profile":  func(n *yaml.Node) { c.Profile = r.text(n, oneOf(rules.Profiles())) },
		"severity": func(n *yaml.Node) { c.Severity = r.levels(n) },
		"overrides": func(n *yaml.Node) {
			r.items(n, func(item *yaml.Node) { c.Overrides = append(c.Overrides, r.override(item)) })
		},
		"rules":                func(n *yaml.Node) { c.Rules = r.texts(n, anyText) },
		"account_id":           func(n *yaml.Node) { c.AccountID = r.text(n, account) },
		"own_accounts":         func(n *yaml.Node) { c.OwnAccounts = r.texts(n, account) },
		"trusted_accounts":     func(n *yaml.Node) { c.TrustedAccounts = r.texts(n, account) },
		"organizations":        func(n *yaml.Node) { c.Organizations = r.texts(n, organization) },
		"vpcs_with_endpoint":   func(n *yaml.Node) { c.VPCsWithEndpoint = r.texts(n, anyText) },
		"max_rotation_days":    func(n *yaml.Node) { c.MaxRotationDays = r.number(n, 1, maxRotationDays) },
		"required_tags":        func(n *yaml.Node) { c.RequiredTags = r.texts(n, anyText) },
		"require_customer_key": func(n *yaml.Node) { c.RequireCustomerKey = r.flag(n) },
		"exclude":              func(n *yaml.Node) { c.Exclude = r.texts(n, glob) },
		"fail_on":              func(n *yaml.Node) { c.FailOn = r.text(n, oneOf(failOn)) },
		"fail_on_open":         func(n *yaml.Node) { c.FailOnOpen = r.flag(n) },
		"suppress": func(n *yaml.Node) {
			r.items(n, func(item *yaml.Node) { c.Suppress = append(c.Suppress, r.suppression(item)) })
		},
	}
}

// maxRotationDays is the most that Security Hub takes for SecretsManager.4.
const maxRotationDays = 365

var failOn = []string{"critical", "high", "medium", "low", "info", "never"}

func (r *reader) override(n *yaml.Node) Override {
	var o Override
	r.fields(n, settings{
		"paths":    func(n *yaml.Node) { o.Paths = r.texts(n, glob) },
		"severity": func(n *yaml.Node) { o.Severity = r.levels(n) },
	})
	if n.Kind == yaml.MappingNode && (len(o.Paths) == 0 || len(o.Severity) == 0) {
		r.fail(n, "an override needs paths and severity")
	}
	return o
}

func (r *reader) suppression(n *yaml.Node) lint.Suppression {
	s := lint.Suppression{Position: lint.Position{File: r.file, Line: n.Line, Column: n.Column}}
	r.fields(n, settings{
		"rule":      func(n *yaml.Node) { s.Rule = r.text(n, anyText) },
		"construct": func(n *yaml.Node) { s.Construct = r.text(n, glob) },
		"reason":    func(n *yaml.Node) { s.Reason = r.text(n, anyText) },
		"until":     func(n *yaml.Node) { s.Until = r.text(n, anyText) },
	})
	if n.Kind == yaml.MappingNode && s.Construct == "" {
		r.fail(n, "a suppression needs construct, a glob over construct paths: to turn a rule off for files, use overrides")
	}
	return s
}

// levels reads a map from rules to off or a severity. Whether the rules exist is known only when the
// user's own are loaded.
func (r *reader) levels(n *yaml.Node) map[string]Level {
	if n.Kind != yaml.MappingNode {
		r.fail(n, "want a map from names of rules to off, critical, high, medium, low or info")
		return nil
	}
	all := map[string]Level{}
	for i := 0; i < len(n.Content); i += 2 {
		name, value := n.Content[i].Value, resolved(n.Content[i+1])
		severity, err := lint.ParseSeverity(value.Value)
		switch {
		case value.Kind == yaml.ScalarNode && isOff(value.Value):
			all[name] = Level{Off: true}
		case err != nil:
			r.fail(value, "rule %s: want off, critical, high, medium, low or info", name)
		default:
			all[name] = Level{Severity: severity}
		}
	}
	return all
}

// isOff takes what YAML 1.1 makes of an unquoted off as well.
func isOff(text string) bool { return text == "off" || text == "false" }

func anyText(text string) string {
	if strings.TrimSpace(text) == "" {
		return "want a text that is not empty"
	}
	return ""
}

var (
	accountPattern      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d{12}$`) })
	organizationPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^o-[a-z0-9]{10,32}$`) })
)

func account(text string) string {
	if accountPattern().MatchString(text) {
		return ""
	}
	return "want the 12 digits of an AWS account id, in quotes"
}

func organization(text string) string {
	if organizationPattern().MatchString(text) {
		return ""
	}
	return "want the id of an organization, for example o-a1b2c3d4e5"
}

func glob(text string) string {
	if text != "" && doublestar.ValidatePattern(text) {
		return ""
	}
	return "want a glob, for example legacy/**"
}

func oneOf(values []string) func(string) string {
	return func(text string) string {
		if slices.Contains(values, text) {
			return ""
		}
		return fmt.Sprintf("want one of %s", strings.Join(values, ", "))
	}
}
