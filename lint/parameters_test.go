package lint_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

func TestReadParameters(t *testing.T) {
	for _, test := range []struct{ what, name, text, want string }{
		{"AWS CLI", "p.json", `[{"ParameterKey": "A", "ParameterValue": "b c"}, {"ParameterKey": "N", "ParameterValue": 12}, {"ParameterKey": "P", "UsePreviousValue": true}]`, "A=b c N=12"},
		{"AWS CLI, deploy", "p.json", `["A=b", "C=d=e", "E="]`, "A=b C=d=e E="},
		{"CodePipeline", "p.json", `{"Parameters": {"A": "b", "Bucket": {"Fn::GetParam": ["Art", "f.json", "k"]}, "L": ["x", "y"]}, "Tags": {"T": "u"}}`, "A=b L=x,y"},
		{"a map", "p.json", "\xef\xbb\xbf" + `{"A": "b", "N": 012345678901, "T": true}`, ""},
		{"a map with an account", "p.json", `{"A": "b", "N": 112345678901, "T": true}`, "A=b N=112345678901 T=true"},
		{"a parameter called Parameters", "p.json", `{"Parameters": "x"}`, "Parameters=x"},
		{"nothing", "p.json", `{}`, ""},
		{"samconfig", "samconfig.toml", "version = 0.1\n[default.deploy.parameters]\nstack_name = \"s\"\nparameter_overrides = \"A=b C=\\\"d e\\\" Empty= E=f\\\\ g Url=https://x/?a=b\"\n", "A=b C=d e E=f g Empty= Url=https://x/?a=b"},
		{"samconfig, single quotes", "samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = '''A='b c' D=\"e \\\"f\\\"\"'''\n", `A=b c D=e "f"`},
		{"samconfig, whole pair in quotes", "samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = '\"A=b c\" \"D=e\"'\n", "A=b c D=e"},
		{"samconfig, long form", "samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = 'ParameterKey=A,ParameterValue=b ParameterKey=C,ParameterValue=\"d e\"'\n", "A=b C=d e"},
		{"samconfig, list", "samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = [\"A=b\", \"C=\\\"d e\\\"\"]\n", "A=b C=d e"},
		{"samconfig, global first", "SAMCONFIG.TOML", "[default.deploy.parameters]\nparameter_overrides = 'A=deploy'\n[default.global.parameters]\nparameter_overrides = ['A=global', 'B=global']\n", "A=deploy B=global"},
		{"samconfig without", "samconfig.toml", "[prod.deploy.parameters]\nparameter_overrides = 'A=b'\n", ""},
	} {
		file := filepath.Join(t.TempDir(), test.name)
		writeFile(t, file, []byte(test.text))
		values, err := lint.ReadParameters(file)
		if test.what == "a map" {
			if err == nil {
				t.Error("a number with a leading zero is no JSON")
			}
			continue
		}
		got := strings.TrimSuffix(strings.TrimPrefix(fmt.Sprint(values), "map["), "]")
		if want := strings.ReplaceAll(test.want, "=", ":"); err != nil || strings.ReplaceAll(got, "=", ":") != want {
			t.Errorf("%s: %v %v, want %s", test.what, got, err, test.want)
		}
	}
}

// A wrong file is named with the reason, and nothing of a value is shown.
func TestReadParametersWrong(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"p.json", "[\n{\"ParameterKey\": \"A\", \"ParameterValue\": quokka}]", "not valid JSON (line 2)"},
		{"p.json", `"quokka"`, "want a list or a map of parameters"},
		{"p.json", `[{"ParameterKey": "A"}]`, "entry 1: want ParameterKey with ParameterValue"},
		{"p.json", `["A=b", "quokka"]`, "entry 2: want Name=Value"},
		{"p.json", `[17]`, "entry 1: want ParameterKey"},
		{"p.json", `{"A": {"B": "quokka"}}`, `the value of "A" is no text`},
		{"p.json", `{"A": null}`, `the value of "A" is no text`},
		{"p.json", `{} {}`, "not valid JSON (line 1)"},
		{"p.toml", "a = 1\nquokka zephyr", "not valid TOML (line 2)"},
		{"p.toml", "default = 'quokka'", "are not as AWS SAM writes them"},
		{"p.toml", "[default.deploy.parameters]\nparameter_overrides = 'A=b quokka'", "pair 2 is not Name=Value"},
		{"p.toml", "[default.deploy.parameters]\nparameter_overrides = 'A=\"quokka'", "pair 1 is not Name=Value"},
		{"p.toml", "[default.deploy.parameters]\nparameter_overrides = 17", "is no text and no list of texts"},
		{"p.toml", "[default.deploy.parameters]\nparameter_overrides = [17]", "is no text and no list of texts"},
	} {
		file := filepath.Join(t.TempDir(), test.name)
		writeFile(t, file, []byte(test.text))
		_, err := lint.ReadParameters(file)
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "parameters file "+file+": ") || leak(err.Error()) != "" {
			t.Errorf("%s: %v, want %s", test.text, err, test.want)
		}
	}
	if _, err := lint.ReadParameters("nowhere.json"); err == nil || err.Error() != "parameters file nowhere.json: no such file or directory" {
		t.Error(err)
	}
}

func TestParseParameter(t *testing.T) {
	for pair, want := range map[string]string{"A=b": "A b", "A=": "A ", "A=b=c": "A b=c", "A1=x y": "A1 x y", "A": "", "=b": "", "A b=c": "", "": ""} {
		name, content, err := lint.ParseParameter(pair)
		if got := name + " " + content; (err == nil) != (want != "") || err == nil && got != want {
			t.Errorf("%q: %q, %v", pair, got, err)
		}
	}
}
