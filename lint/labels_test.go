package lint_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/secretwright/secretwright/lint"
)

// TestLabels compares the facts of the model with a corpus of templates that people labelled, and
// reports for each kind of label how many agree. SECRETWRIGHT_CORPUS names the folder that holds
// labels.yaml. What disagrees is listed, not failed: the labels say what a template means, the facts
// what it tells.
func TestLabels(t *testing.T) {
	corpus := os.Getenv("SECRETWRIGHT_CORPUS")
	source, err := os.ReadFile(filepath.Join(corpus, "labels.yaml"))
	if err != nil {
		t.Skip("SECRETWRIGHT_CORPUS names no folder with labels.yaml")
	}
	var labels []label
	if err := yaml.Unmarshal(source, &labels); err != nil {
		t.Fatal(err)
	}
	score := score{}
	for _, l := range labels {
		l.compare(t, filepath.Join(corpus, "labelled", l.LocalCopy), score)
	}
	for _, kind := range slices.Sorted(maps.Keys(score)) {
		t.Logf("%-22s %3d of %3d agree", kind, score[kind][0], score[kind][1])
	}
	if len(score) == 0 {
		t.Error("nothing was compared")
	}
}

type label struct {
	ID        string
	LocalCopy string `yaml:"local_copy"`
	Secrets   map[string]struct {
		Rotation, Severity, KMS, Class string
		IntervalDays                   float64 `yaml:"interval_days"`
	}
	RotationLambdas map[string]struct {
		VPC              bool
		Endpoint, Egress string
	} `yaml:"rotation_lambdas"`
	Keys map[string]struct {
		RotationEnabled string `yaml:"rotation_enabled"`
	}
	CrossAccount yaml.Node `yaml:"cross_account"`
}

// score counts, by kind of label, what agrees and what there is.
type score map[string]*[2]int

func (s score) count(t *testing.T, kind string, l label, id, got string, want ...string) {
	t.Helper()
	if s[kind] == nil {
		s[kind] = &[2]int{}
	}
	s[kind][1]++
	if slices.Contains(want, got) {
		s[kind][0]++
		return
	}
	t.Logf("%s: %s %s: the model says %s, the label %s", kind, l.ID, id, got, strings.Join(want, " or "))
}

// facts are the parts of the input document that labels speak of.
type facts struct {
	Secrets map[string]struct {
		ID, Class, Encryption string
		Rotation              struct{ Status string }
		Schedules             []string
	}
	Schedules map[string]struct {
		ID        string
		Intervals []struct{ Hours float64 }
	}
	Clients map[string]struct {
		ID    string
		Reach struct{ By string }
	}
	Keys map[string]struct {
		ID, Rotation, Rotatable string
		Secrets                 []string
	}
	KeyStatements    []statementFact `json:"key_statements"`
	SecretStatements []statementFact `json:"secret_statements"`
}

type statementFact struct {
	ID         string
	Allows     bool
	Secrets    []string
	Principals []struct{ Class string }
	Condition  struct{ Organization string }
}

func (l label) compare(t *testing.T, template string, score score) {
	t.Helper()
	documents, problems, err := lint.Documents(t.Context(), lint.Options{Paths: []string{template}})
	if err != nil || len(documents) != 1 {
		t.Errorf("%s: %d documents, %v %v", l.ID, len(documents), problems, err)
		return
	}
	var f facts
	if err := json.Unmarshal(documents[0], &f); err != nil {
		t.Fatal(err)
	}
	l.compareSecrets(t, f, score)
	l.compareFunctions(t, f, score)
	l.compareKeys(t, f, score)
	l.compareAccounts(t, f, score)
}

