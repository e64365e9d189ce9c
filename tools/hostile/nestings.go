//go:build unix

package main

import (
	"strconv"
	"strings"
)

func itoa(i int) string { return strconv.Itoa(i) }

// within puts a text between two others, n times.
func within(n int, before, text, after string) string {
	return strings.Repeat(before, n) + text + strings.Repeat(after, n)
}

// nestings are values deep in others: 510 levels are read, more are refused.
func nestings() []hostile {
	const deep = `nested deeper than 512 levels`
	// In the place of a password every function is followed.
	password := func(value func(n int) string) func(folder, int) {
		return template(func(n int) string {
			return `{"Parameters": {"Env": {"Type": "String"}}, "Conditions": {"C": {"Fn::Equals": [{"Ref": "Env"}, "prod"]}},
				"Resources": {"D": {"Type": "AWS::RDS::DBInstance", "Properties": {"MasterUserPassword": ` + value(n) + `}}}}`
		})
	}
	return []hostile{
		{group: "nesting", name: "maps in JSON", size: 1_000_000, growth: true, exit: 3, says: deep, files: template(func(n int) string {
			return `{"AWSTemplateFormatVersion": "2010-09-09", "Resources": ` + within(n, `{"a":`, "1", "}") + "}"
		})},
		{group: "nesting", name: "lists in YAML, in brackets", size: 4_000_000, growth: true, exit: 3, says: deep + "|more than 1000000 values", files: template(func(n int) string { return header + "Resources: " + within(n, "[", "", "]") })},
		{group: "nesting", name: "lists in YAML, in a block", size: 4_000_000, growth: true, exit: 3, says: deep + "|more than 1000000 values", files: template(func(n int) string { return header + "Resources:\n  " + strings.Repeat("- ", n) + "a\n" })},
		{group: "nesting", name: "Fn::If in Fn::If", size: 230, says: clean, files: password(func(n int) string { return within(n, `{"Fn::If": ["C", "a", `, `"b"`, `]}`) })},
		{group: "nesting", name: "Fn::Join in Fn::Join", size: 160, exit: 1, says: `MasterUserPassword`, files: password(func(n int) string { return within(n, `{"Fn::Join": ["", ["a", `, `"b"`, `]]}`) })},
		{group: "nesting", name: "Fn::Sub that doubles its text, in itself", size: 160, says: clean, files: password(func(n int) string { return within(n, `{"Fn::Sub": ["${a}${a}", {"a": `, `"b"`, `}]}`) })},
		{group: "nesting", name: "Fn::Sub that doubles an unknown, in itself", size: 160, says: clean, files: password(func(n int) string { return within(n, `{"Fn::Sub": ["${a}${a}", {"a": `, `{"Ref": "Env"}`, `}]}`) })},
		{group: "nesting", name: "Fn::ToJsonString in itself, doubling quotes", size: 240, says: clean, files: password(func(n int) string { return within(n, `{"Fn::ToJsonString": [`, `"\"b\""`, `]}`) })},
		{group: "nesting", name: "Fn::Split and Fn::Join that double a text", size: 60, says: `^1 open`, files: password(func(n int) string {
			return within(n, `{"Fn::Join": ["a,a", {"Fn::Split": ["a", `, `"aaaa"`, `]}]}`)
		})},
		{group: "nesting", name: "Fn::Base64 in itself", size: 240, exit: 1, says: `D`, files: password(func(n int) string { return within(n, `{"Fn::Base64": `, `"bcdefghi"`, `}`) })},
		{group: "nesting", name: "Fn::Cidr in Fn::Cidr", size: 100, says: `^1 open`, files: password(func(n int) string {
			return within(n, `{"Fn::Select": [0, {"Fn::Cidr": [`, `"10.0.0.0/8"`, `, 256, 8]}]}`)
		})},
		{group: "nesting", name: "Fn::FindInMap in Fn::FindInMap", size: 160, says: clean, files: template(func(n int) string {
			return `{"Mappings": {"M": {"a": {"b": "a"}, "c": {"b": "c"}}}, "Resources": {"D": {"Type": "AWS::RDS::DBInstance", "Properties": {"MasterUserPassword": ` +
				within(n, `{"Fn::FindInMap": ["M", `, `{"Ref": "AWS::Region"}`, `, "b"]}`) + `}}}}`
		})},
		{group: "nesting", name: "Fn::FindInMap in both keys of itself", size: 30, says: clean, files: template(func(n int) string {
			inner := `{"Ref": "AWS::Region"}`
			for range min(n, 16) {
				inner = `{"Fn::FindInMap": ["M", ` + inner + `, ` + inner + `]}`
			}
			return `{"Mappings": {"M": {"a": {"a": "a", "c": "c"}, "c": {"a": "c", "c": "a"}}}, "Resources": {"D": {"Type": "AWS::RDS::DBInstance", "Properties": {"MasterUserPassword": ` + inner + `}}}}`
		})},
		{group: "nesting", name: "JSON in JSON in a secret's text", size: 18, says: `\[unused-secret\]`, files: template(func(n int) string {
			text := `{"password": "x"}`
			for range n {
				text = `{"a": ` + strconv.Quote(text) + `}`
			}
			return `{"Resources": {"S": {"Type": "AWS::SecretsManager::Secret", "Properties": {"SecretString": ` + strconv.Quote(text) + `}}}}`
		})},
		{group: "nesting", name: "JSON of a million levels in a secret's text", size: 1_000_000, growth: true, says: `\[unused-secret\]`, files: template(func(n int) string {
			return `{"Resources": {"S": {"Type": "AWS::SecretsManager::Secret", "Properties": {"SecretString": "` + within(n, `{\"a\":`, "1", "}") + `"}}}}`
		})},
	}
}
