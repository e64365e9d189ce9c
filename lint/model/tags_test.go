package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestTagKeys(t *testing.T) {
	for _, test := range []struct{ tags, want string }{
		{"[]", ""},
		{"[{Key: owner, Value: a}, {Key: stage, Value: b}]", "owner stage"},
		{"[{Key: owner, Value: !Ref Unknown}]", "owner"},
		{"[{Key: !Ref Unknown, Value: a}]", "and more"},
		{"[!If [C, {Key: owner, Value: a}, !Ref AWS::NoValue]]", "owner"},
		{"!If [C, [{Key: owner, Value: a}], [{Key: stage, Value: b}]]", "owner stage"},
		{"!Ref Unknown", "and more"},
	} {
		a := build(t, fmt.Sprintf(conditions+`
Parameters: {Unknown: {Type: String}}
Resources: {Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Tags: %s}}}
`, test.tags))
		keys, more := a.in(secretType)[0].tagKeys()
		if more {
			keys = append(keys, "and more")
		}
		equal(t, test.tags, strings.Join(keys, " "), test.want)
	}
}
