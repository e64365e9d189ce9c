package rotation

import (
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager/types"
)

// step is one call of the function: the event, and which version had which label when it began.
type step struct {
	*Rotator
	event  events.SecretsManagerSecretRotationEvent
	labels map[string][]string
}

// begin reads the labels and refuses a version that is not being rotated to. The token of the event is the id of the
// new version (RotateSecret, API reference).
func (r *Rotator) begin(ctx context.Context, event events.SecretsManagerSecretRotationEvent) (*step, error) {
	secret, err := r.API.DescribeSecret(ctx, &secretsmanager.DescribeSecretInput{SecretId: &event.SecretID})
	if err != nil {
		return nil, called("DescribeSecret", err)
	}
	if secret.RotationEnabled != nil && !*secret.RotationEnabled {
		return nil, Because(ReasonStaging, "rotation is not enabled for the secret")
	}
	s := &step{r, event, secret.VersionIdsToStages}
	labels, exists := s.labels[event.ClientRequestToken]
	switch {
	case !exists:
		return nil, Because(ReasonStaging, "the secret has no such version, or it has no label any more: start a rotation with RotateSecret")
	case !slices.Contains(labels, labelCurrent) && !slices.Contains(labels, labelPending):
		return nil, Because(ReasonStaging, "the version has neither AWSPENDING nor AWSCURRENT: another rotation came after it")
	}
	return s, nil
}

// isFinished says whether AWSCURRENT has moved to the new version. Whether AWSPENDING is still on it does not matter:
// the documentation describes both.
func (s *step) isFinished() bool {
	return slices.Contains(s.labels[s.event.ClientRequestToken], labelCurrent)
}

// holder is the version with a label, "" where none has it.
func (s *step) holder(label string) string {
	for version, labels := range s.labels {
		if slices.Contains(labels, label) {
			return version
		}
	}
	return ""
}

// labelled reads the version with a label; the zero Value where none has it. It reads by the id from DescribeSecret: a
// read by label alone may lag behind a label that has just moved.
func (s *step) labelled(ctx context.Context, label string) (Value, error) {
	version := s.holder(label)
	if version == "" {
		return Value{}, nil
	}
	return s.read(ctx, version)
}

// current reads AWSCURRENT, which a secret that is rotated must have.
func (s *step) current(ctx context.Context) (Value, error) {
	value, err := s.labelled(ctx, labelCurrent)
	if err == nil && value.IsZero() {
		return value, Because(ReasonStaging, "no version with a value has AWSCURRENT")
	}
	return value, err
}

// pending reads the new version, the zero Value where createSecret has not stored one.
func (s *step) pending(ctx context.Context) (Value, error) {
	return s.read(ctx, s.event.ClientRequestToken)
}

// read gives the zero Value for a version without a value, and only for that: any other failure is one.
func (s *step) read(ctx context.Context, version string) (Value, error) {
	secret, err := s.API.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &s.event.SecretID, VersionId: &version})
	var notFound *types.ResourceNotFoundException
	switch {
	case errors.As(err, &notFound):
		return Value{}, nil
	case err != nil:
		return Value{}, called("GetSecretValue", err)
	}
	return parseOutput(secret)
}

func parseOutput(secret *secretsmanager.GetSecretValueOutput) (Value, error) {
	if secret.SecretString == nil {
		return Value{}, Because(ReasonValue, "the value of the secret is binary, not a JSON object")
	}
	return ParseValue(*secret.SecretString)
}
