package template

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// nestedType is the resource that makes a stack of another template.
const nestedType = "AWS::CloudFormation::Stack"

// maxStacks bounds the stacks that nesting may make of one input: templates each of which nests the
// next one twice would make billions.
const maxStacks = 500

// nester collects stacks together with their nested stacks.
type nester struct {
	// locate returns the path of the template of a nested stack, false when it is not at hand.
	locate   func(parent *Stack, resource *Node) (string, bool)
	names    map[string]bool // of stacks
	stacks   []*Stack
	problems []*Problem
	room     room
	full     bool // nothing more is added
}

// withNested returns a template that was read from a file and those that it nests by local paths.
func withNested(stack *Stack, problem *Problem) ([]*Stack, []*Problem) {
	if problem != nil || stack == nil {
		return one(stack, problem)
	}
	n := &nester{room: newRoom(), locate: localTemplate, names: map[string]bool{stack.Name: true}}
	n.add(stack)
	return n.stacks, n.problems
}

// add adds a stack while there is room, and the stacks that it nests.
func (n *nester) add(stack *Stack) {
	if n.full {
		return
	}
	if !n.room.take(stack) {
		n.full = true
		n.problems = append(n.problems, &Problem{File: stack.File, Message: noRoom()})
		return
	}
	n.stacks = append(n.stacks, stack)
	for _, resource := range stack.nested() {
		if path, ok := n.locate(stack, resource); ok {
			n.nest(stack, resource, path)
		}
	}
}

// nested returns the resources that make nested stacks.
func (s *Stack) nested() []*Node {
	var found []*Node
	resources := s.Root.Get("Resources")
	if !resources.Holds(makesStack) {
		return nil
	}
	for resource := range resources.Children() {
		kind := resource.Get("Type")
		// Of duplicate keys only the last one is deployed.
		if kind != nil && kind.Text == nestedType && s.Child(resources, resource.Key) == resource {
			found = append(found, resource)
		}
	}
	return found
}

func (n *nester) nest(parent *Stack, resource *Node, path string) {
	switch {
	case parent.isMadeOf(path):
		n.problem(parent, resource, "nested stack "+quoted(resource.Key)+" has the template "+path+
			", in which it is nested itself; CloudFormation would never end")
		return
	case n.full:
		return
	case len(n.stacks) >= maxStacks:
		n.full = true
		n.problem(parent, resource, fmt.Sprintf("more than %d nested stacks; those from here on are not judged", maxStacks))
		return
	}
	child, problem := loadFile(path)
	if problem != nil {
		n.problems = append(n.problems, problem)
		return
	}
	child.Name = unclaimed(n.names, parent.Name+"/"+resource.Key)
	child.Account, child.Region = parent.Account, parent.Region
	child.Parent, child.ParentID, child.constructs = parent, resource.Key, parent.constructs
	n.add(child)
}

// isMadeOf reports whether a stack or one that it is nested in has a template.
func (s *Stack) isMadeOf(path string) bool {
	for real := realPath(path); s != nil; s = s.Parent {
		if realPath(s.File) == real {
			return true
		}
	}
	return false
}

func (n *nester) problem(at *Stack, node *Node, message string) {
	n.problems = append(n.problems, &Problem{
		File: at.File, Line: int(node.KeyAt.Line), Column: int(node.KeyAt.Column), Message: message,
	})
}

// unclaimed returns a name that no other stack has, and claims it.
func unclaimed(names map[string]bool, name string) string {
	free := name
	for i := 2; names[free]; i++ {
		free = fmt.Sprintf("%s#%d", name, i)
	}
	names[free] = true
	return free
}

// localTemplate follows a TemplateURL that is a path, as "aws cloudformation package" takes them:
// relative to the parent's file. A path to nowhere may be made by a later step of a build.
func localTemplate(parent *Stack, resource *Node) (string, bool) {
	url := resource.Get("Properties", "TemplateURL")
	path, ok := localPath(parent.File, url)
	if !ok {
		return "", false
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.Mode().IsRegular():
		return path, true
	case err != nil:
		parent.Problems = append(parent.Problems, unfollowed(parent, url, path+": "+reason(err)))
	default:
		parent.Problems = append(parent.Problems, unfollowed(parent, url, path+": no regular file"))
	}
	return "", false
}

func localPath(file string, url *Node) (string, bool) {
	if url == nil || url.Kind != String || url.Text == "" || strings.ContainsAny(url.Text, ":{") {
		return "", false
	}
	path := filepath.FromSlash(url.Text)
	if filepath.IsAbs(path) || strings.HasPrefix(url.Text, "/") {
		return "", false
	}
	return filepath.Join(filepath.Dir(file), path), true
}

func unfollowed(parent *Stack, at *Node, what string) *Problem {
	return &Problem{
		File: parent.File, Line: int(at.At.Line), Column: int(at.At.Column), Warning: true,
		Message: "nested template " + what + "; what is in it is not judged",
	}
}
