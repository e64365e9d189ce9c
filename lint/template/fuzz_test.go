package template

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzRead: any bytes are an error or a stack, whose positions lie inside the source.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "\ufeff", "\xff\xfe{\x00}\x00", "[", "{", "Resources:\n  A: !Ref\n", "Resources: {A: !GetAtt 'B.C'}",
		"Resources: &a {<<: *a}", "Resources: {A: &a [x], B: *a, *a : 1}", "Resources: {}\n---\nA: b\n",
		"Resources:\n  ? [a]\n  : b", "Resources: {}\rA: \"\u2028\u0085\"\n\u00e9: x\r\n", "%TAG ! a\n---\nResources: {}",
		`{"Resources": {"é": ["\ud83d\ude00", -1.5e+3, true, null]}, "A": 1, "A": 2}`, `{"Resources": {},}`,
		"Resources: {A: |\n  x\n}", "Resources:\n  A: >-\n    x\n\n    y\n  B: 'it''s\n    c'\n", "Resources: {A: !<!Ref> b, B: !!str , C: ! x}",
		"Resources:\n  A: !Sub # c\n    # d\n    - x\n  !Foo B: &c\n  C: *c\n", "Resources: {A: \"\\\n b\", B: [,]}",
	} {
		f.Add([]byte(seed))
	}
	for _, file := range fixtures(f) {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		stack, err := Read("f", source)
		if err == nil {
			insideSource(t, stack)
			return
		}
		var problem *Problem
		if !errors.As(err, &problem) {
			t.Fatalf("%v is no *Problem", err)
		}
		lines := strings.Split(toUTF8(string(source)), "\n")
		if problem.Message == "" || problem.Line < 0 || problem.Line > len(lines) {
			t.Fatalf("%v of %d lines", problem, len(lines))
		}
	})
}

// fixtures returns the templates of testdata.
func fixtures(t testing.TB) [][]byte {
	t.Helper()
	var all [][]byte
	for _, pattern := range []string{"*/*/*.yaml", "*/*/*.json"} {
		files, err := filepath.Glob(filepath.Join("../../testdata", pattern))
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, source)
		}
	}
	return all
}
