package model

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// variable is something that a deployment chooses: a parameter, a pseudo parameter, or, opaque, a
// comparison that cannot be followed and may come out either way.
type variable struct {
	name  string
	stack *stack
	// values are all that it may be; none for any text that accepts admits.
	values     []string
	allowed    map[string]bool // the same
	accepts    func(string) bool
	byDefault  string
	hasDefault bool
	opaque     string     // why the variable cannot be followed
	hidden     bool       // its values are never shown
	bounds     []*formula // what every deployment fulfils that speaks of the variable

	assigned string // the value that a search tries
	place    int    // where the last search has the variable
}

// other begins the texts that stand for any value that no comparison names; doubtful those of which it
// is not known whether the parameter's pattern admits any.
const (
	other    = "\x00other"
	doubtful = "\x00doubtful"
)

func isOther(text string) bool { return strings.HasPrefix(text, "\x00") }

// variable returns the variable of a parameter or pseudo parameter.
func (s *stack) variable(name string) *variable {
	if v := s.variables[name]; v != nil {
		return v
	}
	v := &variable{name: name, stack: s, accepts: func(string) bool { return true }}
	if p := s.parameters[name]; p != nil {
		v.describe(p)
	}
	s.variables[name] = v
	return v
}

func (v *variable) describe(p *template.Node) {
	if byDefault := p.Get("Default"); byDefault.IsText() {
		v.byDefault, v.hasDefault = byDefault.Text, true
	}
	for option := range p.Get("AllowedValues").Children() {
		v.allow(option.Text)
	}
	v.accepts = acceptedBy(p)
	v.hidden = v.stack.noEcho(p.Key)
}

func (v *variable) allow(text string) {
	if v.allowed == nil {
		v.allowed = map[string]bool{}
	}
	if !v.allowed[text] {
		v.allowed[text] = true
		v.values = append(v.values, text)
	}
}

// mayBe reports whether a text is among the allowed values, if there are any.
func (v *variable) mayBe(text string) bool { return len(v.values) == 0 || v.allowed[text] }

// acceptedBy returns what a parameter's pattern and length admit. A pattern that Go cannot read
// admits everything.
func acceptedBy(p *template.Node) func(string) bool {
	var pattern *regexp.Regexp
	if node := p.Get("AllowedPattern"); node.IsText() {
		pattern, _ = regexp.Compile("^(?:" + node.Text + ")$")
	}
	shortest := 0
	if node := p.Get("MinLength"); node.IsText() {
		shortest, _ = strconv.Atoi(node.Text)
	}
	return func(text string) bool {
		return len(text) >= shortest && (pattern == nil || pattern.MatchString(text))
	}
}

// samples are texts of the kinds that parameters take. A pattern that admits none of them may admit
// no value but those that the template names.
var samples = []string{
	"sample", "Sample1", "a", "A", "1", "123", "8080", "0.5", "true", "sample-1", "sample_1", "/sample", "sample.com", "sample sample",
	"sample@sample.com", "https://sample.com/", "s3://sample/key", "10.0.0.0/8", "10.0.0.1", "2026-01-01", "rate(1 day)",
	"arn:aws:iam::123456789012:role/sample", "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
	"01234567-89ab-cdef-0123-456789abcdef", "123456789012", "o-0123456789", "us-east-1", "us-east-1a", "t3.micro",
	"vpc-0123456789abcdef0", "subnet-0123456789abcdef0", "sg-0123456789abcdef0", "ami-0123456789abcdef0", "Z0123456789ABCDEFGHIJ",
}

// domain returns the values that can make a difference, the default first: those that the template
// allows, or those that it compares with and as many others as there are variables to differ from.
func (v *variable) domain(compared []string, others int) []string {
	var domain []string
	seen := map[string]bool{}
	add := func(text string) {
		if !seen[text] && v.accepts(text) {
			domain = append(domain, text)
		}
		seen[text] = true
	}
	if v.hasDefault {
		add(v.byDefault)
	}
	for _, text := range slices.Concat(v.values, compared) {
		if v.mayBe(text) {
			add(text)
		}
	}
	kind := other
	if !slices.ContainsFunc(samples, v.accepts) {
		kind = doubtful
	}
	if len(v.values) == 0 {
		for i := range others {
			domain = append(domain, kind+strconv.Itoa(i))
		}
	}
	return domain
}

// describeValue says that the variable has a value, in a message.
func (v *variable) describeValue(text string, domain []string) string {
	switch {
	case v.hidden:
		return v.name + " has a certain value"
	case !isOther(text):
		return fmt.Sprintf("%s = %s", v.name, shown(text))
	}
	var named []string
	for _, value := range domain {
		if !isOther(value) {
			named = append(named, shown(value))
		}
	}
	switch len(named) {
	case 0:
		return v.name + " is given"
	case 1:
		return fmt.Sprintf("%s is not %s", v.name, named[0])
	}
	return fmt.Sprintf("%s is none of %s", v.name, strings.Join(named, ", "))
}

func shown(text string) string {
	if text == "" {
		return `""`
	}
	return text
}

func (v *variable) defaults() []string {
	if v.hasDefault {
		return []string{v.byDefault}
	}
	return nil
}
