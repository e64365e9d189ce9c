package template

import "strings"

// plainScalar says what an unquoted YAML scalar means to CloudFormation, which reads YAML 1.1.
// yaml.v3 would make a number of the account id 012345678901 and a time of 2012-10-17.
func plainScalar(text string) (Kind, string) {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return Null, ""
	case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON":
		return Bool, "true"
	case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF":
		return Bool, "false"
	}
	// JSON has no leading plus, and the text of a number is one in JSON.
	if digits := strings.TrimPrefix(text, "+"); isPlainNumber(digits) && !strings.HasPrefix(text, "+-") {
		return Number, digits
	}
	return String, text
}

// isPlainNumber reports whether every reader of the text would agree on the number: longer ones
// lose digits in some.
func isPlainNumber(text string) bool {
	const most = 18
	digits := 0
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			digits++
		}
	}
	return digits <= most && isNumber(text)
}

// isNumber reports whether the text is a number in JSON's grammar.
func isNumber(text string) bool {
	text = strings.TrimPrefix(text, "-")
	whole := leadingDigits(text)
	if whole == 0 || whole > 1 && text[0] == '0' {
		return false
	}
	text = text[whole:]
	if strings.HasPrefix(text, ".") {
		fraction := leadingDigits(text[1:])
		if fraction == 0 {
			return false
		}
		text = text[1+fraction:]
	}
	if text == "" {
		return true
	}
	if text[0] != 'e' && text[0] != 'E' {
		return false
	}
	text = text[1:]
	if text != "" && (text[0] == '+' || text[0] == '-') {
		text = text[1:]
	}
	return text != "" && leadingDigits(text) == len(text)
}

func leadingDigits(text string) int {
	i := 0
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		i++
	}
	return i
}
