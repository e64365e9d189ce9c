package report

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/secretwright/secretwright/lint"
)

func findingLocation(f lint.Finding) *sarif.Location {
	f.Line = max(f.Line, 1) // code scanning shows no result without a line
	out := location(f.Position)
	if f.ID != "" {
		name := strings.Join(present(f.Stack, f.Section, f.ID), "/")
		out.AddLogicalLocation(sarif.NewLogicalLocation().WithName(f.ID).WithFullyQualifiedName(name).WithKind(entityKind(f.Section)))
	}
	if f.ConstructPath != "" {
		out.AddLogicalLocation(sarif.NewLogicalLocation().
			WithName(path.Base(f.ConstructPath)).WithFullyQualifiedName(f.ConstructPath).WithKind("construct"))
	}
	return out
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

func location(p lint.Position) *sarif.Location {
	physical := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewSimpleArtifactLocation(fileURI(p.File)))
	if p.Line > 0 {
		physical.WithRegion(region(p))
	}
	return sarif.NewLocationWithPhysicalLocation(physical)
}

func region(p lint.Position) *sarif.Region {
	out := sarif.NewRegion().WithStartLine(p.Line)
	if p.Column > 0 {
		out.WithStartColumn(p.Column)
	}
	if p.EndLine > 0 {
		out.WithEndLine(p.EndLine)
	}
	if p.EndColumn > 0 {
		out.WithEndColumn(p.EndColumn)
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
