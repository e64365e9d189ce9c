package model

import (
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

func (a *Assembly) dynamicReferences() []*dynamicReference { return a.facts.dynamic.get(a.findDynamic) }

// findDynamic finds the references in properties, metadata and outputs.
func (a *Assembly) findDynamic() []*dynamicReference {
	var all []*dynamicReference
	for _, s := range a.stacks {
		if s.Root.Holds(template.Dynamic) {
			all = append(all, s.findDynamic()...)
		}
	}
	return all
}

func (s *stack) findDynamic() []*dynamicReference {
	var all []*dynamicReference
	inherited := s.inherited()
	where := template.Dynamic
	if s.assembly.handsOnDynamic() {
		where |= template.Call
	}
	find := func(owner *resource, n *template.Node, place string) {
		s.eachText(n, where, func(b branch) {
			if owner == nil || !inherited[b.value.node.At] {
				all = append(all, s.dynamicIn(b, owner, place)...)
			}
		})
	}
	for _, r := range s.ordered {
		if r.holds&where != 0 && !impossible(r.exists) {
			find(r, r.properties, "property")
			find(r, r.metadata, "metadata")
		}
	}
	find(nil, s.Root.Get("Globals", "Function"), "property")
	find(nil, s.Root.Get("Metadata"), "metadata")
	for output := range s.Root.Get("Outputs").Children() {
		find(nil, output.Get("Value"), "output")
	}
	numberDifferent(all)
	return all
}

// handsOnDynamic reports whether a value may be a reference that is written elsewhere: what other stacks, parameters and
// mappings hand on.
func (a *Assembly) handsOnDynamic() bool {
	if len(a.options.Parameters) > 0 || len(a.stacks) > 1 {
		return true
	}
	for _, s := range a.stacks {
		if s.Root.Get("Parameters").Holds(template.Dynamic) || s.Root.Get("Mappings").Holds(template.Dynamic) {
			return true
		}
	}
	return false
}

// dynamicIn lists the references of a text. In metadata a text may speak of one: it is one only where it
// is all of the text.
func (s *stack) dynamicIn(b branch, owner *resource, place string) []*dynamicReference {
	var all []*dynamicReference
	for _, d := range b.value.dynamicReferences(s) {
		d.stack, d.owner, d.when, d.place = s, owner, b.when, place
		path := b.value.node.Path()
		switch {
		case place == "property" && owner != nil:
			d.property = propertySteps(path)
			d.place = placeOfProperty(owner.kind, d.property)
		case place == "metadata" && strings.Contains(strings.Join(path, "/"), "/Metadata/AWS::CloudFormation::Init/"):
			d.place = "init"
		case place == "metadata" && len(b.value.plain()) != len("{{resolve:}}")+len(d.text):
			continue
		}
		all = append(all, &d)
	}
	return all
}

// propertySteps returns the steps of a path below Properties, without those into the branches of
// Fn::If.
func propertySteps(path []string) []string {
	const section, id, properties = 1, 1, 1
	var steps []string
	for i := section + id + properties; i < len(path); i++ {
		if strings.HasPrefix(path[i], "Fn::") {
			i++
			continue
		}
		steps = append(steps, path[i])
	}
	return steps
}

// userData are the properties that hand a script to an instance.
var userData = map[string]string{
	"AWS::EC2::Instance":                    "/UserData",
	"AWS::EC2::LaunchTemplate":              "/LaunchTemplateData/UserData",
	"AWS::EC2::SpotFleet":                   "/SpotFleetRequestConfigData/LaunchSpecifications/*/UserData",
	"AWS::AutoScaling::LaunchConfiguration": "/UserData",
}

func placeOfProperty(kind string, steps []string) string {
	switch pattern := userData[kind]; {
	case strings.HasPrefix(kind, "Custom::"), kind == "AWS::CloudFormation::CustomResource":
		return "custom-resource"
	case pattern != "" && matchesSteps(pattern, steps):
		return "user-data"
	}
	return "property"
}

// matchesSteps compares a property path with wildcards with the steps to a property or into it.
func matchesSteps(pattern string, steps []string) bool {
	wanted := strings.Split(strings.TrimPrefix(pattern, "/"), "/")
	if len(steps) != len(wanted) {
		return false
	}
	for i, step := range wanted {
		if step != "*" && step != steps[i] {
			return false
		}
	}
	return true
}

// numberDifferent counts the different references of one template: what stands twice is read once.
func numberDifferent(all []*dynamicReference) {
	seen := map[string]bool{}
	for _, d := range all {
		if !seen[d.text] {
			seen[d.text] = true
			d.number = len(seen)
		}
	}
}

// eachText visits the texts below a node that have one of some marks, in all cases that they have.
func (s *stack) eachText(n *template.Node, where template.Mark, visit func(branch)) {
	if !n.Holds(where) {
		return
	}
	if name, _ := intrinsic(n); name == "" && (n.Kind == template.Map || n.Kind == template.List) {
		for child := range n.Children() {
			s.eachText(child, where, visit)
		}
		return
	}
	for b := range s.value(n).alternatives() {
		b.eachText(n, visit)
	}
}

func (b branch) eachText(n *template.Node, visit func(branch)) {
	if b.value.node == nil { // what a function made has no place of its own
		b.value.node = n
	}
	if b.value.scalar() {
		visit(b)
		return
	}
	for _, item := range b.value.items() {
		for inner := range b.under(item.alternatives()) {
			inner.eachText(b.value.node, visit)
		}
	}
}
