package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager/types"
)

// Staging labels of versions (Secrets Manager User Guide, "Version").
const (
	current = "AWSCURRENT"
	pending = "AWSPENDING"
)

// keyLength is that of the keys: 32 letters and digits are more than 128 bits.
const keyLength = 32

// client is the part of the client of Secrets Manager that is used.
type client interface {
	DescribeSecret(context.Context, *secretsmanager.DescribeSecretInput, ...func(*secretsmanager.Options)) (*secretsmanager.DescribeSecretOutput, error)
	GetSecretValue(context.Context, *secretsmanager.GetSecretValueInput, ...func(*secretsmanager.Options)) (*secretsmanager.GetSecretValueOutput, error)
	GetRandomPassword(context.Context, *secretsmanager.GetRandomPasswordInput, ...func(*secretsmanager.Options)) (*secretsmanager.GetRandomPasswordOutput, error)
	PutSecretValue(context.Context, *secretsmanager.PutSecretValueInput, ...func(*secretsmanager.Options)) (*secretsmanager.PutSecretValueOutput, error)
	UpdateSecretVersionStage(context.Context, *secretsmanager.UpdateSecretVersionStageInput, ...func(*secretsmanager.Options)) (*secretsmanager.UpdateSecretVersionStageOutput, error)
}

type rotator struct {
	client   client
	excluded string
}

// rotate does one of the four steps of a rotation. Secrets Manager may repeat any of them, so each can be done twice.
func (r *rotator) rotate(ctx context.Context, event events.SecretsManagerSecretRotationEvent) error {
	holder, isDone, err := r.check(ctx, event)
	if err != nil || isDone {
		return err
	}
	switch event.Step {
	case "createSecret":
		return r.create(ctx, event)
	case "setSecret":
		return nil // there is no other system that would have to know the key
	case "testSecret":
		return r.test(ctx, event)
	case "finishSecret":
		_, err := r.client.UpdateSecretVersionStage(ctx, &secretsmanager.UpdateSecretVersionStageInput{
			SecretId: &event.SecretID, VersionStage: aws.String(current),
			MoveToVersionId: &event.ClientRequestToken, RemoveFromVersionId: &holder,
		})
		return err
	}
	return fmt.Errorf("unknown step %q", event.Step)
}

// check returns the version that is current, and whether it already is the one that this rotation makes.
func (r *rotator) check(ctx context.Context, event events.SecretsManagerSecretRotationEvent) (holder string, isDone bool, err error) {
	secret, err := r.client.DescribeSecret(ctx, &secretsmanager.DescribeSecretInput{SecretId: &event.SecretID})
	if err != nil {
		return "", false, err
	}
	labels, isKnown := secret.VersionIdsToStages[event.ClientRequestToken]
	switch {
	case slices.Contains(labels, current):
		return "", true, nil
	case !isKnown || !slices.Contains(labels, pending):
		return "", false, fmt.Errorf("version %s is not staged for rotation", event.ClientRequestToken)
	}
	for version, labels := range secret.VersionIdsToStages {
		if slices.Contains(labels, current) {
			return version, false, nil
		}
	}
	return "", false, errors.New("no version of the secret is current")
}

// create puts a new key into a copy of the current value, unless an earlier try has done so.
func (r *rotator) create(ctx context.Context, event events.SecretsManagerSecretRotationEvent) error {
	if _, err := r.pending(ctx, event); !isMissing(err) {
		return err
	}
	value, err := r.read(ctx, event, &secretsmanager.GetSecretValueInput{VersionStage: aws.String(current)})
	if err != nil {
		return err
	}
	key, err := r.client.GetRandomPassword(ctx, &secretsmanager.GetRandomPasswordInput{
		PasswordLength: aws.Int64(keyLength), ExcludeCharacters: &r.excluded,
	})
	if err != nil {
		return err
	}
	value["password"] = *key.RandomPassword
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	input := &secretsmanager.PutSecretValueInput{
		SecretId: &event.SecretID, ClientRequestToken: &event.ClientRequestToken,
		SecretString: aws.String(string(text)), VersionStages: []string{pending},
	}
	if event.RotationToken != "" {
		input.RotationToken = &event.RotationToken
	}
	_, err = r.client.PutSecretValue(ctx, input)
	return err
}

// test sees to it that what is about to become current is a key, and a new one. When a schedule is made without a
// rotation, only this step runs, on a version that may have no value yet.
func (r *rotator) test(ctx context.Context, event events.SecretsManagerSecretRotationEvent) error {
	next, err := r.pending(ctx, event)
	if isMissing(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if key, ok := next["password"].(string); !ok || len(key) < keyLength {
		return errors.New("the new version has no key of the right length")
	}
	return nil
}

func (r *rotator) pending(ctx context.Context, event events.SecretsManagerSecretRotationEvent) (map[string]any, error) {
	return r.read(ctx, event, &secretsmanager.GetSecretValueInput{
		VersionId: &event.ClientRequestToken, VersionStage: aws.String(pending),
	})
}

func (r *rotator) read(ctx context.Context, event events.SecretsManagerSecretRotationEvent, which *secretsmanager.GetSecretValueInput) (map[string]any, error) {
	which.SecretId = &event.SecretID
	answer, err := r.client.GetSecretValue(ctx, which)
	if err != nil {
		return nil, err
	}
	var value map[string]any
	if answer.SecretString == nil || json.Unmarshal([]byte(*answer.SecretString), &value) != nil || value == nil {
		return nil, errors.New("the secret's value is no JSON object") // without the value, which the error would quote
	}
	return value, nil
}

// isMissing reports whether a version has no value.
func isMissing(err error) bool {
	var missing *types.ResourceNotFoundException
	return errors.As(err, &missing)
}
