// Package scaffold writes the beginning of a user's rule: an example that works, with its tests.
package scaffold

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"github.com/secretwright/secretwright/rules"
)

// Rule says what to write. All of it is required.
type Rule struct {
	// Name is the rule's name in kebab-case, Category the folder above its own.
	Name, Category string
	// Folder is the folder of the user's rules. It need not exist.
	Folder string
}

//go:embed files
var files embed.FS

// Check says what is wrong with the names, and whether the rule is there already.
func (r Rule) Check() error {
	switch {
	case !rules.IsName(r.Name):
		return fmt.Errorf("wrong name %q: want kebab-case, for example secret-without-owner", r.Name)
	case !categoryPattern().MatchString(r.Category) || r.Category == "lib" || r.Category == "testdata":
		return fmt.Errorf("wrong category %q: want a lower-case word, for example custom, and neither lib nor testdata", r.Category)
	}
	if _, exists := rules.Find(r.Name); exists {
		return fmt.Errorf("the program has a rule %s: 'secretwright rules %s' explains it; choose another name", r.Name, r.Name)
	}
	return r.checkFree()
}

// It stands in a Rego package without quotes.
var categoryPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9_]*$`) })

// checkFree looks for the rule in every category: a name is one rule's.
func (r Rule) checkFree() error {
	folder := os.DirFS(r.Folder)
	for _, pattern := range []string{"*/" + r.Name, "*/" + r.Name + ".rego"} {
		taken, err := fs.Glob(folder, pattern)
		if err != nil {
			return err
		}
		if len(taken) > 0 {
			return fmt.Errorf("%s exists: it is not overwritten; choose another name", filepath.Join(r.Folder, filepath.FromSlash(taken[0])))
		}
	}
	return nil
}

// Write writes the files of the rule and returns them, also those that were written before an error. A
// file that exists is an error.
func (r Rule) Write() ([]string, error) {
	fill := strings.NewReplacer("<name>", r.Name, "<category>", r.Category, "<title>", r.title())
	var written []string
	for _, f := range r.files() {
		text, err := files.ReadFile("files/" + f.template)
		if err != nil {
			return written, err
		}
		if err := create(f.path, fill.Replace(string(text))); err != nil {
			return written, err
		}
		written = append(written, f.path)
	}
	return written, nil
}

// file is a file to write, and the embedded one that it is made of.
type file struct{ path, template string }

func (r Rule) files() []file {
	stem := strings.ReplaceAll(r.Name, "-", "_")
	beside := filepath.Join(r.Folder, r.Category, r.Name)
	all := []file{
		{filepath.Join(beside, stem+".rego"), "rule.rego.txt"},
		{filepath.Join(beside, stem+"_test.rego"), "rule_test.rego.txt"},
	}
	for _, fixture := range []string{"fail.yaml", "fail.golden", "pass.yaml", "open.yaml", "open.golden"} {
		all = append(all, file{filepath.Join(r.Folder, "testdata", r.Name, fixture), fixture})
	}
	return all
}

// title makes words of the name: "Secret without owner".
func (r Rule) title() string {
	words := strings.ReplaceAll(r.Name, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

func create(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // folders of a repository
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) //nolint:gosec // a file of a repository
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
