package template

import "strings"

var intrinsics = map[string]string{
	"!Ref": "Ref", "!Condition": "Condition",
	"!And": "Fn::And", "!Base64": "Fn::Base64", "!Cidr": "Fn::Cidr", "!Equals": "Fn::Equals",
	"!FindInMap": "Fn::FindInMap", "!ForEach": "Fn::ForEach", "!GetAtt": "Fn::GetAtt",
	"!GetAZs": "Fn::GetAZs", "!If": "Fn::If", "!ImportValue": "Fn::ImportValue", "!Join": "Fn::Join",
	"!Length": "Fn::Length", "!Not": "Fn::Not", "!Or": "Fn::Or", "!Select": "Fn::Select",
	"!Split": "Fn::Split", "!Sub": "Fn::Sub", "!ToJsonString": "Fn::ToJsonString",
	"!Transform": "Fn::Transform",

	// Only in the section Rules of a template.
	"!Contains": "Fn::Contains", "!EachMemberEquals": "Fn::EachMemberEquals",
	"!EachMemberIn": "Fn::EachMemberIn", "!Implies": "Fn::Implies", "!RefAll": "Fn::RefAll",
	"!ValueOf": "Fn::ValueOf", "!ValueOfAll": "Fn::ValueOfAll",
}

// properties are the tag and the anchor that may stand before a YAML value. yaml.v3 gives the
// value their position.
type properties struct {
	tagStart, tagEnd int // equal without a tag
	end              int // behind the last property
	value            int // where the value itself begins
}

// scanProperties finds the value behind the tag and the anchor at an offset of the source.
func scanProperties(text string, offset int) properties {
	p := properties{tagStart: offset, tagEnd: offset, end: offset, value: offset}
	for p.value < len(text) && (text[p.value] == '!' || text[p.value] == '&') {
		start := p.value
		p.end = start + wordLength(text[start:])
		if text[start] == '!' {
			p.tagStart, p.tagEnd = start, p.end
		}
		p.value = skipBlank(text, p.end)
	}
	return p
}

// wordLength is the length of a tag or anchor: it ends before white space or what a flow
// collection goes on with.
func wordLength(text string) int {
	if end := strings.IndexAny(text, " \t\r\n,[]{}\u0085\u2028\u2029"); end >= 0 {
		return max(end, 1)
	}
	return len(text)
}

// skipBlank moves over white space, line ends and comments.
func skipBlank(text string, offset int) int {
	for offset < len(text) {
		switch text[offset] {
		case ' ', '\t', '\r', '\n':
			offset++
		case '#':
			end := strings.IndexAny(text[offset:], "\r\n")
			if end < 0 {
				return len(text)
			}
			offset += end
		default:
			return offset
		}
	}
	return offset
}

// quotedLength is the length of the quoted scalar at the start of the text with its quotes, 0 when
// it goes on in another line.
func quotedLength(text string) int {
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' || c == '\r':
			return 0
		case c == '\\' && quote == '"' && i+1 < len(text) && text[i+1] >= ' ':
			i++
		case c == quote && quote == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		case c == quote:
			return i + 1
		}
	}
	return 0
}

// unknownTag does not say which: an unquoted password may begin with an exclamation mark.
const unknownTag = "unknown tag; CloudFormation takes only the short forms of its own functions (quote a text that begins with !)"
