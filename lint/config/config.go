// Package config reads .secretwright.yaml: which rules run, how severe they are, which accounts may be
// let in, what is left out, and what is suppressed.
package config

import (
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/secretwright/secretwright/lint"
)

// FileName is how the configuration is called.
const FileName = ".secretwright.yaml"

// Config is what the configuration says. The zero Config says nothing: every default is in force.
type Config struct {
	// File is the path of the configuration, "" without one. Globs and folders in it are relative to
	// its folder.
	File string
	// Profile names the rules to run (rules.Profiles), "" for the default.
	Profile string
	// Severity gives rules another severity, or turns them off or on.
	Severity map[string]Level
	// Overrides are further severities for some files. Of several that match a file the last counts.
	Overrides []Override
	// Rules are folders with rules of the user's own.
	Rules []string
	// AccountID, OwnAccounts and TrustedAccounts are as in lint.Options.
	AccountID                    string
	OwnAccounts, TrustedAccounts []string
	// Organizations are the ids of the organizations whose members may be let in. Without any, every
	// condition that names one restricts.
	Organizations []string
	// VPCsWithEndpoint are VPCs outside the templates that have a Secrets Manager endpoint: ids, or names
	// of parameters and exports that hold one.
	VPCsWithEndpoint []string
	// MaxRotationDays is the longest rotation interval that passes, in days, 0 for 90.
	MaxRotationDays int
	// RequiredTags are the keys of tags that every secret must have; naming any turns the rule
	// secret-without-tags on.
	RequiredTags []string
	// RequireCustomerKey turns the rule secret-without-customer-key on.
	RequireCustomerKey bool
	// Exclude are globs of files and folders that are not looked at.
	Exclude []string
	// FailOn is the lowest severity for exit code 1, "" for the default; FailOnOpen lets open findings
	// count.
	FailOn     string
	FailOnOpen bool
	// Suppress parks findings.
	Suppress []lint.Suppression

	lines map[string]int // where each setting is written
}

// Override sets severities for the files that some globs match.
type Override struct {
	Paths    []string
	Severity map[string]Level
}

// Level is what a rule is set to: off, or on with a severity.
type Level struct {
	Off      bool
	Severity lint.Severity
}

// Find returns the path of the configuration for a file or folder, looked for there and then in each
// folder above, or "" for none.
func Find(path string) (string, error) {
	folder, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		folder = filepath.Dir(folder)
	}
	for {
		file := filepath.Join(folder, FileName)
		_, err := os.Stat(file)
		switch {
		case err == nil:
			return relative(file), nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		case filepath.Dir(folder) == folder:
			return "", nil
		}
		folder = filepath.Dir(folder)
	}
}

// relative is a path as a user at work in the current folder would write it.
func relative(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	short, err := filepath.Rel(here, path)
	if err != nil || len(short) > len(path) {
		return path
	}
	return short
}

// RuleFolders are the folders of the user's own rules, as a user at work in the current folder would
// write them.
func (c *Config) RuleFolders() []string {
	var folders []string
	for _, folder := range c.Rules {
		if !filepath.IsAbs(folder) {
			folder = filepath.Join(filepath.Dir(c.File), folder)
		}
		folders = append(folders, folder)
	}
	return folders
}

//go:embed schema.json
var schema []byte

// Schema returns the JSON Schema of the configuration, by which editors complete and check it.
func Schema() []byte { return schema }
