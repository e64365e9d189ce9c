package template

import (
	"encoding/json"
	"strings"
	"sync"
)

// constructTree is the tree.json of a cloud assembly. It is read when a finding asks for it.
type constructTree struct {
	file   string
	stacks map[string]bool // the paths of the stacks' constructs
	read   sync.Once
	paths  map[location]string
}

// location is a resource by the construct path of its stack and its logical id.
type location struct{ stack, id string }

type construct struct {
	Path       string                `json:"path"`
	Children   map[string]*construct `json:"children"`
	Attributes struct {
		LogicalID string `json:"aws:cdk:cloudformation:logicalId"`
	} `json:"attributes"`
}

// ConstructPath is the path of the CDK construct that made a resource, "" when it is not known.
// What "cdk synth" writes into the resource's metadata comes first; a CDK program that runs by
// itself leaves that out.
func (s *Stack) ConstructPath(id string) string {
	if path, depth := s.Locate([]string{"Resources", id, "Metadata", "aws:cdk:path"}); depth == 4 {
		return path.Text
	}
	if s.constructs == nil {
		return ""
	}
	return s.constructs.at(location{s.scope(), id})
}

// scope is the construct path of the stack itself. The resource of a nested stack Child lies at
// Child.NestedStack/Child.NestedStackResource, beside Child.
func (s *Stack) scope() string {
	if s.Parent == nil {
		return s.construct
	}
	path := s.constructs.at(location{s.Parent.scope(), s.ParentID})
	if end := strings.LastIndex(path, nestedSuffix+"/"); end >= 0 {
		return path[:end]
	}
	return ""
}

const nestedSuffix = ".NestedStack"

// at looks a construct up. A tree that cannot be read knows none: it only helps to find the source.
func (t *constructTree) at(where location) string {
	t.read.Do(func() {
		t.paths = map[location]string{}
		var file struct {
			Tree *construct `json:"tree"`
		}
		source, problem := readFile(t.file)
		if problem == nil && json.Unmarshal([]byte(source), &file) == nil && file.Tree != nil {
			t.collect(file.Tree, "")
		}
	})
	return t.paths[where]
}

func (t *constructTree) collect(c *construct, stack string) {
	if t.stacks[c.Path] {
		stack = c.Path
	}
	if c.Attributes.LogicalID != "" {
		t.paths[location{stack, c.Attributes.LogicalID}] = c.Path
	}
	for name, child := range c.Children {
		switch _, isNested := c.Children[name+nestedSuffix]; {
		case child == nil:
		case isNested:
			t.collect(child, child.Path)
		default:
			t.collect(child, stack)
		}
	}
}
