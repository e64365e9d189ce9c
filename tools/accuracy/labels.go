package main

import (
	"fmt"
	"os"

	"gopkg.in/yaml.v3"
)

// label is what people found to be true of one template.
type label struct {
	ID        string
	LocalCopy string `yaml:"local_copy"`
	Secrets   map[string]struct {
		Rotation, Severity string
		KMS                string
		KMSRef             string  `yaml:"kms_ref"`
		IntervalDays       float64 `yaml:"interval_days"`
	}
	RotationLambdas map[string]struct {
		VPC              bool
		Endpoint, Egress string
	} `yaml:"rotation_lambdas"`
	Keys map[string]struct {
		RotationEnabled string `yaml:"rotation_enabled"`
	}
	CrossAccount    yaml.Node `yaml:"cross_account"`
	PublicPrincipal yaml.Node `yaml:"public_principal"`
	Hardcoded       []string
}

func readLabels(file string) ([]label, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var labels []label
	if err := yaml.Unmarshal(source, &labels); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return labels, nil
}

// grant is a principal that a policy lets in.
type grant struct{ Resource, Expect string }

// grants reads a list of them; a label may say "none" instead.
func grants(node yaml.Node) []grant {
	var all []grant
	if node.Kind != yaml.SequenceNode || node.Decode(&all) != nil {
		return nil
	}
	return all
}
