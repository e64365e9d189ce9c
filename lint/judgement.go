package lint

import (
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

// judgement is what a rule says about an assembly, without positions.
type judgement struct {
	rule                   *rules.Rule
	kind                   Kind
	stack, message, reason string
	path                   []string
}

// set is one of the sets that a rule defines, and the variable that the query binds it to.
type set struct {
	rule     *rules.Rule
	kind     Kind
	variable ast.Var
}

func (s set) ref() ast.Ref {
	return ast.Ref{
		ast.DefaultRootDocument, ast.StringTerm("rules"), ast.StringTerm(s.rule.Category),
		ast.StringTerm(s.rule.Name), ast.StringTerm(string(s.kind)),
	}
}

func (s set) read(bound *ast.Term) ([]judgement, error) {
	found, ok := bound.Value.(ast.Set)
	if !ok {
		return nil, fmt.Errorf("%s is no set", s.kind)
	}
	all := make([]judgement, 0, found.Len())
	for _, item := range found.Slice() {
		j, err := s.judgement(item)
		if err != nil {
			return nil, err
		}
		all = append(all, j)
	}
	return all, nil
}

// The keys of an item.
var stackKey, pathKey, messageKey, reasonKey = ast.StringTerm("stack"), ast.StringTerm("path"), ast.StringTerm("message"), ast.StringTerm("reason")

// judgement reads an item of a set. What it lacks is not shown: a rule may put anything into it.
func (s set) judgement(item *ast.Term) (judgement, error) {
	j := judgement{
		rule: s.rule, kind: s.kind,
		stack: text(item, stackKey), message: text(item, messageKey), reason: text(item, reasonKey),
	}
	var ok bool
	switch j.path, ok = steps(item); {
	case !ok:
		return j, s.lacks("path, a list of texts: begin with the path of a fact")
	case j.stack == "":
		return j, s.lacks("stack, a text: that of a fact")
	case j.message == "":
		return j, s.lacks("message, a text")
	case j.kind == Open && j.reason == "":
		return j, s.lacks("reason, a text: what the template does not tell")
	}
	return j, nil
}

func (s set) lacks(what string) error {
	return errors.New("an item of " + string(s.kind) + " lacks " + what)
}

// at gives an error about a set its place: where the rule defines the set.
func (s set) at(compiler *ast.Compiler, err error) error {
	module := compiler.Modules[s.rule.Modules[0]]
	if module == nil {
		return err
	}
	for _, rule := range module.Rules {
		if rule.Head.Ref()[0].Value.String() == string(s.kind) {
			return ast.NewError(ast.TypeErr, rule.Location, "%v", err)
		}
	}
	return err
}

func text(item, key *ast.Term) string {
	value, _ := valueOf(item, key).(ast.String)
	return string(value)
}

func steps(item *ast.Term) ([]string, bool) {
	array, ok := valueOf(item, pathKey).(*ast.Array)
	if !ok {
		return nil, false
	}
	path := make([]string, 0, array.Len())
	for i := range array.Len() {
		name, ok := array.Elem(i).Value.(ast.String)
		if !ok {
			return nil, false
		}
		path = append(path, string(name))
	}
	return path, true
}

func valueOf(item, key *ast.Term) ast.Value {
	object, ok := item.Value.(ast.Object)
	if !ok {
		return nil
	}
	if term := object.Get(key); term != nil {
		return term.Value
	}
	return nil
}
