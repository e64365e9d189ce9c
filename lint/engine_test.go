package lint

import (
	"context"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/model"
	"github.com/secretwright/secretwright/lint/template"
	"github.com/secretwright/secretwright/rules"
)

const unrotated = `
Resources:
  Key:
    Type: AWS::SecretsManager::Secret
    Properties:
      Name: signing
      GenerateSecretString: {PasswordLength: 64}
`

// TestRuleThatErrs plants a rule that fails at run time: the error names it, and the others judge.
func TestRuleThatErrs(t *testing.T) {
	e := engineWith(t, `fail contains {"stack": secret.stack, "path": [], "message": _twice(secret)} if some secret in input.secrets

_twice(secret) := "one" if secret.id != ""

_twice(secret) := "two" if secret.stack != ""
`)
	found, errs := e.judge(t.Context(), assemble(t, unrotated))
	if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), "evaluate rule planted: ") || !strings.Contains(errs[0].Error(), "planted.rego:") {
		t.Errorf("errors: %v", errs)
	}
	if len(found) != 1 || found[0].rule.Name != "secret-without-rotation" {
		t.Errorf("judgements: %v", found)
	}
}

// TestRuleThatDoesNotCompile leaves no rule to judge, and says so.
func TestRuleThatDoesNotCompile(t *testing.T) {
	e := engineWith(t, "fail contains unknown_function(1)\n")
	found, errs := e.judge(t.Context(), assemble(t, unrotated))
	if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), "compile the rules: ") || len(found) > 0 {
		t.Errorf("judgements %v, errors %v", found, errs)
	}
}

// TestMissingModule names a rule's file that is not embedded.
func TestMissingModule(t *testing.T) {
	e := newEngine(newLibrary(), []rules.Rule{{Name: "absent", Subjects: []string{"secrets"}, Modules: []string{"absent/absent.rego"}}})
	_, errs := e.judge(t.Context(), assemble(t, unrotated))
	if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), "read rule <secretwright>/absent/absent.rego: ") {
		t.Errorf("errors: %v", errs)
	}
}

// TestEvaluationIsCancelled cancels a rule that would run for hours.
func TestEvaluationIsCancelled(t *testing.T) {
	e := engineWith(t, `fail contains {"stack": "", "path": [], "message": "never"} if {
	some secret in input.secrets
	some i in numbers.range(1, 100000)
	some j in numbers.range(1, 100000)
	i + j < count(secret.id)
}
`)
	ctx, cancel := context.WithCancel(t.Context())
	assembly := assemble(t, unrotated)
	go cancel()
	if _, errs := e.judge(ctx, assembly); len(errs) == 0 {
		t.Error("no error")
	}
}

// TestNothingToJudge starts no OPA for a template without a subject of any rule.
func TestNothingToJudge(t *testing.T) {
	e := newEngine(newLibrary(), rules.All())
	found, errs := e.judge(t.Context(), assemble(t, "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n"))
	if len(found)+len(errs)+len(e.modules) > 0 {
		t.Errorf("judgements %v, errors %v, %d modules", found, errs, len(e.modules))
	}
}

// TestCompilesWhatIsNeeded compiles the rules of secrets for a secret, more for more, and nothing twice.
func TestCompilesWhatIsNeeded(t *testing.T) {
	e := newEngine(newLibrary(), few(t))
	secret := assemble(t, unrotated)
	endpoint := assemble(t, unrotated+`  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-central-1.secretsmanager
      SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-0a1b2c3d4e5f60719]
      PrivateDnsEnabled: true
      PolicyDocument: {Statement: {Effect: Allow, Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*"}}
`)
	var compilers []*ast.Compiler
	for _, assembly := range []*model.Assembly{secret, secret, endpoint, secret} {
		if found, errs := e.judge(t.Context(), assembly); len(found) != 1 || len(errs) > 0 {
			t.Errorf("judgements %v, errors %v", found, errs)
		}
		compilers = append(compilers, e.compiler)
	}
	if compilers[0] != compilers[1] || compilers[1] == compilers[2] || compilers[2] != compilers[3] {
		t.Error("compiled once too often, or too rarely")
	}
}

// few are a rule about secrets and one about endpoints.
func few(t *testing.T) []rules.Rule {
	t.Helper()
	var found []rules.Rule
	for _, name := range []string{"secret-without-rotation", "endpoint-without-private-dns"} {
		rule, ok := rules.Find(name)
		if !ok {
			t.Fatal("no rule", name)
		}
		found = append(found, rule)
	}
	return found
}

// engineWith returns an engine with a few rules and a planted one about secrets.
func engineWith(t *testing.T, text string) *engine {
	t.Helper()
	e := newEngine(newLibrary(), append([]rules.Rule{{
		Name: "planted", Category: "planted", Severity: "low", Kinds: []string{"fail"},
		Subjects: []string{"secrets"}, Sections: []string{"secrets"}, Modules: []string{"planted.rego"},
	}}, few(t)...))
	module, err := ast.ParseModule("planted.rego", "package rules.planted.planted\n\n"+text)
	if err != nil {
		t.Fatal(err)
	}
	e.modules["planted.rego"] = module
	return e
}

func assemble(t *testing.T, text string) *model.Assembly {
	t.Helper()
	stack, err := template.Read("app.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return model.New([]*template.Stack{stack}, model.Options{})
}
