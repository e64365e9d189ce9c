package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// ownError is why a user's own rule could not judge.
type ownError struct {
	rule Rule
	err  error
}

func (e ownError) Error() string { return e.err.Error() }

// unjudged is an error of judging an input. One of a user's rule stands in the rule.
func unjudged(input string, err error) []Problem {
	var own ownError
	if !errors.As(err, &own) {
		return []Problem{{File: input, Message: err.Error()}}
	}
	problems := Problems(own.rule.File(own.rule.Modules[0]), own.err)
	for i := range problems {
		problems[i].Message = fmt.Sprintf("the rule cannot judge %s: %s", input, problems[i].Message)
	}
	return problems
}

// Problems are the mistakes that an error of OPA, or of reading, is about, each at its place; in file
// where the error tells none.
func Problems(file string, err error) []Problem {
	var several ast.Errors
	var one *ast.Error
	var evaluation *topdown.Error
	var reading *fs.PathError
	switch {
	case errors.As(err, &several):
		var problems []Problem
		for _, e := range several {
			problems = append(problems, problemAt(file, e.Location, mistake(e)))
		}
		return problems
	case errors.As(err, &one):
		return []Problem{problemAt(file, one.Location, mistake(one))}
	case errors.As(err, &evaluation):
		return []Problem{problemAt(file, evaluation.Location, oneLine(evaluation.Message))}
	case errors.As(err, &reading):
		return []Problem{{File: reading.Path, Message: reading.Err.Error()}}
	}
	return []Problem{{File: file, Message: err.Error()}}
}

func problemAt(file string, at *ast.Location, message string) Problem {
	if at == nil {
		return Problem{File: file, Message: message}
	}
	return Problem{File: at.File, Line: at.Row, Column: at.Col, Message: message}
}

// oneLine joins what OPA puts into lines of their own: the values that disagree, and where they are.
func oneLine(message string) string {
	lines := strings.Split(message, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.TrimSpace(lines[0] + " " + strings.Join(lines[1:], ", "))
}

// mistake says what is wrong, and what would be right where OPA knows it.
func mistake(e *ast.Error) string {
	if name, ok := strings.CutPrefix(e.Message, "undefined function "); ok && ast.BuiltinMap[name] != nil {
		return name + " is not for rules: they give the same answer for a template wherever and whenever they run"
	}
	if unknown, ok := e.Details.(*ast.RefErrInvalidDetail); ok && len(unknown.OneOf) > 0 {
		var names []string
		for _, name := range unknown.OneOf {
			names = append(names, strings.Trim(name.String(), `"`))
		}
		return e.Message + ": want one of " + strings.Join(names, ", ")
	}
	return e.Message
}
