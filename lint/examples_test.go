package lint_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/lint/ruletest"
	"github.com/secretwright/secretwright/rules"
)

// TestExamples lints the two templates that explain each rule: the rule fails the first, and has
// nothing to say about the second.
func TestExamples(t *testing.T) {
	folder := t.TempDir()
	for _, rule := range rules.All() {
		for name, text := range map[string]string{"fails": rule.Fails, "passes": rule.Passes} {
			writeFile(t, filepath.Join(folder, rule.Name+"-"+name+".yaml"), []byte(text))
		}
	}
	found := findingsByFile(t, folder)
	for _, rule := range rules.All() {
		fails := found[filepath.Join(folder, rule.Name+"-fails.yaml")]
		if !slices.ContainsFunc(fails, func(f lint.Finding) bool { return f.Rule == rule.Name && f.Kind == lint.Fail }) {
			t.Errorf("rule %s: the template that fails has\n%s", rule.Name, ruletest.List(fails))
		}
		passes := found[filepath.Join(folder, rule.Name+"-passes.yaml")]
		if slices.ContainsFunc(passes, func(f lint.Finding) bool { return f.Rule == rule.Name }) {
			t.Errorf("rule %s: the template that passes has\n%s", rule.Name, ruletest.List(passes))
		}
	}
}

// TestYields demands, for each pair of rules one of which yields to the other, a fixture of the mistake
// that both could report: TestRules holds that only the one does.
func TestYields(t *testing.T) {
	for _, rule := range rules.All() {
		for _, winner := range rule.YieldsTo {
			pattern := filepath.Join(fixtures, winner, "fail-instead-of-"+rule.Name+"*")
			if files, err := filepath.Glob(pattern); err != nil || len(files) == 0 {
				t.Errorf("rule %s yields to %s: add %s.yaml %v", rule.Name, winner, pattern[:len(pattern)-1], err)
			}
		}
	}
}
