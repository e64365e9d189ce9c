//go:build unix

package main

import (
	"fmt"
	"strings"
)

// files are what a file system may hold beside templates.
func files() []hostile {
	lint := func(paths ...string) []string { return append([]string{"lint"}, paths...) }
	return []hostile{
		{group: "files", name: "a link to itself", exit: 3, says: `l.yaml: error: too many levels of symbolic links`, args: lint("l.yaml"), files: func(f folder, _ int) { f.link("l.yaml", "l.yaml") }},
		{group: "files", name: "folders that link to each other", exit: 1, says: `never rotated`, args: lint("."), files: func(f folder, _ int) {
			f.file("a/t.yaml", secret)
			f.link("../a", "a/b")
			f.link(".", "c")
		}},
		{group: "files", name: "a file that cannot be read", exit: 3, says: `/proc/self/mem: error: \S`, args: lint("/proc/self/mem", "."), files: func(f folder, _ int) { f.file("t.yaml", secret) }},
		{group: "files", name: "folders in folders, 1,000 levels", size: 1000, exit: 1, says: `never rotated`, args: lint("."), files: func(f folder, n int) { f.file(strings.Repeat("d/", n)+"t.yaml", secret) }},
		{group: "files", name: "a manifest of a cdk.out that names itself", exit: 3, says: `the cloud assembly has no stack`, args: lint("."), files: func(f folder, _ int) {
			f.file("manifest.json", `{"version": "1.0.0", "artifacts": {"a": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}}}}`)
		}},
		{group: "files", name: "a manifest of 100,000 stacks of one template", size: 100_000, exit: 3, says: `error: `, args: lint("."), files: func(f folder, n int) {
			f.file("t.json", `{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}`)
			f.file("manifest.json", `{"version": "1.0.0", "artifacts": {`, every(n, `"S%[1]d": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "t.json"}},`), `"z": {}}}`)
		}},
		{group: "files", name: "a manifest that leaves its folder", exit: 3, says: `leaves the folder of the cloud assembly`, args: lint("."), files: func(f folder, _ int) {
			f.file("manifest.json", `{"version": "1.0.0", "artifacts": {"a": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "../../../../etc/passwd"}}}}`)
		}},
		{group: "files", name: "a configuration that is an alias bomb", exit: 2, says: `.secretwright.yaml`, args: lint("t.yaml"), files: func(f folder, _ int) {
			f.file("t.yaml", secret)
			f.file(".secretwright.yaml", "a0: &a0 [x]\n"+each(9, func(i int) string {
				return fmt.Sprintf("a%d: &a%d [%s]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 10))
			}))
		}},
		{group: "files", name: "a baseline that is broken", exit: 2, says: `b.json`, args: lint("--baseline", "b.json", "t.yaml"), files: func(f folder, _ int) {
			f.file("t.yaml", secret)
			f.file("b.json", strings.Repeat("[", 1_000_000))
		}},
	}
}
