// Package bundle writes rules as a bundle of Open Policy Agent, so that OPA, Conftest and whatever else reads
// bundles can judge input documents of the model. It evaluates nothing.
package bundle

import (
	"embed"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/rules"
)

// Bundle is what an archive holds.
type Bundle struct {
	// Rules are the rules, and Profile is what they are called together.
	Rules   []rules.Rule
	Profile string
	// Revision names the bundle in OPA's status and logs.
	Revision string
	// Format is the version of the input documents that the rules read.
	Format int
	// Key signs the bundle, nil for none.
	Key *Key
}

// file is a file of the bundle. Its name has no slash in front.
type file struct {
	name string
	text []byte
}

// Write writes the bundle as a tar.gz. The same Bundle gives the same bytes, but for signatures that hold
// random numbers by design: those of PS and ES algorithms.
func (b Bundle) Write(w io.Writer) error {
	files, err := b.files()
	if err != nil {
		return err
	}
	if b.Key != nil {
		signatures, err := b.Key.sign(files)
		if err != nil {
			return err
		}
		files = append(files, signatures)
	}
	return archive(w, files)
}

// files are all files but the signatures: the manifest, then the others by name.
func (b Bundle) files() ([]file, error) {
	manifest, err := b.manifest()
	if err != nil {
		return nil, err
	}
	catalogue, err := b.catalogue()
	if err != nil {
		return nil, err
	}
	sources, err := b.sources()
	if err != nil {
		return nil, err
	}
	adapter, err := adapter()
	if err != nil {
		return nil, err
	}
	files := append(sources, catalogue, adapter)
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return append([]file{manifest}, files...), nil
}

// sources are the Rego files of the rules and of the libraries that they share.
func (b Bundle) sources() ([]file, error) {
	var files []file
	seen := map[string]bool{}
	for _, rule := range b.Rules {
		for _, module := range rule.Modules {
			if seen[module] {
				continue
			}
			seen[module] = true
			_, text, err := rule.Source(module)
			if err != nil {
				return nil, fmt.Errorf("read rule %s: %w", module, err)
			}
			files = append(files, file{inBundle(module), []byte(text)})
		}
	}
	return files, nil
}

// inBundle is a module's name in the bundle: its folders are its package.
func inBundle(module string) string {
	if strings.HasPrefix(module, "lib/") {
		return module
	}
	return path.Join("rules", module)
}

//go:embed rego/secretwright/secretwright.rego
var rego embed.FS

// adapter is the package that users of the bundle query.
func adapter() (file, error) {
	const name = "secretwright/secretwright.rego"
	text, err := rego.ReadFile("rego/" + name)
	return file{name, text}, err
}
