package model

import (
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

// stacks reads templates "name: text" of one assembly. A name parent/Id is nested in that parent's
// resource.
func stacks(t testing.TB, templates ...string) []*template.Stack {
	t.Helper()
	var all []*template.Stack
	for _, text := range templates {
		name, source, _ := strings.Cut(text, ":")
		s := read(t, name, source)
		for _, parent := range all {
			if id, ok := strings.CutPrefix(name, parent.Name+"/"); ok && !strings.Contains(id, "/") {
				s.Parent, s.ParentID = parent, id
			}
		}
		all = append(all, s)
	}
	return all
}

// probe is the value of a resource's property V in the last stack.
func probe(t testing.TB, all []*template.Stack) value {
	t.Helper()
	a := buildAll(t, all...)
	return a.stacks[len(a.stacks)-1].resources["Probe"].property("V")
}

const probing = "\nResources: {Probe: {Type: T, Properties: {V: %s}}, Own: {Type: T}}\n"

func TestImportValue(t *testing.T) {
	const network = `network:
Parameters:
  Stage: {Type: String}
  Env: {Type: String, AllowedValues: [dev, prod]}
Conditions: {IsProd: !Equals [!Ref Env, prod], IsDev: !Equals [!Ref Env, dev]}
Resources: {Vpc: {Type: "AWS::EC2::VPC"}, Own: {Type: T}}
Outputs:
  Vpc: {Value: !Ref Vpc, Export: {Name: vpc}}
  Own: {Value: !GetAtt Own.Arn, Export: {Name: !Sub "${AWS::Region}-${AWS::AccountId}"}}
  Account: {Value: "999988887777", Export: {Name: account}}
  Unnamed: {Value: x}
  OfStage: {Value: x, Export: {Name: !Sub "${Stage}-x"}}
  OfStack: {Value: x, Export: {Name: !Sub "${AWS::StackName}-x"}}
  OfEnv: {Value: !Ref Vpc, Export: {Name: !Sub "${Env}-vpc"}}
  Parameter: {Value: !Ref Stage, Export: {Name: stage}}
  If: {Value: !If [IsProd, a, b], Export: {Name: if}}
  Either: {Value: a, Condition: IsProd, Export: {Name: either}}
  Or: {Value: b, Condition: IsDev, Export: {Name: either}}
  Self: {Value: !ImportValue self, Export: {Name: self}}
  There: {Value: !ImportValue back, Export: {Name: there}}
  Missing: {Export: {Name: missing}}
`
	for _, test := range []struct{ expression, want string }{
		{"!ImportValue vpc", "${Vpc}"},
		{"!Sub ['${x}-y', {x: !ImportValue vpc}]", "${Vpc}-y"},
		{"!ImportValue {'Fn::Sub': '${AWS::Region}-${AWS::AccountId}'}", "${Own.Arn}"},
		{"!ImportValue {'Fn::Join': ['-', [!Ref 'AWS::Region', !Ref 'AWS::AccountId']]}", "${Own.Arn}"},
		{"!ImportValue {'Fn::Sub': '${AWS::Region}-x'}", "${${AWS::Region}-x}"},
		{"!ImportValue account", "999988887777"},
		{"!ImportValue other", "${other}"},
		// A parameter or the stack's name is another one in each stack.
		{"!ImportValue {'Fn::Sub': '${Stage}-x'}", "${${Stage}-x}"},
		{"!ImportValue {'Fn::Sub': '${AWS::StackName}-x'}", "${${AWS::StackName}-x}"},
		{"!ImportValue prod-vpc", "${Vpc}"},
		{"!ImportValue stage", "${Stage}"},
		{"!ImportValue if", "(a if Env = prod, b if Env = dev)"},
		{"!ImportValue either", "(a if Env = prod, b if Env = dev)"},
		{"!ImportValue missing", "absent"},
		{"!ImportValue self", "${?}"},
		{"!ImportValue there", "${?}"},
		{"!ImportValue back", "${?}"},
	} {
		const app = "app:\nParameters: {Stage: {Type: String}}\nOutputs: {Back: {Value: !ImportValue there, Export: {Name: back}}}"
		got := probe(t, stacks(t, network, app+strings.Replace(probing, "%s", test.expression, 1)))
		equal(t, test.expression, show(got), test.want)
	}
}

func TestImportOfEnvironment(t *testing.T) {
	const exporter = ":\nResources: {Own: {Type: T}}\nOutputs: {X: {Value: !Ref Own, Export: {Name: x}}}"
	for _, test := range []struct {
		one, two, user string // account/region
		want           string
	}{
		{"1/a", "2/a", "1/a", "one/Own"},
		{"1/a", "2/a", "2/a", "two/Own"},
		{"1/a", "1/b", "1/b", "two/Own"},
		{"1/a", "/", "1/a", "one/Own"},
		{"1/a", "2/a", "3/a", "the export x is not in these templates"},
		{"1/a", "2/a", "/", "more than one stack exports x"},
		{"/", "/", "/", "more than one stack exports x"},
		{"2/a", "/", "1/a", "two/Own"},
	} {
		all := stacks(t, "one"+exporter, "two"+exporter, "user:"+strings.Replace(probing, "%s", "!ImportValue x", 1))
		for i, environment := range []string{test.one, test.two, test.user} {
			all[i].Account, all[i].Region, _ = strings.Cut(environment, "/")
		}
		got := probe(t, all)
		shown := reason(got)
		if p, _ := got.sole(); p.from == attribute {
			shown = p.to.key()
		}
		equal(t, test.one+" "+test.two+" "+test.user, shown, test.want)
	}
}

// TestUnendingValues ends what refers to itself, and what doubles or goes on through many outputs.
func TestUnendingValues(t *testing.T) {
	doubling, chain := "doubling:\nResources: {R: {Type: T}}\nOutputs:\n", ""
	for i := range 100 {
		previous, next := "x"+strings.Repeat("i", i), "x"+strings.Repeat("i", i+1)
		doubling += "  O" + next + ": {Export: {Name: d" + next + "}, Value: !Sub ['${a}${b}', {a: !ImportValue d" + previous + ", b: !ImportValue d" + previous + "}]}\n"
		chain = "  O" + next + ": {Export: {Name: c" + next + "}, Value: !ImportValue c" + previous + "}\n" + chain
	}
	chain = "chain:\nResources: {R: {Type: T}}\nOutputs:\n" + chain // the longest way comes first
	last := strings.Repeat("i", 100)
	for _, test := range []struct{ name, want string }{
		{"dx" + strings.Repeat("i", 40), "is too large"},
		{"dx" + last, "is too large"},
		{"cx" + last, "passes through too many stacks"},
		{"self", "the export self is made of itself"},
	} {
		got := probe(t, stacks(t, doubling, chain,
			"self:\nResources: {R: {Type: T}}\nOutputs: {S: {Export: {Name: self}, Value: !Sub [\"a${x}\", {x: !ImportValue self}]}}",
			"user:"+strings.Replace(probing, "%s", "!ImportValue "+test.name, 1)))
		if why := reason(got); !strings.Contains(why, test.want) {
			t.Errorf("%s: %s", test.name[:4], why)
		}
	}
}