func (l label) compareSecrets(t *testing.T, f facts, score score) {
	t.Helper()
	for _, secret := range f.Secrets {
		want, found := l.Secrets[secret.ID]
		switch {
		case !found:
			continue
		case want.Rotation == "present":
			score.count(t, "rotation present", l, secret.ID, secret.Rotation.Status, "scheduled")
		case want.Rotation == "missing" && want.Severity == "":
			score.count(t, "rotation missing", l, secret.ID, secret.Rotation.Status+" "+secret.Class, "none database", "none credential")
		case want.Rotation == "not-applicable":
			score.count(t, "rotation not needed", l, secret.ID, secret.Class, "configuration", "managed", "external")
		}
		if kind := strings.Fields(want.KMS + " none")[0]; kind != "none" {
			accepted := map[string]string{"aws-managed": "aws", "cmk": "customer"}[kind]
			score.count(t, "key of a secret", l, secret.ID, secret.Encryption, cmp.Or(accepted, "unknown"))
		}
		if want.IntervalDays > 0 && len(secret.Schedules) > 0 {
			days := 0.0
			for _, interval := range f.Schedules[secret.Schedules[0]].Intervals {
				days = math.Ceil(interval.Hours / 24)
			}
			score.count(t, "interval", l, secret.ID, fmt.Sprint(days), fmt.Sprint(math.Ceil(want.IntervalDays)))
		}
	}
}

func (l label) compareFunctions(t *testing.T, f facts, score score) {
	t.Helper()
	for id, want := range l.RotationLambdas {
		name, _, _ := strings.Cut(id, ".")
		got := "outside"
		for _, c := range f.Clients {
			if c.ID == name {
				got = c.Reach.By
			}
		}
		switch {
		case !want.VPC:
			score.count(t, "function outside a VPC", l, id, got, "outside")
		case want.Endpoint == "present":
			score.count(t, "endpoint present", l, id, got, "endpoint")
		case want.Endpoint == "absent" && want.Egress == "nat":
			score.count(t, "egress by NAT", l, id, got, "nat")
		case want.Endpoint == "absent":
			score.count(t, "endpoint absent", l, id, got, "none")
		case want.Endpoint == "unknown":
			score.count(t, "endpoint unknown", l, id, got, "undecided")
		}
	}
}

func (l label) compareKeys(t *testing.T, f facts, score score) {
	t.Helper()
	for _, key := range f.Keys {
		want, found := l.Keys[key.ID]
		if !found {
			continue
		}
		accepted := map[string][]string{
			"true": {"on yes"}, "false": {"off yes"}, "absent": {"off yes"}, "conditional": {"unknown yes", "on unknown", "off unknown", "unknown unknown"},
			"not-applicable": {"off no", "on no", "unknown no"},
		}[want.RotationEnabled]
		score.count(t, "key rotation", l, key.ID, key.Rotation+" "+key.Rotatable, accepted...)
	}
}

func (l label) compareAccounts(t *testing.T, f facts, score score) {
	t.Helper()
	var wanted []struct{ Resource, Expect string }
	if l.CrossAccount.Decode(&wanted) != nil {
		return // "none"
	}
	for _, want := range wanted {
		if want.Expect == "any" || want.Expect == "" {
			continue
		}
		for id := range strings.SplitSeq(want.Resource, ", ") {
			// What a key encrypts beside the template's secrets is for the rule to weigh.
			score.count(t, "cross-account "+want.Expect, l, id, f.foreign(id, want.Expect != "none"), want.Expect)
		}
	}
}

// foreign says whether the policy of a secret, of a key that encrypts one, or of any key, lets another
// account in.
func (f facts) foreign(id string, anyKey bool) string {
	verdict := "none"
	for _, s := range slices.Concat(f.KeyStatements, f.SecretStatements) {
		if s.ID != id || !s.Allows || len(s.Secrets) == 0 && !anyKey || s.Condition.Organization != "none" {
			continue
		}
		for _, p := range s.Principals {
			switch {
			case p.Class == "cross":
				return "fail"
			case p.Class == "unknown":
				verdict = "open"
			}
		}
	}
	return verdict
}
