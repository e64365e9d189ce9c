package compiled

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// index gives an evaluation all rules of one name. OPA's own leaves out those that an input certainly does not fulfil,
// which pays with hundreds of rules of a name; ours has two or three, and building OPA's takes longer than reading them.
type index struct {
	rules   []*ast.Rule
	further map[*ast.Rule][]*ast.Rule // by the rule whose else they are
	result  ast.IndexResult           // but for its rules
}

// newIndex holds the rules of a node, and of those below it where keys are known only to an evaluation.
func newIndex(node *ast.TreeNode) *index {
	i := &index{rules: node.Values, further: map[*ast.Rule][]*ast.Rule{}}
	i.result.Kind, i.result.OnlyGroundRefs = node.Values[0].Head.RuleKind(), true
	for _, rule := range node.Values {
		i.result.OnlyGroundRefs = i.result.OnlyGroundRefs && rule.Head.Reference.IsGround()
	}
	if !i.result.OnlyGroundRefs {
		i.rules = nil
		node.DepthFirst(func(below *ast.TreeNode) bool {
			i.rules = append(i.rules, below.Values...)
			return false
		})
	}
	i.takeDefault()
	for _, rule := range i.rules {
		for other := rule.Else; other != nil; other = other.Else {
			i.further[rule] = append(i.further[rule], other)
		}
	}
	i.result.EarlyExit = i.agree()
	return i
}

// takeDefault keeps the default apart from the rules that come before it.
func (i *index) takeDefault() {
	at := slices.IndexFunc(i.rules, func(r *ast.Rule) bool { return r.Default })
	if at >= 0 {
		i.result.Default = i.rules[at]
		i.rules = slices.Concat(i.rules[:at], i.rules[at+1:])
	}
}

// agree reports whether all rules have one and the same value, so that the first that holds tells it.
func (i *index) agree() bool {
	var value ast.Value
	for _, rule := range i.rules {
		for ; rule != nil; rule = rule.Else {
			if rule.Head.DocKind() != ast.CompleteDoc || !rule.Head.Value.IsGround() {
				return false
			}
			if value != nil && value.Compare(rule.Head.Value.Value) != 0 {
				return false
			}
			value = rule.Head.Value.Value
		}
	}
	return true
}

// Build is for OPA's compiler, which has no part in this.
func (*index) Build([]*ast.Rule) bool { return false }

// Lookup returns all rules. The result goes into a pool that OPA's own indices share, and write into.
func (i *index) Lookup(ast.ValueResolver) (*ast.IndexResult, error) {
	pooled := ast.IndexResultPool.Get()
	result := i.result
	result.Rules, result.Else = append(pooled.Rules[:0], i.rules...), pooled.Else
	clear(result.Else)
	if result.Else == nil && len(i.further) > 0 {
		result.Else = map[*ast.Rule][]*ast.Rule{}
	}
	maps.Copy(result.Else, i.further)
	*pooled = result
	return pooled, nil
}

// AllRules is Lookup.
func (i *index) AllRules(resolver ast.ValueResolver) (*ast.IndexResult, error) {
	return i.Lookup(resolver)
}
