package lint

import (
	"errors"
	"fmt"
	"strings"
)

// parameterName is how parameters are called (CloudFormation User Guide, "Parameters").
var parameterName = lazily(`^[A-Za-z0-9]+$`)

// addOverrides adds what parameter_overrides says: one text or a list of texts, each with pairs like
// those of "sam deploy --parameter-overrides".
func addOverrides(values map[string]string, overrides any) error {
	switch overrides := overrides.(type) {
	case nil:
		return nil
	case string:
		return addPairs(values, overrides)
	case []any:
		for _, item := range overrides {
			text, ok := item.(string)
			if !ok {
				return errors.New("parameter_overrides is no text and no list of texts")
			}
			if err := addPairs(values, text); err != nil {
				return err
			}
		}
		return nil
	}
	return errors.New("parameter_overrides is no text and no list of texts")
}

// The forms of a pair: Name=Value and ParameterKey=Name,ParameterValue=Value, where a value with blanks
// stands in quotes or has a backslash before each.
var (
	overrideValue = `("(?:\\.|[^"\\])*"|'[^']*'|(?:\\.|[^\s"'\\])(?:\\.|[^\s\\])*)?`
	shortPair     = lazily(`^([A-Za-z0-9]+)=` + overrideValue + `(\s+|$)`)
	longPair      = lazily(`^ParameterKey=([A-Za-z0-9]+),ParameterValue=` + overrideValue + `(\s+|$)`)
	quotedPair    = lazily(`^"([A-Za-z0-9]+)=((?:\\.|[^"\\])*)"(\s+|$)`)
	escaped       = lazily(`\\(.)`)
)

func addPairs(values map[string]string, text string) error {
	rest := strings.TrimSpace(text)
	for number := 1; rest != ""; number++ {
		pair := longPair().FindStringSubmatch(rest)
		if pair == nil {
			pair = quotedPair().FindStringSubmatch(rest)
		}
		if pair == nil {
			pair = shortPair().FindStringSubmatch(rest)
		}
		if pair == nil {
			return fmt.Errorf("parameter_overrides: pair %d is not Name=Value", number)
		}
		values[pair[1]] = unquoted(pair[2])
		rest = rest[len(pair[0]):]
	}
	return nil
}

func unquoted(content string) string {
	if strings.HasPrefix(content, "'") {
		return strings.Trim(content, "'")
	}
	if strings.HasPrefix(content, `"`) {
		content = content[1 : len(content)-1]
	}
	return escaped().ReplaceAllString(content, "$1")
}
