package lint

import (
	"bytes"
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

// ParseParameter reads Name=Value. The error does not show the text.
func ParseParameter(pair string) (name, content string, err error) {
	name, content, found := strings.Cut(pair, "=")
	if !found || !parameterName().MatchString(name) {
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
