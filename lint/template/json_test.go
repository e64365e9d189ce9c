package template

import (
	"strings"
	"testing"
)

func TestJSON(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{`"x"`, `"x"`},
		{`""`, `""`},
		{`"a\"\\\/\b\f\n\r\tz"`, `"a\"\\/\b\f\n\r\tz"`},
		{`"\u0041\u00e9"`, `"Aé"`},
		{`"\ud83d\ude00!"`, `"😀!"`},
		{`"\uD83D"`, `"�"`},
		{`"\ud83d\u0041"`, `"�A"`},
		{`"\ude00\ud83d"`, `"��"`},
		{`"😀"`, `"😀"`},
		{"\"\x7f\"", "\"\x7f\""},
		{"0", "0"},
		{"-0", "-0"},
		{"12.50", "12.50"},
		{"-1.5e+10", "-1.5e+10"},
		{"1E5", "1E5"},
		{"12345678901234567890123", "12345678901234567890123"},
		{"true", "true"},
		{"false", "false"},
		{"null", "null"},
		{"{}", "{}"},
		{"[]", "[]"},
		{"[ ]", "[]"},
		{`[1, [2], {"a": {}}]`, `[1,[2],{"a":{}}]`},
		{`{"a":1,"a":2}`, `{"a":1,"a":2}`},
		{`{"Ref": "X"}`, `{"Ref":"X"}`},
		{`"2012-10-17"`, `"2012-10-17"`},
		{`{"` + strings.Repeat("k", 2000) + `": 1}`, `{"` + strings.Repeat("k", 2000) + `":1}`},
	} {
		root, built := readJSON("t", "\r\n\t "+test.source+" \r\n\t")
		if built.failure != nil || show(root) != test.want {
			t.Errorf("%s: got %s and %v", test.source, show(root), built.failure)
		}
	}
}

func TestJSONPositions(t *testing.T) {
	for _, test := range []struct{ source, path, key, value string }{
		{`{"Resources": {"A": "b"}}`, "Resources", "1:2+11", "1:15+0"},
		{`{"Resources": {"A": "b"}}`, "Resources.A", "1:16+3", "1:21+3"},
		{`{"Resources": {}, "é": ["é", 12]}`, "é", "1:19+3", "1:24+0"},
		{`{"Resources": {}, "é": ["é", 12]}`, "é.1", "0:0+0", "1:30+2"},
		{`{"Resources": {}, "V": "\u00e9é"}`, "V", "1:19+3", "1:24+9"},
		{"{\"Resources\": {},\r\n\t\"é\":\r\n\t\ttrue}\r\n", "é", "2:2+3", "3:3+4"},
		{"\ufeff{\"Resources\": {}, \"V\":\nnull}", "V", "1:19+3", "2:1+4"},
		{"\n\n {\"Resources\": {}}", "Resources", "3:3+11", "3:16+0"},
	} {
		stack := mustRead(t, test.source)
		node, _ := stack.Locate(strings.Split(test.path, "."))
		if place(node.At) != test.value || test.key != "0:0+0" && place(node.KeyAt) != test.key {
			t.Errorf("%q: %s is at key %s value %s, want %s %s", test.source, test.path,
				place(node.KeyAt), place(node.At), test.key, test.value)
		}
	}
}

func TestJSONErrors(t *testing.T) {
	for _, test := range []struct{ source, at, want string }{
		{"{\"a\": 1,\n}", "t:2:1", "trailing comma"},
		{"[1,\n ]", "t:2:2", "trailing comma"},
		{`{"a": 1} x`, "t:1:10", "after the end"},
		{`{"a" 1}`, "t:1:6", "a colon"},
		{`{"a": 1 "b": 2}`, "t:1:9", "a comma"},
		{`{"a": 1`, "t:1:8", "ends here"},
		{`{"a": [1}`, "t:1:9", "a comma"},
		{`{a: 1}`, "t:1:2", "double quotes"},
		{`{"a": 'b'}`, "t:1:7", "a value"},
		{`{"a": }`, "t:1:7", "a value"},
		{`{"a": tru}`, "t:1:7", "a value"},
		{`{"a": truest}`, "t:1:11", "a comma"},
		{`{"a": 012}`, "t:1:7", "bad number"},
		{`{"a": 1.}`, "t:1:7", "bad number"},
		{`{"a": -}`, "t:1:7", "bad number"},
		{`{"a": 1e}`, "t:1:7", "bad number"},
		{`{"a": .5}`, "t:1:7", "a value"},
		{`{"a": +5}`, "t:1:7", "a value"},
		{"{\"a\": \"é\tb\"}", "t:1:9", "control character"},
		{"{\"a\": \"b\nc\"}", "t:1:9", "control character"},
		{`{"a": "é\x"}`, "t:1:9", "bad escape"},
		{`{"a": "\u12g4"}`, "t:1:8", "bad escape"},
		{`{"a": "\u12`, "t:1:8", "bad escape"},
		{`{"a": "\`, "t:1:8", "bad escape"},
		{"{\"a\":\n \"b", "t:2:2", "no closing quote"},
		{`{"a`, "t:1:2", "no closing quote"},
		{`{`, "t:1:2", "ends here"},
	} {
		root, built := readJSON("t", test.source)
		if root != nil || built.failure == nil {
			t.Errorf("%q is read as %s", test.source, show(root))
			continue
		}
		if got := built.failure.Error(); !strings.HasPrefix(got, test.at+": ") || !strings.Contains(got, test.want) {
			t.Errorf("%q: got %s, want %s %s", test.source, got, test.at, test.want)
		}
	}
}

// TestBrokenJSON checks that JSON which is no YAML either has the error of the JSON reader.
func TestBrokenJSON(t *testing.T) {
	_, err := Read("t", []byte("{\"Resources\": {},\n \"A\": 1 2}\n}"))
	if err == nil || err.Error() != "t:2:9: expected a comma or the closing \"}\"" {
		t.Error(err)
	}
}
