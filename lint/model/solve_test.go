package model

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

func stackOf(t *testing.T, source string) *stack {
	t.Helper()
	read, err := template.Read("test.yaml", []byte(source))
	if err != nil {
		t.Fatalf("%v\n%s", err, source)
	}
	return New([]*template.Stack{read}, Options{}).stacks[0]
}

const conditional = `
Parameters:
  Env: {Type: String, AllowedValues: [dev, test, prod], Default: test}
  Size: {Type: String, Default: small}
  Name: {Type: String, MinLength: 1}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
  List: {Type: CommaDelimitedList}
  Flag: {Type: String, AllowedPattern: "yes|no"}
Mappings:
  Sizes: {dev: {Big: "no"}, prod: {Big: "yes"}}
Rules:
  R: {Assertions: [{Assert: !Contains [[small, large], !Ref Size]}]}
  Prod: {RuleCondition: !Equals [!Ref Env, prod], Assertions: [{Assert: !Equals [!Ref Size, large]}]}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dev: !Equals [dev, !Sub "${Env}"]
  NotProd: !Not [!Condition Prod]
  ProdOrDev: !Or [!Condition Prod, !Condition Dev]
  Small: !Equals [!Ref Size, small]
  Medium: !Equals [!Ref Size, medium]
  Unnamed: !Equals [!Ref Name, ""]
  Named: !Equals [!Ref Name, special]
  Same: !Equals [!Ref Name, !Ref Size]
  Frankfurt: !Equals [!Ref AWS::Region, eu-central-1]
  Stored: !Equals [!Ref Stored, "true"]
  StoredAgain: !Equals [!Ref Stored, "true"]
  Nested: !Equals [!If [Prod, a, b], a]
  Literal: !Equals [a, a]
  Flagged: !Equals [!Ref Flag, "yes"]
  Mistyped: !Equals [!Ref Env, Yes]
Resources: {}
`

func TestSolve(t *testing.T) {
	s := stackOf(t, conditional)
	for name, test := range map[string]struct {
		holds, not string // conditions
		want       solution
	}{
		"one value":                         {"Prod", "", solution{possible: true, witness: "Env = prod"}},
		"the default is tried first":        {"NotProd", "", solution{possible: true, witness: "Env = test"}},
		"implied":                           {"Prod", "ProdOrDev", solution{}},
		"not implied":                       {"ProdOrDev", "Prod", solution{possible: true, witness: "Env = dev"}},
		"contradiction":                     {"Prod", "Prod", solution{}},
		"a rule excludes a value":           {"Medium", "", solution{}},
		"a rule makes it impossible":        {"Prod", "NotProd", solution{possible: true, witness: "Env = prod"}},
		"a rule under a condition":          {"Prod", "Medium", solution{possible: true, witness: "Env = prod"}},
		"a rule under a condition excludes": {"Small", "NotProd", solution{}},
		"shorter than the template allows":  {"Unnamed", "", solution{}},
		"a free parameter":                  {"Named", "", solution{possible: true, witness: "Name = special"}},
		"any other value":                   {"Literal", "Named", solution{possible: true, witness: "Name is not special"}},
		"two parameters":                    {"Same", "Small", solution{possible: true, witness: "Name = large and Size = large"}},
		"a pseudo parameter":                {"Frankfurt", "", solution{possible: true, witness: "AWS::Region = eu-central-1"}},
		"what is read at deployment":        {"Stored", "", solution{unknown: "parameter Stored is read from the parameter store at deployment"}},
		"a boolean that is none":            {"Mistyped", "", solution{unknown: "a condition compares a parameter with a boolean that it never is"}},
		"the same comparison is the same":   {"Stored", "StoredAgain", solution{}},
		"a function in a comparison":        {"Nested", "Prod", solution{}},
		"always":                            {"Literal", "", solution{possible: true}},
		"a pattern that may admit no other": {"Literal", "Flagged", solution{unknown: "it depends on which values the pattern of parameter Flag admits"}},
	} {
		f := s.conditionNamed(test.holds)
		if test.not != "" {
			f = and(f, not(s.conditionNamed(test.not)))
		}
		if got := solve(f); got != test.want {
			t.Errorf("%s: %s without %q: got %+v, want %+v", name, test.holds, test.not, got, test.want)
		}
	}
}

// A key that a mapping lacks makes the deployment fail, so it is no value to reckon with.
func TestSolveMapping(t *testing.T) {
	s := stackOf(t, strings.Replace(conditional, "Conditions:", `Conditions:
  Big: !Equals [!FindInMap [Sizes, !Ref Env, Big], "yes"]`, 1))
	if got := solve(and(s.conditionNamed("Big"), not(s.conditionNamed("Prod")))); got != (solution{}) {
		t.Errorf("big but not prod: got %+v", got)
	}
	if got := solve(and(s.conditionNamed("NotProd"), not(s.conditionNamed("Dev")))); got != (solution{}) {
		t.Errorf("neither prod nor dev: got %+v", got)
	}
}

func TestConditionThatRefersToItself(t *testing.T) {
	s := stackOf(t, strings.Replace(conditional, "Conditions:", "Conditions:\n  Cycle: !Not [!Condition Cycle]", 1))
	if got := solve(s.conditionNamed("Cycle")); got.unknown == "" {
		t.Errorf("got %+v", got)
	}
}

