package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"
)

// ReadParameters reads values for template parameters from a file: the list of the AWS CLI
// ([{"ParameterKey": ..., "ParameterValue": ...}] or ["Name=Value"]), the template configuration of
// CodePipeline ({"Parameters": {...}}), a map of names to values, or a samconfig.toml. Values that are
// known only at deployment (UsePreviousValue, Fn::GetParam) are left out. Errors name the file and never
// show a value, which may be a credential.
func ReadParameters(file string) (map[string]string, error) {
	text, err := os.ReadFile(file)
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	if err != nil {
		return nil, fmt.Errorf("parameters file %s: %w", file, err)
	}
	parse := parametersOfJSON
	if strings.EqualFold(filepath.Ext(file), ".toml") {
		parse = parametersOfSAM
	}
	values, err := parse(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	if err != nil {
		return nil, fmt.Errorf("parameters file %s: %w", file, err)
	}
	return values, nil
}

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

// ParseParameter reads Name=Value. The error does not show the text.
func ParseParameter(pair string) (name, content string, err error) {
	name, content, found := strings.Cut(pair, "=")
	if !found || !parameterName.MatchString(name) {
		return "", "", errors.New("want Name=Value, the name in letters and digits")
	}
	return name, content, nil
}

// parametersOfSAM reads parameter_overrides of the environment "default": those of the command deploy
// go before those that count for all commands (SAM Developer Guide, "AWS SAM CLI configuration file").
func parametersOfSAM(text []byte) (map[string]string, error) {
	type command struct {
		Parameters struct {
			Overrides any `toml:"parameter_overrides"`
		} `toml:"parameters"`
	}
	var config struct {
		Default struct{ Global, Deploy command } `toml:"default"`
	}
	if _, err := toml.Decode(string(text), &config); err != nil {
		var wrong toml.ParseError
		if errors.As(err, &wrong) {
			return nil, fmt.Errorf("not valid TOML (line %d)", wrong.Position.Line)
		}
		return nil, errors.New("the tables default.global and default.deploy are not as AWS SAM writes them")
	}
	values := map[string]string{}
	for _, from := range []command{config.Default.Global, config.Default.Deploy} {
		if err := addOverrides(values, from.Parameters.Overrides); err != nil {
			return nil, err
		}
	}
	return values, nil
}
