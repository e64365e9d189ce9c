package synthtest_test

import (
	"strings"
	"testing"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
)

// object is a part of a template.
type object = map[string]any

func TestInvalid(t *testing.T) {
	ref := object{"Ref": "Other"}
	rules := func(rule any) object { return object{"SecretId": "x", "RotationRules": rule} }
	tests := map[string]struct {
		kind       string
		properties object
		want       string
	}{
		"right":                       {"RotationSchedule", object{"SecretId": "x", "RotationRules": object{"Duration": "3h"}}, ""},
		"functions":                   {"RotationSchedule", object{"SecretId": ref, "RotationRules": object{"Duration": object{"Fn::Sub": "${Hours}h"}}}, ""},
		"no function":                 {"RotationSchedule", object{"SecretId": object{"Ref": "Other", "Fn::Sub": ""}}, "want string"},
		"wrong property":              {"RotationSchedule", object{"SecretId": "x", "Schedule": "rate(1 day)"}, "'Schedule' not allowed"},
		"wrong property further in":   {"RotationSchedule", rules(object{"Hours": "3h"}), "at '/RotationRules': additional properties 'Hours'"},
		"wrong type":                  {"RotationSchedule", object{"SecretId": "x", "RotateImmediatelyOnUpdate": "yes"}, "at '/RotateImmediatelyOnUpdate': got string, want boolean"},
		"wrong type further in":       {"RotationSchedule", rules(object{"AutomaticallyAfterDays": 1.5}), "want integer"},
		"text for a list":             {"Secret", object{"ReplicaRegions": "eu-west-1"}, "got string, want array"},
		"missing required":            {"RotationSchedule", object{}, "missing property 'SecretId'"},
		"missing required further in": {"Secret", object{"ReplicaRegions": []any{object{"KmsKeyId": "x"}}}, "at '/ReplicaRegions/0': missing property 'Region'"},
		"no properties":               {"SecretTargetAttachment", nil, "missing properties"},
		"a tag without a value":       {"Secret", object{"Tags": []any{object{"Key": "x"}}}, "missing property 'Value'"},
		"unknown type":                {"Sekret", object{}, "run go generate"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := synthtest.Invalid("AWS::SecretsManager::"+test.kind, test.properties)
			switch {
			case test.want == "" && err != nil:
				t.Errorf("a right one: %v", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	err := synthtest.Invalid("AWS::EC2::VPCEndpoint", object{"VpcId": ref, "VpcEndpointType": "interface"})
	if err == nil || !strings.Contains(err.Error(), "at '/VpcEndpointType': value must be one of") {
		t.Errorf("a value that is not allowed: %v", err)
	}
}
