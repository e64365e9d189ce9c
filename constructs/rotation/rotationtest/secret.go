package rotationtest

import (
	"fmt"
	"slices"
	"strings"
)

// secret is a secret with its versions. Its methods keep the rules about labels.
type secret struct {
	name, arn string
	versions  []*version
	rotation  *rotation
	// lagging counts, for each label, the reads by label alone that still see an earlier holder.
	lagging map[string]*lag
}

type version struct {
	id     string
	value  string
	isFull bool
	labels []string
}

type rotation struct {
	lambda string
	rules  map[string]any
}

type lag struct {
	reads  int
	holder *version
}

func newSecret(name string) *secret {
	arn := fmt.Sprintf("arn:aws:secretsmanager:eu-north-1:123456789012:secret:%s-AbCdEf", name)
	return &secret{name: name, arn: arn, lagging: map[string]*lag{}}
}

// find knows a secret by name, by ARN and by ARN without the six random characters.
func (m *SecretsManager) find(id string) (*secret, error) {
	for _, s := range m.secrets {
		if id == s.name || id == s.arn || id == strings.TrimSuffix(s.arn, "-AbCdEf") {
			return s, nil
		}
	}
	return nil, refuse("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
}

func (s *secret) version(id string) *version {
	for _, v := range s.versions {
		if v.id == id {
			return v
		}
	}
	return nil
}

func (s *secret) holder(label string) *version {
	for _, v := range s.versions {
		if slices.Contains(v.labels, label) {
			return v
		}
	}
	return nil
}

// move puts a label on one version and takes it from its holder. AWSPREVIOUS follows AWSCURRENT.
func (s *secret) move(label string, to *version, reads int) {
	from := s.holder(label)
	if from == to {
		return
	}
	s.lagging[label] = &lag{reads, from}
	if from != nil {
		from.labels = slices.DeleteFunc(from.labels, func(l string) bool { return l == label })
	}
	if to != nil {
		to.labels = append(to.labels, label)
	}
	if label == "AWSCURRENT" && from != nil {
		s.move("AWSPREVIOUS", from, reads)
	}
}

// seen is the holder of a label as a read by label alone sees it.
func (s *secret) seen(label string) *version {
	if lag := s.lagging[label]; lag != nil && lag.reads > 0 {
		lag.reads--
		return lag.holder
	}
	return s.holder(label)
}

// stages are the labels of all versions that have any; a version without is not listed (DescribeSecret, API reference).
func (s *secret) stages() map[string][]string {
	stages := map[string][]string{}
	for _, v := range s.versions {
		if len(v.labels) > 0 {
			stages[v.id] = slices.Clone(v.labels)
		}
	}
	return stages
}
