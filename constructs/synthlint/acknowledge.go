package synthlint

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
)

// acknowledgement is one that was written with Validations.Acknowledge. It is meant for the construct and what is in
// it. aws-cdk 2.270 takes it for the whole app (aws-cdk #38495), so the plugin sees to it that it does not.
type acknowledgement struct{ construct, id, reason string }

// covers reports whether an acknowledgement is about a rule at a construct.
func (a acknowledgement) covers(rule, construct string) bool {
	return a.isOf(rule) && (a.construct == "" || construct == a.construct || strings.HasPrefix(construct, a.construct+"/"))
}

func (a acknowledgement) isOf(rule string) bool { return a.id == pluginName+"::"+rule }

// acknowledgements are all there are. Those in stacks are read from the metadata that aws-cdk wrote, because walking
// the constructs through jsii takes milliseconds for each.
func (a *assembly) acknowledgements() ([]acknowledgement, error) {
	var all []acknowledgement
	for file := range a.stacks {
		inStack, err := readMetadata(strings.TrimSuffix(file, ".template.json") + ".metadata.json")
		if err != nil {
			return nil, err
		}
		all = append(all, inStack...)
	}
	for _, path := range a.outer() {
		all = append(all, acknowledgedAt(a.app, path)...)
	}
	return all, nil
}

// readMetadata reads the metadata file of a stack: its entries by construct paths that begin with a slash. A stack
// without metadata has none.
func readMetadata(file string) ([]acknowledgement, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var constructs map[string][]struct {
		Type string `json:"type"`
		Data any    `json:"data"`
	}
	if err == nil {
		err = json.Unmarshal(text, &constructs)
	}
	if err != nil {
		return nil, fmt.Errorf("read the acknowledgements in %s: %w", file, err)
	}
	var all []acknowledgement
	for path, entries := range constructs {
		for _, entry := range entries {
			all = append(all, read(strings.TrimPrefix(path, "/"), entry.Type, entry.Data)...)
		}
	}
	return all, nil
}

// acknowledgedAt are those at a construct outside of the stacks: the app, a stage.
func acknowledgedAt(app constructs.IConstruct, path string) []acknowledgement {
	at := app
	for id := range strings.SplitSeq(path, "/") {
		if id != "" {
			at = at.Node().FindChild(&id)
		}
	}
	var all []acknowledgement
	for _, entry := range *at.Node().Metadata() {
		all = append(all, read(path, *entry.Type, entry.Data)...)
	}
	return all
}

func read(path, kind string, data any) []acknowledgement {
	reasons, ok := data.(map[string]any)
	if !ok || kind != *awscdk.Validations_ACKNOWLEDGED_RULES_METADATA_KEY() {
		return nil
	}
	var all []acknowledgement
	for id, reason := range reasons {
		text, _ := reason.(string)
		all = append(all, acknowledgement{path, id, text})
	}
	return all
}
