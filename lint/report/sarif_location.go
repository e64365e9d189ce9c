package report

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/secretwright/secretwright/lint"
)

func findingLocation(f lint.Finding) object {
	f.Line = max(f.Line, 1) // code scanning shows no result without a line
	var logical []object
	if f.ID != "" {
		name := strings.Join(present(f.Stack, f.Section, f.ID), "/")
		logical = append(logical, object{"name": f.ID, "fullyQualifiedName": name, "kind": entityKind(f.Section)})
	}
	if f.ConstructPath != "" {
		logical = append(logical, object{"name": path.Base(f.ConstructPath), "fullyQualifiedName": f.ConstructPath, "kind": "construct"})
	}
	if len(logical) == 0 {
		return location(f.Position)
	}
	return location(f.Position).with("logicalLocations", logical)
}

// entityKind returns the singular of a template's section, which for resources and parameters is
// the word that SARIF 3.33.7 gives.
func entityKind(section string) string {
	return strings.ToLower(strings.TrimSuffix(section, "s"))
}

func present(parts ...string) []string {
	var out []string
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return out
}

func location(p lint.Position) object {
	physical := object{"artifactLocation": object{"uri": fileURI(p.File)}}
	if p.Line > 0 {
		physical["region"] = region(p)
	}
	return object{"physicalLocation": physical}
}

func region(p lint.Position) object {
	out := object{"startLine": p.Line}
	for name, value := range map[string]int{"startColumn": p.Column, "endLine": p.EndLine, "endColumn": p.EndColumn} {
		if value > 0 {
			out[name] = value
		}
	}
	return out
}

// fileURI returns a relative reference for a relative path, which code scanning resolves against
// the repository's root, and a file URI for an absolute one.
func fileURI(file string) string {
	uri := url.URL{Path: repositoryPath(file)}
	if filepath.IsAbs(file) {
		uri.Scheme = "file"
		uri.Path = "/" + strings.TrimPrefix(uri.Path, "/")
	}
	return uri.String()
}
