package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mutants break one rule each, in the source that the bootstrap is built from.
var mutants = []struct{ name, file, old, new string }{
	{
		"a version without AWSPENDING is accepted", "labels.go",
		"case !slices.Contains(labels, labelCurrent) && !slices.Contains(labels, labelPending):", "case len(labels) > 99:",
	},
	{
		"a version that is current already is rotated to again", "labels.go",
		"return slices.Contains(s.labels[s.event.ClientRequestToken], labelCurrent)", "return false",
	},
	{
		"the value is stored as AWSCURRENT at once", "steps.go",
		"VersionStages:      []string{labelPending},", "VersionStages:      []string{labelCurrent},",
	},
	{
		"AWSCURRENT is moved without its holder", "steps.go",
		"RemoveFromVersionId: &from,", "RemoveFromVersionId: map[bool]*string{true: &from}[false],",
	},
	{
		"AWSCURRENT is taken from the holder of AWSPREVIOUS", "steps.go",
		"label, from := labelCurrent, s.holder(labelCurrent)", "label, from := labelCurrent, s.holder(labelPrevious)",
	},
	{
		"AWSPENDING is taken for AWSCURRENT", "labels.go",
		"value, err := s.labelled(ctx, labelCurrent)", "value, err := s.labelled(ctx, labelPending)",
	},
	{
		"the label moves before the database is changed", "rotator.go",
		"return \"set\", s.set(ctx)", "return \"set\", s.finish(ctx)",
	},
	{
		"the database is never changed", "steps.go",
		"return s.Engine.Set(ctx, Set{", "_ = Set{}; return nil; return s.Engine.Set(ctx, Set{",
	},
	{
		"reads go by label alone", "labels.go",
		"return s.read(ctx, version)", "_ = version; return s.readLabel(ctx, label)",
	},
}

// readLabel is the read that the last mutant calls.
const readLabel = `
func (s *step) readLabel(ctx context.Context, label string) (Value, error) {
	secret, err := s.API.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &s.event.SecretID, VersionStage: &label})
	if err != nil {
		return Value{}, called("GetSecretValue", err)
	}
	return parseOutput(secret)
}
`

// TestMatrixFindsMutants proves that the matrix sees a broken rule: with any one of them at least one case fails.
func TestMatrixFindsMutants(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: builds a bootstrap for each mutant")
	}
	requirePostgres(t)
	for _, mutant := range mutants {
		t.Run(mutant.name, func(t *testing.T) {
			t.Parallel()
			bootstrap := filepath.Join(t.TempDir(), "bootstrap")
			buildTo(t, bootstrap, "-overlay", overlay(t, mutant.file, mutant.old, mutant.new))
			if failure := firstFailure(t, bootstrap); failure != nil {
				t.Logf("found: %v", failure)
			} else {
				t.Error("no case fails")
			}
		})
	}
}

// firstFailure runs the matrix, first the undisturbed rotations, until a case fails.
func firstFailure(t testing.TB, bootstrap string) (failure error) {
	var matrices []*matrix
	for _, mode := range modes[:2] {
		m := newMatrix(t, mode, bootstrap)
		if failure = m.run(-1, ""); failure != nil {
			return failure
		}
		matrices = append(matrices, m)
	}
	for _, m := range matrices {
		m.each(m.gate.recorded(), func(_ int, _ fault, err error) bool {
			failure = err
			return err == nil
		})
		if failure != nil {
			return failure
		}
	}
	return nil
}

// overlay writes what `go build -overlay` takes: a file of package rotation with one change.
func overlay(t testing.TB, name, before, after string) string {
	t.Helper()
	original := must(filepath.Abs(filepath.Join("..", "..", "constructs", "rotation", name)))(t)
	text := string(must(os.ReadFile(original))(t))
	if strings.Count(text, before) != 1 {
		t.Fatalf("%s has %d times %q, expected once: mend the mutant", name, strings.Count(text, before), before)
	}
	text = strings.Replace(text, before, after, 1)
	if strings.Contains(after, "readLabel") {
		text += readLabel
	}
	mutated := writeFile(t, filepath.Join(t.TempDir(), name), []byte(text))
	replace := must(json.Marshal(map[string]any{"Replace": map[string]string{original: mutated}}))(t)
	return writeFile(t, filepath.Join(t.TempDir(), "overlay.json"), replace)
}
