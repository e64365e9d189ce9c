package template

import (
	"os"
	"path/filepath"
	"strings"
)

const manifestName = "manifest.json"

// isAssembly reports whether a folder is a cloud assembly, as "cdk synth" writes one to cdk.out.
// Other things have a manifest.json too, such as web applications. One that is broken counts if its
// text looks right: then Load says what is wrong with it.
func isAssembly(folder string) bool {
	path := filepath.Join(folder, manifestName)
	source, problem := readFile(path)
	if problem != nil || !strings.Contains(source, `"artifacts"`) || !strings.Contains(source, `"version"`) {
		return false
	}
	manifest, built := readJSON(path, toUTF8(source))
	return built.failure != nil || manifest.Get("artifacts") != nil && manifest.Get("version") != nil
}

// assembly reads a cloud assembly with the assemblies of its stages and the templates of its
// nested stacks.
type assembly struct {
	nester
	root       string          // the outermost folder, which no path may leave
	read       map[string]bool // folders
	assets     map[string][]asset
	constructs *constructTree
}

func loadAssembly(folder string) ([]*Stack, []*Problem) {
	a := &assembly{root: folder, read: map[string]bool{}, assets: map[string][]asset{}}
	a.names, a.locate, a.room = map[string]bool{}, a.templateOf, newRoom()
	a.folder(folder)
	if len(a.stacks) == 0 && len(a.problems) == 0 {
		path := filepath.Join(folder, manifestName)
		a.problems = append(a.problems, &Problem{File: path, Message: "the cloud assembly has no stack; run cdk synth again"})
	}
	return a.stacks, a.problems
}

func (a *assembly) folder(folder string) {
	if a.read[folder] {
		return
	}
	a.read[folder] = true
	m := manifest{assembly: a, folder: folder, path: filepath.Join(folder, manifestName)}
	source, problem := readFile(m.path)
	if problem != nil {
		a.problems = append(a.problems, problem)
		return
	}
	root, built := readJSON(m.path, toUTF8(source))
	if built.failure != nil {
		built.failure.Message = "broken manifest of a cloud assembly: " + built.failure.Message
		a.problems = append(a.problems, built.failure)
		return
	}
	artifacts := root.Get("artifacts")
	if artifacts == nil || artifacts.Kind != Map {
		m.problem(root, "broken manifest of a cloud assembly: artifacts is missing or not a map")
		return
	}
	for artifact := range artifacts.Children() { // first: stacks need them
		m.index(artifact)
	}
	for artifact := range artifacts.Children() {
		m.artifact(artifact)
	}
}

// manifest is the manifest.json of one folder.
type manifest struct {
	*assembly
	folder, path string
}

func (m *manifest) problem(at *Node, message string) {
	m.problems = append(m.problems, &Problem{
		File: m.path, Line: int(at.At.Line), Column: int(at.At.Column), Message: message,
	})
}

func (m *manifest) artifact(artifact *Node) {
	kind := artifact.Get("type")
	switch {
	case kind == nil:
	case kind.Text == "aws:cloudformation:stack":
		m.stack(artifact)
	case kind.Text == "cdk:cloud-assembly":
		if path, ok := m.inside(artifact, "directoryName"); ok {
			m.assembly.folder(path)
		}
	}
}

// inside is the path that a property of an artifact names, if it stays in the manifest's folder.
func (m *manifest) inside(artifact *Node, property string) (string, bool) {
	name := artifact.Get("properties", property)
	switch {
	case name == nil || name.Kind != String || name.Text == "":
		m.problem(artifact, "artifact "+quoted(artifact.Key)+" has no "+property+"; run cdk synth again")
	case !filepath.IsLocal(filepath.FromSlash(name.Text)):
		m.problem(name, property+" leaves the folder of the cloud assembly; it must be a path inside")
	default:
		return filepath.Join(m.folder, filepath.FromSlash(name.Text)), true
	}
	return "", false
}

func (m *manifest) stack(artifact *Node) {
	if m.full {
		return
	}
	path, ok := m.inside(artifact, "templateFile")
	if !ok {
		return
	}
	stack := &Stack{Name: m.name(artifact), constructs: m.constructs, construct: m.constructOf(artifact)}
	if environment := artifact.Get("environment"); environment != nil {
		stack.Account, stack.Region = splitEnvironment(environment.Text)
	}
	if _, err := os.Stat(path); err != nil {
		m.problem(artifact.Get("properties", "templateFile"), "template "+path+": "+reason(err)+"; run cdk synth again")
		return
	}
	m.template(path, stack)
}

// name is the stack's name. Stages may have stacks of one name, in different accounts or Regions;
// their display names or their folders tell them apart.
func (m *manifest) name(artifact *Node) string {
	names := []string{m.folder + "/" + artifact.Key}
	for _, node := range []*Node{artifact.Get("displayName"), {Kind: String, Text: artifact.Key}, artifact.Get("properties", "stackName")} {
		if node != nil && node.Kind == String && !m.names[node.Text] {
			names = append(names, node.Text)
		}
	}
	name := names[len(names)-1]
	m.names[name] = true
	return name
}

// splitEnvironment takes aws://ACCOUNT/REGION apart. The CDK writes unknown-account and
// unknown-region for a stack that can go anywhere.
func splitEnvironment(environment string) (account, region string) {
	account, region, _ = strings.Cut(strings.TrimPrefix(environment, "aws://"), "/")
	if account == "unknown-account" {
		account = ""
	}
	if region == "unknown-region" {
		region = ""
	}
	return account, region
}

// template reads one template with the name and place that its manifest gives it.
func (a *assembly) template(path string, as *Stack) {
	stack, problem := loadSynthesized(path)
	if problem != nil {
		a.problems = append(a.problems, problem)
		return
	}
	stack.Name, stack.Account, stack.Region = as.Name, as.Account, as.Region
	stack.constructs, stack.construct = as.constructs, as.construct
	a.add(stack)
}

// loadSynthesized reads a template that the CDK wrote. A stack may have no resources yet: the CDK passes over it when
// it deploys.
func loadSynthesized(path string) (*Stack, *Problem) {
	source, problem := readFile(path)
	if problem != nil {
		return nil, problem
	}
	stack, problem := readTree(path, source)
	if problem != nil {
		return nil, problem
	}
	if stack.Root.Kind == Map && stack.Root.Get("Resources") == nil {
		return stack, nil
	}
	if problem := stack.whyNone(); problem != nil {
		return nil, problem
	}
	return stack, nil
}
