package template

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// nesting knows by their real paths which template files nest which others.
type nesting struct {
	children map[string][]string
	isChild  map[string]bool
}

// withoutNested leaves out the templates that other inputs nest: alone they would be judged without
// their parameters. Of templates that nest each other in a circle the first one stays.
func (f *finder) withoutNested() []Input {
	n := nesting{children: map[string][]string{}, isChild: map[string]bool{}}
	paths := make([]string, len(f.inputs))
	for real, i := range f.seen {
		paths[i] = real
	}
	for i, in := range f.inputs {
		if len(paths) > 1 && (in.kind == named || in.kind == met) {
			n.follow(in.path, paths[i])
		}
	}
	covered := map[string]bool{}
	for _, path := range paths {
		if !n.isChild[path] {
			n.cover(path, covered)
		}
	}
	var kept []Input
	for i, path := range paths {
		if !n.isChild[path] || !covered[path] {
			kept = append(kept, f.inputs[i])
			n.cover(path, covered)
		}
	}
	return kept
}

// follow notes what a template nests, and what that nests in turn.
func (n *nesting) follow(path, real string) {
	if _, known := n.children[real]; known {
		return
	}
	n.children[real] = nil
	for _, child := range nestedFiles(path) {
		realChild := realPath(child)
		if realChild != real {
			n.children[real] = append(n.children[real], realChild)
			n.isChild[realChild] = true
			n.follow(child, realChild)
		}
	}
}

func (n *nesting) cover(path string, covered map[string]bool) {
	for _, child := range n.children[path] {
		if !covered[child] {
			covered[child] = true
			n.cover(child, covered)
		}
	}
}

// nestedFiles returns the local templates that a template nests. Only regular files are looked into:
// a pipe can be read once. Few files get past the glance at their text.
func nestedFiles(path string) []string {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	source, problem := readFile(path)
	if problem != nil || !mayNest(toUTF8(source)) {
		return nil
	}
	stack, problem := read(path, source)
	if problem != nil {
		return nil
	}
	var found []string
	for _, resource := range stack.nested() {
		child, ok := localPath(path, resource.Get("Properties", "TemplateURL"))
		if !ok {
			continue
		}
		if info, err := os.Stat(child); err == nil && info.Mode().IsRegular() {
			found = append(found, child)
		}
	}
	return found
}

var elsewhere = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(https?:|Fn::|Ref\b|[!{])`) })

// mayNest reports whether some TemplateURL in a text may be a path: it begins neither as a URL nor as
// a function.
func mayNest(text string) bool {
	for {
		_, after, found := strings.Cut(text, "TemplateURL")
		if !found {
			return false
		}
		value := strings.TrimLeft(after, "\"': \t\r\n")
		if !elsewhere().MatchString(value) {
			return true
		}
		text = after
	}
}
