package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager/types"
)

// secret is Secrets Manager with one secret.
type secret struct {
	values  map[string]string // by version; a version without one is empty
	labels  map[string][]string
	randoms int
	puts    []*secretsmanager.PutSecretValueInput
}

func newSecret() *secret {
	return &secret{
		values: map[string]string{"old": `{"username":"signer","password":"first"}`},
		labels: map[string][]string{"old": {current}, "new": {pending}},
	}
}

func (s *secret) DescribeSecret(context.Context, *secretsmanager.DescribeSecretInput, ...func(*secretsmanager.Options)) (*secretsmanager.DescribeSecretOutput, error) {
	return &secretsmanager.DescribeSecretOutput{VersionIdsToStages: s.labels}, nil
}

func (s *secret) GetSecretValue(_ context.Context, in *secretsmanager.GetSecretValueInput, _ ...func(*secretsmanager.Options)) (*secretsmanager.GetSecretValueOutput, error) {
	for version, labels := range s.labels {
		value, hasValue := s.values[version]
		if slices.Contains(labels, *in.VersionStage) && (in.VersionId == nil || *in.VersionId == version) && hasValue {
			return &secretsmanager.GetSecretValueOutput{SecretString: &value}, nil
		}
	}
	return nil, fmt.Errorf("get: %w", &types.ResourceNotFoundException{})
}

func (s *secret) GetRandomPassword(_ context.Context, in *secretsmanager.GetRandomPasswordInput, _ ...func(*secretsmanager.Options)) (*secretsmanager.GetRandomPasswordOutput, error) {
	s.randoms++
	password := strings.Repeat(fmt.Sprint(s.randoms), int(*in.PasswordLength))
	return &secretsmanager.GetRandomPasswordOutput{RandomPassword: &password}, nil
}

func (s *secret) PutSecretValue(_ context.Context, in *secretsmanager.PutSecretValueInput, _ ...func(*secretsmanager.Options)) (*secretsmanager.PutSecretValueOutput, error) {
	s.puts = append(s.puts, in)
	s.values[*in.ClientRequestToken], s.labels[*in.ClientRequestToken] = *in.SecretString, in.VersionStages
	return &secretsmanager.PutSecretValueOutput{}, nil
}

func (s *secret) UpdateSecretVersionStage(_ context.Context, in *secretsmanager.UpdateSecretVersionStageInput, _ ...func(*secretsmanager.Options)) (*secretsmanager.UpdateSecretVersionStageOutput, error) {
	if !slices.Contains(s.labels[*in.RemoveFromVersionId], *in.VersionStage) {
		return nil, errors.New("the label is on another version")
	}
	s.labels[*in.RemoveFromVersionId] = []string{"AWSPREVIOUS"}
	s.labels[*in.MoveToVersionId] = append(s.labels[*in.MoveToVersionId], *in.VersionStage)
	return &secretsmanager.UpdateSecretVersionStageOutput{}, nil
}

func step(name string) events.SecretsManagerSecretRotationEvent {
	return events.SecretsManagerSecretRotationEvent{Step: name, SecretID: "arn", ClientRequestToken: "new", RotationToken: "proof"}
}

// A rotation in which every step is done twice, as after an answer that was lost.
func TestRotate(t *testing.T) {
	s := newSecret()
	r := &rotator{client: s}
	for _, name := range []string{"createSecret", "setSecret", "testSecret", "finishSecret"} {
		for range 2 {
			if err := r.rotate(t.Context(), step(name)); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	want := `{"password":"` + strings.Repeat("1", keyLength) + `","username":"signer"}`
	if s.values["new"] != want || !slices.Contains(s.labels["new"], current) || slices.Contains(s.labels["old"], current) {
		t.Errorf("got %v with %v", s.values, s.labels)
	}
	if len(s.puts) != 1 || *s.puts[0].RotationToken != "proof" {
		t.Errorf("written %d times: %+v", len(s.puts), s.puts)
	}
}

// A schedule that is made without a rotation only has an empty version tested.
func TestEmptyVersion(t *testing.T) {
	if err := (&rotator{client: newSecret()}).rotate(t.Context(), step("testSecret")); err != nil {
		t.Error(err)
	}
}

func TestFails(t *testing.T) {
	tests := map[string]struct {
		step    string
		prepare func(s *secret)
		want    string
	}{
		"another step":            {"deleteSecret", func(*secret) {}, `unknown step "deleteSecret"`},
		"a version of nobody":     {"createSecret", func(s *secret) { delete(s.labels, "new") }, "not staged for rotation"},
		"a version without label": {"createSecret", func(s *secret) { s.labels["new"] = nil }, "not staged for rotation"},
		"no current version":      {"createSecret", func(s *secret) { delete(s.labels, "old") }, "no version of the secret is current"},
		"a value that is no JSON": {"createSecret", func(s *secret) { s.values["old"] = "word" }, "no JSON object"},
		"a key that is too short": {"testSecret", func(s *secret) { s.values["new"] = `{"password":"short"}` }, "no key of the right length"},
		"a value without a key":   {"testSecret", func(s *secret) { s.values["new"] = `{}` }, "no key of the right length"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newSecret()
			test.prepare(s)
			err := (&rotator{client: s}).rotate(t.Context(), step(test.step))
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "word") {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
}
