package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

func parametersOfJSON(text []byte) (map[string]string, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber() // account ids keep their digits
	var parsed any
	if err := decoder.Decode(&parsed); err != nil || decoder.More() {
		return nil, fmt.Errorf("not valid JSON (line %d); TOML needs a name that ends in .toml", lineOf(text, err, decoder))
	}
	switch parsed := parsed.(type) {
	case []any:
		return parametersOfList(parsed)
	case map[string]any:
		if inner, ok := parsed["Parameters"].(map[string]any); ok {
			parsed = inner
		}
		return parametersOfMap(parsed)
	}
	return nil, errors.New("want a list or a map of parameters")
}

// lineOf is where JSON is wrong: at a syntax error, or behind what was read.
func lineOf(text []byte, err error, decoder *json.Decoder) int {
	offset := decoder.InputOffset()
	var wrong *json.SyntaxError
	if errors.As(err, &wrong) {
		offset = wrong.Offset
	}
	return 1 + bytes.Count(text[:min(int(offset), len(text))], []byte("\n"))
}

// parametersOfList reads the AWS CLI's forms ("aws cloudformation create-stack --parameters file://" and
// "aws cloudformation deploy --parameter-overrides file://").
func parametersOfList(list []any) (map[string]string, error) {
	values := map[string]string{}
	for i, item := range list {
		switch item := item.(type) {
		case string:
			name, content, err := ParseParameter(item)
			if err != nil {
				return nil, fmt.Errorf("entry %d: %w", i+1, err)
			}
			values[name] = content
		case map[string]any:
			name, _ := item["ParameterKey"].(string)
			content, isText := parameterText(item["ParameterValue"])
			previous, _ := item["UsePreviousValue"].(bool)
			switch {
			case name == "" || !isText && !previous:
				return nil, fmt.Errorf("entry %d: want ParameterKey with ParameterValue", i+1)
			case isText:
				values[name] = content
			}
		default:
			return nil, fmt.Errorf("entry %d: want ParameterKey with ParameterValue, or \"Name=Value\"", i+1)
		}
	}
	return values, nil
}

func parametersOfMap(parameters map[string]any) (map[string]string, error) {
	values := map[string]string{}
	for name, given := range parameters {
		if content, ok := parameterText(given); ok {
			values[name] = content
			continue
		}
		if call, ok := given.(map[string]any); !ok || !isCall(call) {
			return nil, fmt.Errorf("the value of %q is no text, number, boolean or list of them", name)
		}
	}
	return values, nil
}

// isCall recognises what CodePipeline computes: Fn::GetParam and Fn::GetArtifactAtt (CodePipeline User
// Guide, "Using parameter override functions").
func isCall(given map[string]any) bool {
	for name := range given {
		if !strings.HasPrefix(name, "Fn::") {
			return false
		}
	}
	return len(given) == 1
}

// parameterText is the text that a parameter gets; a list is joined as CommaDelimitedList wants it.
func parameterText(given any) (string, bool) {
	switch given := given.(type) {
	case string:
		return given, true
	case json.Number, bool:
		return fmt.Sprint(given), true
	case []any:
		var items []string
		for _, item := range given {
			content, ok := parameterText(item)
			if !ok {
				return "", false
			}
			items = append(items, content)
		}
		return strings.Join(items, ","), true
	}
	return "", false
}