func TestTooManyParameters(t *testing.T) {
	var parameters, comparisons strings.Builder
	for i := range 40 {
		fmt.Fprintf(&parameters, "  P%d: {Type: String}\n", i)
		fmt.Fprintf(&comparisons, "{Fn::Equals: [{Ref: P%d}, x]}, ", i)
	}
	s := stackOf(t, "Parameters:\n"+parameters.String()+"Conditions:\n  C: {Fn::And: ["+comparisons.String()+"]}\nResources: {}\n")
	if got := solve(s.conditionNamed("C")); got.unknown == "" {
		t.Errorf("got %+v", got)
	}
}

// Conditions that share parts double at each step; the solution comes all the same.
func TestConditionsThatDouble(t *testing.T) {
	var b strings.Builder
	b.WriteString("Parameters:\n  P: {Type: String}\nConditions:\n  C0: !Equals [!Ref P, x]\n")
	for i := range 200 {
		fmt.Fprintf(&b, "  C%d: !And [!Condition C%d, !Condition C%d]\n", i+1, i, i)
	}
	b.WriteString("Resources:\n  A: {Type: \"AWS::SecretsManager::Secret\", Condition: C200}\n")
	s := stackOf(t, b.String())
	if got := solve(s.conditionNamed("C200")); got.unknown == "" {
		t.Errorf("got %+v", got)
	}
}

// TestSolveByBruteForce compares the solver with trying all values of all parameters.
func TestSolveByBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		g := &guess{random: random, values: map[string][]string{}}
		source := g.template()
		s := stackOf(t, source)
		got := solve(and(s.conditionNamed("C3"), not(s.conditionNamed("C2"))))
		want := g.search(s, map[string]string{}, 0)
		if got.possible != want || got.unknown != "" {
			t.Fatalf("C3 without C2: got %+v, want %v in\n%s", got, want, source)
		}
	}
}

// guess makes random templates and tries all values of their parameters.
type guess struct {
	random     *rand.Rand
	values     map[string][]string
	parameters []string
}

func (g *guess) template() string {
	var b strings.Builder
	b.WriteString("Parameters:\n")
	for i := range 1 + g.random.IntN(3) {
		name := fmt.Sprintf("P%d", i)
		g.parameters = append(g.parameters, name)
		if g.random.IntN(2) == 0 {
			fmt.Fprintf(&b, "  %s: {Type: String}\n", name)
			g.values[name] = []string{"a", "b", "c", "x0", "x1", "x2"}
		} else {
			fmt.Fprintf(&b, "  %s: {Type: String, AllowedValues: [a, c], Default: c}\n", name)
			g.values[name] = []string{"a", "c"}
		}
	}
	b.WriteString("Conditions:\n")
	for i := range 4 {
		fmt.Fprintf(&b, "  C%d: %s\n", i, g.condition(2, i))
	}
	b.WriteString("Resources: {}\n")
	return b.String()
}

func (g *guess) condition(depth, before int) string {
	kind := g.random.IntN(5)
	if depth == 0 {
		kind = 0
	}
	switch kind {
	case 1:
		return fmt.Sprintf("{Fn::And: [%s, %s]}", g.condition(depth-1, before), g.condition(depth-1, before))
	case 2:
		return fmt.Sprintf("{Fn::Or: [%s, %s]}", g.condition(depth-1, before), g.condition(depth-1, before))
	case 3:
		return fmt.Sprintf("{Fn::Not: [%s]}", g.condition(depth-1, before))
	case 4:
		if before > 0 {
			return fmt.Sprintf("{Condition: C%d}", g.random.IntN(before))
		}
	}
	return fmt.Sprintf("{Fn::Equals: [%s, %s]}", g.operand(), g.operand())
}

func (g *guess) operand() string {
	if g.random.IntN(2) == 0 {
		return []string{"a", "b", "c"}[g.random.IntN(3)]
	}
	return fmt.Sprintf("{Ref: %s}", g.parameters[g.random.IntN(len(g.parameters))])
}

func (g *guess) search(s *stack, given map[string]string, i int) bool {
	if i == len(g.parameters) {
		return g.holds(s, "C3", given) && !g.holds(s, "C2", given)
	}
	for _, text := range g.values[g.parameters[i]] {
		given[g.parameters[i]] = text
		if g.search(s, given, i+1) {
			return true
		}
	}
	return false
}

func (g *guess) holds(s *stack, name string, given map[string]string) bool {
	return g.evaluate(s, s.Root.Get("Conditions", name), given)
}

func (g *guess) evaluate(s *stack, n *template.Node, given map[string]string) bool {
	function := n.Only()
	switch function.Key {
	case "Condition":
		return g.holds(s, function.Text, given)
	case "Fn::Not":
		return !g.evaluate(s, function.Item(0), given)
	case "Fn::And":
		return g.evaluate(s, function.Item(0), given) && g.evaluate(s, function.Item(1), given)
	case "Fn::Or":
		return g.evaluate(s, function.Item(0), given) || g.evaluate(s, function.Item(1), given)
	}
	return textOf(function.Item(0), given) == textOf(function.Item(1), given)
}

func textOf(n *template.Node, given map[string]string) string {
	if n.IsText() {
		return n.Text
	}
	return given[n.Get("Ref").Text]
}

// TestSearchesTogether searches again and again: the last one is not searched any more, and says so.
func TestSearchesTogether(t *testing.T) {
	s := build(t, "Parameters: {P: {Type: String}}\nConditions: {C: !Equals [!Ref P, a]}\nResources: {T: {Type: AWS::SNS::Topic}}").stacks[0]
	f := s.conditionNamed("C")
	first := solve(f)
	s.assembly.solving = maxSolving - 1
	if last := solve(f); last != first || first.unknown != "" {
		t.Errorf("first %+v, last %+v", first, last)
	}
	if beyond := solve(f); beyond.unknown == "" {
		t.Errorf("beyond the bound: %+v", beyond)
	}
}
