//go:build unix

package main

import (
	"strings"
)

// texts are bytes that are hard to read.
func texts() []hostile {
	repeat := func(text string) func(folder, int) {
		return template(func(n int) string { return header + "Resources:\n  A: " + strings.Repeat(text, n) })
	}
	return []hostile{
		{group: "text", name: "invalid UTF-8", exit: 3, says: `t.yaml:2:13: error: the file is not UTF-8 text`, files: template(func(int) string { return header + "Resources: {\xff\xfe: \xc3\x28}\n" })},
		{group: "text", name: "NUL bytes", exit: 3, says: `t.yaml:\d+:\d+: error: not valid YAML`, files: template(func(int) string { return header + "Resources: {A: \x00\x00}\n" })},
		{group: "text", name: "10 MiB of NUL bytes", exit: 3, size: 10 << 20, says: `t.yaml:1:1: error: not valid YAML`, files: template(func(n int) string { return strings.Repeat("\x00", n) })},
		{group: "text", name: "NUL bytes in JSON", exit: 3, says: `t.yaml:1:22: error: control character in a string`, files: template(func(int) string { return "{\"Resources\": {\"A\": \"\x00\"}}" })},
		{group: "text", name: "half a UTF-16 pair", exit: 3, says: `t.yaml:\d+:\d+: error: `, files: template(func(int) string { return "\xff\xfe{\x00\x00\xd8" })},
		{group: "text", name: "escape sequences of a terminal in logical ids", exit: 1, says: `secret "\\x1b\[2J`, files: template(func(int) string {
			return "Resources: {\"\\e[2J\\e]0;x\\a\": {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}}\n"
		})},
		{group: "text", name: "a quote that never ends", size: 10<<20 - 100, growth: true, exit: 3, says: `error: not valid YAML`, files: template(func(n int) string { return header + "Resources:\n  A: \"" + strings.Repeat("a", n) })},
		{group: "text", name: "line breaks only", size: 10<<20 - 100, growth: true, says: `^no findings in 1 template`, files: repeat("\n")},
		{group: "text", name: "spaces only", size: 10<<20 - 100, growth: true, says: `^no findings in 1 template`, files: repeat(" ")},
		{group: "text", name: "comments only", size: 5<<20 - 100, growth: true, says: `^no findings in 1 template`, files: repeat("#\n")},
		{group: "text", name: "tags only", size: 2 << 20, growth: true, exit: 3, says: `error: `, files: repeat("!a ")},
		{group: "text", name: "anchors only", size: 2 << 20, growth: true, exit: 3, says: `error: `, files: repeat("&a ")},
		{group: "text", name: "anchors by the hundred thousand", size: 300_000, growth: true, exit: 0, says: clean, files: template(func(n int) string {
			return header + "Resources: {A: {Type: AWS::SNS::Topic}}\nMetadata:\n" + every(n, "  a%[1]d: &a%[1]d 1\n")
		})},
		{group: "text", name: "%TAG lines", size: 500_000, growth: true, exit: 3, says: `%TAG lines`, files: template(func(n int) string { return every(n, "%%TAG !a%[1]d! a\n") + "---\n" + secret })},
		{group: "text", name: "documents in one file", size: 1_000_000, growth: true, exit: 3, says: `error: `, files: template(func(n int) string { return secret + strings.Repeat("---\na: b\n", n) })},
		{group: "text", name: "a key of 5 MiB", size: 5 << 20, growth: true, exit: 3, says: `error: `, files: template(func(n int) string { return header + "Resources:\n  " + strings.Repeat("k", n) + ": x\n" })},
		{group: "text", name: "one key again and again, JSON", size: 480_000, growth: true, exit: 0, says: `duplicate key "a"`, files: template(func(n int) string {
			return `{"Resources": {"A": {"Type": "AWS::SNS::Topic"}}, "Metadata": {` + strings.Repeat(`"a": 1, `, n) + `"b": 1}}`
		})},
		{group: "text", name: "alias bomb", exit: 3, says: `the aliases expand to more than 10 times what is written`, files: template(func(int) string {
			return header + "Resources: {}\nMetadata:\n  a0: &a0 [x]\n" + each(30, func(i int) string {
				return strings.NewReplacer("M", itoa(i+1), "N", itoa(i)).Replace("  aM: &aM [*aN, *aN, *aN, *aN, *aN, *aN, *aN, *aN, *aN, *aN]\n")
			})
		})},
		{group: "text", name: "alias bomb of merge keys", exit: 3, says: `the aliases expand to more than 10 times what is written`, files: template(func(int) string {
			return header + "Resources: {}\nMetadata:\n  a0: &a0 {x: 1}\n" + each(30, func(i int) string {
				return strings.NewReplacer("M", itoa(i+1), "N", itoa(i)).Replace("  aM: &aM {p: {<<: *aN}, q: {<<: *aN}, r: {<<: [*aN, *aN]}}\n")
			})
		})},
		{group: "text", name: "a large anchor used often", size: 100_000, growth: true, exit: 3, says: `the aliases expand to more than 10 times|more than 1000000 values`, files: template(func(n int) string {
			return header + "Resources: {}\nMetadata:\n  a: &a [" + strings.Repeat("1,", n) + "]\n  b: [" + strings.Repeat("*a,", n) + "]\n"
		})},
		{group: "text", name: "an alias inside its own anchor", exit: 3, says: `error: `, files: template(func(int) string { return header + "Resources: &a {A: *a}\n" })},
	}
}
