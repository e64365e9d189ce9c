// Package inputs makes up templates to measure the linter with. What it makes is the same on every machine and in every
// run, and nobody's: its pieces are the files in units, which are about secrets, and in others, which are not.
package inputs

import (
	"embed"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"path"
	"strconv"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

//go:embed header.yaml units/*.yaml others/*.yaml
var files embed.FS

// pieces are the texts of a folder. In each # stands for what tells one use of it from others.
func pieces(folder string) []string {
	var texts []string
	entries, _ := files.ReadDir(folder) // it is embedded
	for _, entry := range entries {
		texts = append(texts, piece(path.Join(folder, entry.Name())))
	}
	return texts
}

func piece(file string) string {
	text, _ := files.ReadFile(file) // it is embedded
	return string(text)
}

// Small is one template with a database, its secret and everything that rotates it: 15 resources.
func Small() string {
	return piece("header.yaml") + numbered(piece("units/database.yaml"), "1")
}

// Dense is a template of about so many bytes, all of whose resources matter to some rule.
func Dense(bytes int) string {
	return grown(func(size, _ int) bool { return size < bytes }, pieces("units"))
}

// Units is a template with so many pieces, all of which matter to some rule.
func Units(count int) string {
	return grown(func(_, used int) bool { return used < count }, pieces("units"))
}

// grown adds pieces by turns while it is told to.
func grown(more func(size, used int) bool, from []string) string {
	text := []byte(piece("header.yaml"))
	for i := 0; more(len(text), i); i++ {
		text = append(text, numbered(from[i%len(from)], strconv.Itoa(i))...)
	}
	return string(text)
}

func numbered(text, number string) string { return strings.ReplaceAll(text, "#", number) }

// CDK is JSON of about so many bytes as the CDK writes it: ids with a hash, a construct path for each resource, and
// mostly resources that no rule asks about. Those are what version 2 of the CDK makes of an API, a workflow and a site,
// with all that comes along: roles, policies, permissions, stages.
func CDK(bytes int) (string, error) {
	return cdk(rand.New(rand.NewPCG(1, 1)), "Orders", bytes)
}

func cdk(chance *rand.Rand, stack string, bytes int) (string, error) {
	text := []byte(piece("header.yaml"))
	units, others := pieces("units"), pieces("others")
	for i := 0; len(text) < bytes*6/10; i++ { // the same as JSON is longer
		from := others
		if i%8 == 0 {
			from = units
		}
		text = append(text, numbered(from[chance.IntN(len(from))], hash(stack, i))...)
	}
	tree, err := template.Read("made up", text)
	if err != nil {
		return "", err
	}
	w := writer{stack: stack, indent: " "}
	return w.write(tree.Root), nil
}

// hash is what the CDK appends to ids.
func hash(stack string, number int) string {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s/%d", stack, number)
	return fmt.Sprintf("%08X", h.Sum32())
}

// JSON is a template as JSON.
func JSON(text string) (string, error) {
	tree, err := template.Read("made up", []byte(text))
	if err != nil {
		return "", err
	}
	w := writer{indent: "  "}
	return w.write(tree.Root), nil
}
