package model

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/secretwright/secretwright/lint/template"
)

// carried is a value in a carrier that may be a credential: its key is called one, it is of a known
// format, or it is read from a secret.
type carried struct {
	stack      *stack
	owner      *resource // nil in a section of the template
	node       *template.Node
	property   string
	entry      carriedEntry
	named      bool // the key is called a credential
	provenance string
	reason     string
	// kind is what the value is, where a known format or its entropy speaks for a credential.
	kind, format string
	token        found // of a known format
	print        fingerprint
	jsonKey      string // of a dynamic reference: the key of the secret that is read, "" for all of it
	reads        string // what it reads: all, credential, setting, unknown
	password     bool   // the key is called a password
	formed       bool   // the text has the form of an address, an ARN, a path or the like
}

// fingerprint is what may be told of a credential.
type fingerprint struct {
	length int
	hash   string
}

// printOf salts a credential with the place where it stands. The hash is short, so that it tells two
// values apart and many texts have it.
func printOf(path, content string) fingerprint {
	const bytes = 3
	sum := sha256.Sum256([]byte(path + "\x00" + content))
	return fingerprint{utf8.RuneCountInString(content), hex.EncodeToString(sum[:bytes])}
}

// hideCarried hides what looks like a credential in carriers.
func (a *Assembly) hideCarried() {
	written := a.writtenTokens()
	a.eachCarried(func(c *carried) {
		if c.kind != "" {
			c.stack.hideBelow(c.entry.value.node, nil)
			c.stack.hide(c.entry.value)
		}
		inherits := c.owner != nil && c.stack.inherited()[c.node.At]
		if c.format != "" && !inherits && !c.entry.value.isMadeOf(written) {
			a.tokens = append(a.tokens, token{c.stack, c.node, c.token})
		}
	})
}

// carried returns the facts, computed when the first rule asks: most templates have many carriers. It
// comes after everything is hidden, so that no fact shows what another one hides.
func (a *Assembly) carried() []*carried {
	if !a.facts.hasCarried {
		a.facts.hasCarried = true
		var all []*carried
		a.eachCarried(func(c *carried) { all = append(all, c) })
		used := a.usedTexts(all)
		all = slices.DeleteFunc(all, func(c *carried) bool { return c.saidElsewhere(used) })
		a.facts.carried = joined(all)
	}
	return a.facts.carried
}

func (a *Assembly) eachCarried(do func(*carried)) {
	for _, r := range a.resources {
		for _, property := range carriersOf(r.kind) {
			for _, e := range r.entries(property) {
				if c := judge(e, property.form, r.stack); c != nil {
					c.stack, c.owner, c.property = r.stack, r, strings.ReplaceAll(strings.TrimPrefix(property.path, "/"), "/", ".")
					c.sign(r.key)
					do(c)
				}
			}
		}
	}
	for _, s := range a.stacks {
		s.eachInSections(do)
	}
}

// judge makes a fact of an entry unless there is nothing to say.
func judge(e carriedEntry, f form, s *stack) *carried {
	c := &carried{entry: e, node: e.value.node, named: f == byKind || f == bySecret && e.key == secretString || f != byFormat && isCredentialKey(e.key)}
	c.provenance, c.reason = provenance(e.value, credentialProperty{alternative: "secret-arn"})
	shown := e.value.plain()
	if f == byFormat {
		shown = decoded(shown)
	}
	content, isKnown := e.value.text()
	c.password = c.named && (isPasswordKey(e.key) || f == byKind)
	c.formed = isKnown && formed().MatchString(strings.TrimSpace(content))
	token, ofFormat := tokenIn(shown)
	switch {
	case ofFormat:
		c.kind, c.format, c.print.hash, c.token = token.format.kind, token.format.name, token.text, token
	case c.named && isKnown && (c.provenance == "literal" || c.provenance == "parameter" && !e.value.isNamed()) && looksRandom(content):
		c.kind, c.print.hash = "credential", content
	}
	fromSecret := strings.Contains(shown, "{{resolve:secretsmanager:")
	if fromSecret {
		c.readFrom(e.value.dynamicReferences(s))
	}
	if !c.named && !ofFormat && !fromSecret || c.provenance == "empty" && !e.value.madeOf(parameter) {
		return nil
	}
	return c
}

// isNamed reports whether a parameter says of itself that it is the name or the address of something.
func (v value) isNamed() bool {
	return slices.ContainsFunc(v.parameters(), aboutOther().MatchString)
}

// sign replaces the credential by its fingerprint.
func (c *carried) sign(path string) {
	if c.kind != "" {
		c.print = printOf(path, c.print.hash)
	}
}

// readFrom notes what the references read; that of a credential decides.
func (c *carried) readFrom(references []dynamicReference) {
	for _, d := range references {
		if reads := d.reads(); reads != "" && (c.reads == "" || reads == "credential" || reads == "all") {
			c.reads, c.jsonKey = reads, d.key.render()
		}
	}
}

// eachInSections judges the carriers that belong to no resource: Mappings, Outputs, and the variables
// that AWS SAM gives all functions.
func (s *stack) eachInSections(do func(*carried)) {
	for table := range s.mappings.Children() {
		for row := range table.Children() {
			s.eachUnder(row, "Mappings", do)
		}
	}
	s.eachUnder(s.Root.Get("Globals", "Function", "Environment", "Variables"), "Globals", do)
	for output := range s.Root.Get("Outputs").Children() {
		for _, b := range s.value(output.Get("Value")).alternatives() {
			s.judgeIn("Outputs", carriedEntry{b, output.Key}, do)
		}
	}
}

func (s *stack) eachUnder(n *template.Node, section string, do func(*carried)) {
	for _, b := range s.value(n).alternatives() {
		for _, e := range b.pairs(false) {
			s.judgeIn(section, e, do)
		}
	}
}

func (s *stack) judgeIn(section string, e carriedEntry, do func(*carried)) {
	if c := judge(e, byKey, s); c != nil {
		c.stack, c.property = s, section
		c.sign(s.Name + "/" + section)
		do(c)
	}
}
