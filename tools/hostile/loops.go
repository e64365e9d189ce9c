//go:build unix

package main

import (
	"strings"
)

// loops are Fn::ForEach that make much of little.
func loops() []hostile {
	const tooMuch = `is not expanded: it and the loops before it make more than 1000 entries`
	loop := func(text func(n int) string) func(folder, int) {
		return template(func(n int) string {
			return "Transform: AWS::LanguageExtensions\nResources:\n  T: {Type: AWS::SNS::Topic}\n" + text(n)
		})
	}
	nested := func(n int, collection, body string) string {
		text := body
		for i := range n {
			text = "Fn::ForEach::L" + itoa(i) + ": [I" + itoa(i) + ", " + collection + ", {" + text + "}]"
		}
		return "  Fn::ForEach::Outer: [O, [a], {" + text + "}]\n"
	}
	ten := "[" + every(10, "v%[1]d, ") + "]"
	return []hostile{
		{group: "loops", name: "100 loops in each other (10^100 resources)", size: 100, says: tooMuch, files: loop(func(n int) string { return nested(n, ten, "'S${I0}': {Type: AWS::SecretsManager::Secret}") })},
		{group: "loops", name: "a collection of 300,000", size: 300_000, growth: true, says: tooMuch, files: loop(func(n int) string {
			return "  Fn::ForEach::L: [I, [" + every(n, "v%[1]d, ") + "], {'S${I}': {Type: AWS::SecretsManager::Secret}}]\n"
		})},
		{group: "loops", name: "1,000 times a template of 900 values", size: 900, says: `in 1 template`, files: loop(func(n int) string {
			return "  Fn::ForEach::L: [I, [" + every(1000, "v%[1]d, ") + "], {'S${I}': {Type: AWS::SNS::Topic, Properties: {Tags: [" + strings.Repeat("x, ", n) + "]}}}]\n"
		})},
		{group: "loops", name: "1,000 times a text of 1 MiB", size: 1 << 20, says: `makes more text than a template may have`, files: loop(func(n int) string {
			return "  Fn::ForEach::L: [I, [" + every(1000, "v%[1]d, ") + "], {'S${I}': {Type: AWS::SNS::Topic, Properties: {DisplayName: '${I}" + strings.Repeat("x", n) + "'}}}]\n"
		})},
		{group: "loops", name: "a text that names its identifier 100,000 times", size: 100_000, says: `makes more text than a template may have`, files: loop(func(n int) string {
			return "  Fn::ForEach::L: [I, [" + strings.Repeat("x", 1000) + "], {'S${I}': {Type: AWS::SNS::Topic, Properties: {DisplayName: '" + strings.Repeat("${I}", n) + "'}}}]\n"
		})},
		{group: "loops", name: "loops that double a text in each other", size: 40, says: `in 1 template`, files: loop(func(n int) string {
			text := "'S${I0}': {Type: AWS::SNS::Topic}"
			for i := range n {
				text = "'Fn::ForEach::L" + itoa(i) + "': [I" + itoa(i) + ", ['${I" + itoa(i+1) + "}${I" + itoa(i+1) + "}'], {" + text + "}]"
			}
			return "  Fn::ForEach::Outer: [I" + itoa(n) + ", [a], {" + text + "}]\n"
		})},
		{group: "loops", name: "9,999 loops beside each other", size: 9_999, growth: true, says: tooMuch, files: loop(func(n int) string {
			return every(n, "  Fn::ForEach::L%[1]d: [I, [a, b], {'S%[1]d${I}': {Type: AWS::SNS::Topic}}]\n")
		})},
	}
}
