package synthlint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/config"
	"github.com/secretwright/secretwright/lint/report"
	"github.com/secretwright/secretwright/rules/load"
)

// settings are the props and the configuration, ready for a run.
type settings struct {
	options lint.Options
	fails   func(lint.Finding) bool
	sarif   string
}

func (p *plugin) settings(a *assembly) (*settings, error) {
	c, err := p.config()
	if err != nil {
		return nil, err
	}
	known, err := load.Known(c.RuleFolders())
	if err != nil {
		return nil, fmt.Errorf("rules of %s: %w", c.File, err)
	}
	s := &settings{options: lint.Options{Paths: []string{a.folder}, Only: a.has, Version: version()}}
	if err := c.Apply(&s.options, known); err != nil {
		return nil, err
	}
	s.options.Excluded = nil
	if s.fails, err = failing(cmp.Or(c.FailOn, config.DefaultFailOn), c.FailOnOpen); err != nil {
		return nil, err
	}
	s.sarif, err = p.sarifFile(a)
	return s, err
}

// config reads the configuration.
func (p *plugin) config() (*config.Config, error) {
	if p.props.ConfigFile != nil {
		return config.Read(*p.props.ConfigFile)
	}
	file, err := config.Find(".")
	if err != nil {
		return nil, fmt.Errorf("look for the configuration: %w", err)
	}
	if file == "" {
		return &config.Config{}, nil
	}
	return config.Read(file)
}

// failing tells which findings fail the synthesis, by the settings fail_on and fail_on_open.
func failing(failOn string, open bool) (func(lint.Finding) bool, error) {
	if failOn == "never" {
		return func(lint.Finding) bool { return false }, nil
	}
	threshold, err := lint.ParseSeverity(failOn)
	return func(f lint.Finding) bool { return f.Severity >= threshold && (f.Kind == lint.Fail || open) }, err
}

func (p *plugin) sarifFile(a *assembly) (string, error) {
	if p.props.SarifFile == nil {
		return "", nil
	}
	file, err := filepath.Abs(*p.props.SarifFile)
	if err != nil {
		return "", err
	}
	folder, err := filepath.Abs(a.folder)
	if err != nil {
		return "", err
	}
	if inside, err := filepath.Rel(folder, file); err == nil && filepath.IsLocal(inside) {
		return "", fmt.Errorf("SarifFile: got %s, inside the cloud assembly: pass a path outside of it, aws-cdk lets no plugin replace a file there", *p.props.SarifFile)
	}
	return file, nil
}

// lint judges the assembly.
func (s *settings) lint() (*lint.Report, error) {
	found, err := lint.Run(context.Background(), s.options)
	if err != nil {
		return nil, err
	}
	if found.Summary.Templates == 0 && len(found.Errors) == 0 {
		return nil, fmt.Errorf("no template was found in %s", s.options.Paths[0])
	}
	return found, s.writeSarif(found)
}

func (s *settings) writeSarif(found *lint.Report) error {
	if s.sarif == "" {
		return nil
	}
	file, err := os.Create(s.sarif)
	if err != nil {
		return fmt.Errorf("SarifFile: %w", err)
	}
	return errors.Join(report.Write(file, "sarif", found, report.Options{}), file.Close())
}
