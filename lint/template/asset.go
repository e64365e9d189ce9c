package template

import (
	"path/filepath"
	"strings"
)

// asset is a template among the files that a cloud assembly uploads: nested stacks name them by hash.
type asset struct{ hash, path string }

// shortestHash keeps a broken asset manifest from naming everything: the CDK's have 64 digits.
const shortestHash = 16

// index notes what stacks need to know of other artifacts: the templates among the assets and the
// construct tree.
func (m *manifest) index(artifact *Node) {
	kind, file := artifact.Get("type"), artifact.Get("properties", "file")
	if kind == nil || file == nil || !filepath.IsLocal(filepath.FromSlash(file.Text)) {
		return
	}
	path := filepath.Join(m.folder, filepath.FromSlash(file.Text))
	switch kind.Text {
	case "cdk:asset-manifest":
		m.readAssets(path)
	case "cdk:tree":
		if m.constructs == nil { // that of the outermost folder has the stages as well
			m.constructs = &constructTree{file: path, stacks: map[string]bool{}}
		}
	}
}

// readAssets reads an asset manifest. One that is missing is none that a template needs.
func (m *manifest) readAssets(path string) {
	source, problem := readFile(path)
	if problem != nil {
		return
	}
	root, built := readJSON(path, toUTF8(source))
	if built.failure != nil {
		built.failure.Message = "broken asset manifest of a cloud assembly: " + built.failure.Message
		m.problems = append(m.problems, built.failure)
		return
	}
	for file := range root.Get("files").Children() {
		source := file.Get("source", "path")
		if source != nil && strings.HasSuffix(source.Text, ".template.json") && len(file.Key) >= shortestHash {
			m.assets[m.folder] = append(m.assets[m.folder], asset{file.Key, source.Text})
		}
	}
}

// constructOf is the path of a stack's construct, and notes that there is a stack.
func (m *manifest) constructOf(artifact *Node) string {
	path := artifact.Key
	if display := artifact.Get("displayName"); display != nil && display.Text != "" {
		path = display.Text
	}
	if m.constructs != nil {
		m.constructs.stacks[path] = true
	}
	return path
}

// templateOf finds the template of a nested stack. The manifest does not name it: it is an asset
// whose hash is in the TemplateURL. Only "cdk synth" also writes its path into the resource's
// metadata, a CDK program that runs by itself does not.
func (a *assembly) templateOf(parent *Stack, resource *Node) (string, bool) {
	folder := filepath.Dir(parent.File)
	url := textIn(resource.Get("Properties", "TemplateURL"))
	for _, asset := range a.assets[folder] {
		if strings.Contains(url, asset.hash) {
			return a.within(folder, asset.path)
		}
	}
	path := resource.Get("Metadata", "aws:asset:path")
	if path == nil || !strings.HasSuffix(path.Text, ".template.json") {
		return "", false
	}
	return a.within(folder, path.Text)
}

// within joins a path to a folder and reports whether it stays in the cloud assembly.
func (a *assembly) within(folder, path string) (string, bool) {
	path = filepath.Join(folder, filepath.FromSlash(path))
	inside, err := filepath.Rel(a.root, path)
	return path, err == nil && filepath.IsLocal(inside)
}

// textIn is all text below a node, as if it were joined.
func textIn(n *Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString(n.Text)
	for child := range n.Children() {
		b.WriteString(textIn(child))
	}
	return b.String()
}
