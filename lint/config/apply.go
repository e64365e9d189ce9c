package config

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/secretwright/secretwright/lint"
)

// Apply puts what the configuration says into the options of a run. known are all rules there are:
// ours and the user's own.
func (c *Config) Apply(o *lint.Options, known []lint.Rule) error {
	if err := c.checkRules(known); err != nil {
		return err
	}
	o.Rules, o.Known = c.selected(known), known
	o.Level = c.level
	o.Excluded = c.excluded
	o.Suppressions = c.Suppress
	if c.AccountID != "" {
		o.Account = c.AccountID
	}
	o.OwnAccounts = append(o.OwnAccounts, c.OwnAccounts...)
	o.TrustedAccounts = append(o.TrustedAccounts, c.TrustedAccounts...)
	o.Organizations = c.Organizations
	o.VPCsWithEndpoint = c.VPCsWithEndpoint
	o.MaxRotationDays = c.MaxRotationDays
	o.RequiredTags = c.RequiredTags
	return nil
}

// checkRules looks for names of rules that do not exist.
func (c *Config) checkRules(known []lint.Rule) error {
	var names []string
	for _, r := range known {
		names = append(names, r.Name)
	}
	check := func(setting string, levels map[string]Level) error {
		for _, name := range slices.Sorted(maps.Keys(levels)) {
			if !slices.Contains(names, name) {
				return fmt.Errorf("%s:%d: %s: there is no rule %q%s", c.File, c.lines[setting], setting, name, DidYouMean(name, names))
			}
		}
		return nil
	}
	if err := check("severity", c.Severity); err != nil {
		return err
	}
	for _, o := range c.Overrides {
		if err := check("overrides", o.Severity); err != nil {
			return err
		}
	}
	for _, s := range c.Suppress {
		if message := s.Check(known); message != "" {
			return fmt.Errorf("%s:%d:%d: %s", s.Position.File, s.Position.Line, s.Position.Column, message)
		}
	}
	return nil
}

// selected are the rules of the profile, and those that a setting turns on somewhere, but for those
// that are off everywhere.
func (c *Config) selected(known []lint.Rule) []lint.Rule {
	return slices.DeleteFunc(slices.Clone(known), func(r lint.Rule) bool {
		if _, on := c.set(r); on {
			return false
		}
		return !slices.ContainsFunc(c.Overrides, func(o Override) bool {
			level, ok := o.Severity[r.Name]
			return ok && !level.Off
		})
	})
}

// set is a rule's severity where no override speaks of it, and whether it is on there.
func (c *Config) set(r lint.Rule) (lint.Severity, bool) {
	severity, _ := lint.ParseSeverity(r.Severity)
	if level, ok := c.Severity[r.Name]; ok {
		return level.Severity, !level.Off
	}
	switch {
	case c.RequireCustomerKey && r.Name == "secret-without-customer-key", len(c.RequiredTags) > 0 && r.Name == "secret-without-tags":
		return severity, true
	case r.Folder != "": // one of the user's own
		return severity, true
	}
	return severity, r.In(c.Profile)
}

func (c *Config) level(r lint.Rule, file string) (lint.Severity, bool) {
	severity, isOn := c.set(r)
	for _, o := range c.Overrides {
		level, ok := o.Severity[r.Name]
		if ok && c.matches(o.Paths, file) {
			severity, isOn = level.Severity, !level.Off
		}
	}
	return severity, isOn
}

func (c *Config) excluded(path string) bool { return c.matches(c.Exclude, path) }

// matches reports whether a path, seen from the folder of the configuration, is what a glob means.
func (c *Config) matches(globs []string, path string) bool {
	if len(globs) == 0 {
		return false
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	base, err := filepath.Abs(filepath.Dir(c.File))
	if err != nil {
		return false
	}
	inside, err := filepath.Rel(base, absolute)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(globs, func(glob string) bool {
		return doublestar.MatchUnvalidated(glob, filepath.ToSlash(inside))
	})
}
