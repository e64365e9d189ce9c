// Package rules holds the judgements: one folder per rule with its Rego and its tests, a library of
// shared predicates, and the schema of the input document that they read. The package embeds them
// and describes each rule as data; it evaluates nothing.
package rules

import (
	"embed"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// Rule describes one rule. Its text comes from the annotations of the rule's Rego file.
type Rule struct {
	// Name is the bad pattern in kebab-case, the same everywhere: folder, finding, suppression, URL.
	Name string
	// Category is the folder that holds the rule.
	Category string
	// Title says in a few words what is wrong; Description says why that is bad.
	Title, Description string
	// Severity is critical, high, medium, low or info.
	Severity string
	// Tier is core, or extended for a rule that matters less often.
	Tier string
	// Fix says in one sentence what to do.
	Fix string
	// Scope tells how much the rule looks at: text, resource, template or assembly.
	Scope string
	// Standards names the control families of public standards that ask for the same.
	Standards []string
	// YieldsTo are the rules that report a mistake instead of this one, where both would.
	YieldsTo []string
	// Fails is a template that this rule finds fault with, Passes one with that fault mended.
	Fails, Passes string
	// References are pages of AWS documentation.
	References []string
	// Kinds are the sets that the rule defines: fail, open.
	Kinds []string
	// Subjects are the sections of the input document that the rule starts from: while all of them
	// are empty the rule finds nothing. Sections are all that it reads.
	Subjects, Sections []string
	// Modules are the Rego files that the rule needs, its own first. See Source.
	Modules []string
	// Folder is the folder of a user's own rule, "" for a rule of the program.
	Folder string
	// Broken says why a user's own rule cannot be run; nil for one that can. Its Name is known all the
	// same, so that settings and suppressions may speak of it.
	Broken error
}

// URL returns the address of the rule's documentation. A user's own rule is its own documentation.
func (r Rule) URL() string {
	if r.Folder != "" {
		return (&url.URL{Path: filepath.ToSlash(r.File(r.Modules[0]))}).String()
	}
	return "https://github.com/secretwright/secretwright/blob/main/rules/README.md#" + r.Name
}

//go:generate go test -run TestTable -update .
//go:generate go test ./compiled -run "TestFile|TestGuards$" -update

//go:embed */*/*.rego
var sources embed.FS

//go:embed schema/input.json
var schema []byte

// All returns every rule, sorted by name.
func All() []Rule { return table }

// Find returns the rule of a name.
func Find(name string) (Rule, bool) {
	for _, rule := range table {
		if rule.Name == name {
			return rule, true
		}
	}
	return Rule{}, false
}

var namePattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`) })

// IsName reports whether a rule may have a name: kebab-case, for example secret-without-owner.
func IsName(name string) bool { return namePattern().MatchString(name) }

// Source returns the text of one of a rule's Modules, and the file it stands in as the user would write
// it, or as <secretwright>/module. A user's own rule may use libraries of the program; one of the user's
// own goes before them.
func (r Rule) Source(module string) (file, text string, err error) {
	if r.Folder != "" {
		file = r.File(module)
		text, err := os.ReadFile(file)
		if !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(module, "lib/") {
			return file, string(text), err
		}
	}
	embedded, err := sources.ReadFile(module)
	return "<secretwright>/" + module, string(embedded), err
}

// File is the path of one of a rule's Modules as the user would write it.
func (r Rule) File(module string) string { return filepath.Join(r.Folder, filepath.FromSlash(module)) }

// Schema returns the JSON Schema of the input document.
func Schema() []byte { return schema }
