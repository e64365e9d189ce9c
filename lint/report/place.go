package report

import (
	"path"
	"path/filepath"

	"github.com/secretwright/secretwright/lint"
)

func position(p lint.Problem) lint.Position {
	return lint.Position{File: p.File, Line: p.Line, Column: p.Column}
}

// repositoryPath is a file with slashes and without "./": what a code host matches with the paths
// of a change, when the program ran at the root of the repository.
func repositoryPath(file string) string { return path.Clean(filepath.ToSlash(file)) }
