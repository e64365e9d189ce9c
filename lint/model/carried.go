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

// hideCarried hides what looks like a credential in carriers, and keeps the carriers that have any.
func (a *Assembly) hideCarried() {
	written := a.writtenTokens()
	a.eachCarrier(func(c carrier) {
		all := c.carried()
		if len(all) > 0 {
			a.carriers = append(a.carriers, c)
		}
		for _, found := range all {
			found.hide(written)
		}
	})
}

func (c *carried) hide(written map[*template.Node]bool) {
	if c.kind != "" || c.isPassword() {
		c.stack.hideBelow(c.entry.value.node, nil)
		c.stack.hide(c.entry.value)
	}
	c.hideHandedOver()
	inherits := c.owner != nil && c.stack.inherited()[c.node.At]
	if c.format != "" && !inherits && !c.entry.value.isMadeOf(written) {
		c.stack.assembly.tokens = append(c.stack.assembly.tokens, token{c.stack, c.node, c.token})
	}
}

// isPassword reports whether a text goes by the name of a password, however it looks: it is no evidence, and yet
// nothing to show.
func (c *carried) isPassword() bool {
	return c.password && (c.provenance == "literal" || c.provenance == "text")
}

// hideHandedOver hides the parameters that become credentials here, of whose values findings speak.
func (c *carried) hideHandedOver() {
	if c.provenance != "parameter" || !c.named {
		return
	}
	at := handover{stack: c.stack, kind: "carrier", key: c.entry.key, mayBeName: true}
	for _, p := range c.entry.value.parts() {
		if p.from == parameter && at.takes(p.name, len(c.entry.value.parts()) == 1) {
			c.stack.hideNode(p.source)
			p.home(c.stack).variable(p.name).hidden = true
		}
	}
}

func (a *Assembly) carried() []*carried { return a.facts.carried.get(a.findCarried) }

// findCarried comes after everything is hidden, so that no fact shows what another one hides.
func (a *Assembly) findCarried() []*carried {
	var all []*carried
	for _, c := range a.carriers {
		all = append(all, c.carried()...)
	}
	used := a.usedTexts(all)
	return joined(slices.DeleteFunc(all, func(c *carried) bool { return c.saidElsewhere(used) }))
}

// carried judges the entries of a carrier.
func (c carrier) carried() []*carried {
	var all []*carried
	for _, e := range c.entries() {
		if found := judge(e, c.form, c.stack); found != nil {
			found.owner, found.property = c.owner, c.property()
			found.sign()
			all = append(all, found)
		}
	}
	return all
}

// judge makes a fact of an entry unless there is nothing to say.
func judge(e carriedEntry, f form, s *stack) *carried {
	c := &carried{stack: s, entry: e, node: e.value.node, named: f == byKind || f == bySecret && e.key == secretString || f != byFormat && isCredentialKey(e.key)}
	shown := e.value.plain()
	if f == byFormat {
		shown = decoded(shown)
	}
	token, ofFormat := tokenIn(shown)
	fromSecret := strings.Contains(shown, dynamicPrefix)
	if !c.named && !ofFormat && !fromSecret {
		return nil
	}
	c.provenance, c.reason = provenance(e.value, credentialProperty{alternative: "secret-arn"})
	if c.provenance == "empty" && !e.value.madeOf(parameter) {
		return nil
	}
	content, isKnown := e.value.text()
	c.password = c.named && (isPasswordKey(e.key) || f == byKind)
	c.formed = isKnown && formed().MatchString(strings.TrimSpace(content))
	switch {
	case ofFormat:
		c.kind, c.format, c.print.hash, c.token = token.format.kind, token.format.name, token.text, token
	case c.named && isKnown && (c.provenance == "literal" || c.provenance == "parameter" && !e.value.isNamed()) && looksRandom(content):
		c.kind, c.print.hash = "credential", content
	}
	if fromSecret {
		c.readFrom(e.value.dynamicReferences(s))
	}
	return c
}

// isNamed reports whether a parameter says of itself that it is the name or the address of something.
func (v value) isNamed() bool {
	return slices.ContainsFunc(v.parameters(), isAboutOther)
}

// sign replaces the credential by its fingerprint.
func (c *carried) sign() {
	path := c.stack.Name + "/" + c.property
	if c.owner != nil {
		path = c.owner.key()
	}
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
