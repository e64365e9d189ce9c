package compiled

import "github.com/open-policy-agent/opa/v1/ast"

// ruleTree is where an evaluation finds rules by their names: data.rules.access["public-secret-policy"].fail. OPA makes a
// tree of each rule and joins them, which takes longer than to read them. Ours has no order, which an evaluation wants where
// a variable stands for a name: none of our rules goes through others.
func ruleTree(modules map[string]*ast.Module) *ast.TreeNode {
	root := &ast.TreeNode{}
	for _, module := range modules {
		at := root
		for _, term := range module.Package.Path {
			at = child(at, term.Value)
		}
		for _, rule := range module.Rules {
			node := at
			for i, term := range rule.Head.Reference.GroundPrefix() {
				key := term.Value
				if name, isFirst := key.(ast.Var); isFirst && i == 0 {
					key = ast.String(name)
				}
				node = child(node, key)
			}
			node.Values = append(node.Values, rule)
		}
	}
	addIndices(root)
	return root
}

func child(of *ast.TreeNode, key ast.Value) *ast.TreeNode {
	node := of.Children[key]
	if node == nil {
		if of.Children == nil {
			of.Children = map[ast.Value]*ast.TreeNode{}
		}
		node = &ast.TreeNode{Key: key}
		of.Children[key] = node
	}
	return node
}

func addIndices(node *ast.TreeNode) {
	if len(node.Values) > 0 {
		node.Index = newIndex(node)
	}
	for _, below := range node.Children {
		addIndices(below)
	}
}
