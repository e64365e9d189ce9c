package synthlint

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
)

// assembly is what aws-cdk asks to be judged: stacks of one cloud assembly.
type assembly struct {
	app constructs.IConstruct
	// folder is that of the outermost assembly, which those of stages lie in, as a user at work in the current folder
	// would write it.
	folder string
	// stacks are the construct paths of stacks by their templates' absolute paths. Nested stacks are not among them.
	stacks map[string]string
}

func readAssembly(context awscdk.IPolicyValidationContext) (*assembly, error) {
	a := &assembly{app: context.AppConstruct(), stacks: map[string]string{}}
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	for _, stack := range *context.StackTemplates() {
		// The path is relative where that of the output folder is ("cdk synth -o").
		a.stacks[absolute(here, *stack.TemplatePath)] = *stack.StackConstructPath
	}
	app, ok := a.app.(awscdk.Stage)
	if !ok {
		return nil, fmt.Errorf("the root construct is no app: %T", a.app)
	}
	a.folder = absolute(here, *app.Outdir())
	if short, err := filepath.Rel(here, a.folder); err == nil && len(short) < len(a.folder) {
		a.folder = short
	}
	return a, nil
}

func absolute(here, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(here, path)
}

// stackOf is the construct path of the stack that has a template, "" for a nested stack.
func (a *assembly) stackOf(file string) string {
	path, err := filepath.Abs(file)
	if err != nil {
		return ""
	}
	return a.stacks[path]
}

// has reports whether a template is to be judged: it lies beside that of a stack, as those of its nested stacks do,
// which aws-cdk does not name.
func (a *assembly) has(file string) bool {
	folder, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return true
	}
	for stack := range a.stacks {
		if filepath.Dir(stack) == folder {
			return true
		}
	}
	return false
}

// outer are the paths of the constructs that stacks lie in: the app, stages.
func (a *assembly) outer() []string {
	paths := []string{""}
	for _, stack := range a.stacks {
		for i, letter := range stack {
			if letter == '/' && !slices.Contains(paths, stack[:i]) {
				paths = append(paths, stack[:i])
			}
		}
	}
	return paths
}
