package rotation

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager/types"
)

// create stores a new value, unless an earlier attempt has: its value may be set in the target already.
func (s *step) create(ctx context.Context) (string, error) {
	current, err := s.current(ctx)
	if err != nil {
		return "", err
	}
	pending, err := s.pending(ctx)
	if err != nil {
		return "", err
	}
	if !pending.IsZero() {
		return "was created", s.checkPair(current, pending)
	}
	pending, err = s.Engine.Next(ctx, current, s.password)
	if err != nil {
		return "", err
	}
	if err := s.checkPair(current, pending); err != nil {
		return "", err
	}
	return "created", s.put(ctx, pending)
}

// put stores the new value under AWSPENDING. Where another attempt at the same time was faster, its value stands.
func (s *step) put(ctx context.Context, pending Value) error {
	text := pending.json()
	input := &secretsmanager.PutSecretValueInput{
		SecretId:           &s.event.SecretID,
		ClientRequestToken: &s.event.ClientRequestToken,
		SecretString:       &text,
		VersionStages:      []string{labelPending},
	}
	// Present in rotations through an assumed role or across accounts, where the service checks it (PutSecretValue, API
	// reference); an empty one would be refused.
	if s.event.RotationToken != "" {
		input.RotationToken = &s.event.RotationToken
	}
	_, err := s.API.PutSecretValue(ctx, input)
	var exists *types.ResourceExistsException
	if err != nil && !errors.As(err, &exists) {
		return called("PutSecretValue", err)
	}
	return nil
}

// set makes the target accept the new value. Nothing is sent to a host that is not the one of AWSCURRENT.
func (s *step) set(ctx context.Context) error {
	current, pending, err := s.both(ctx)
	if err != nil {
		return err
	}
	previous, err := s.labelled(ctx, labelPrevious)
	if HasReason(err, ReasonService) {
		return err
	}
	if err != nil || !sameTarget(previous, pending) || user(previous) != user(pending) {
		// An AWSPREVIOUS of another form or place only means one credential less to try.
		previous = Value{}
	}
	return s.Engine.Set(ctx, Set{
		Current: current, Pending: pending, Previous: previous,
		Superuser: func(ctx context.Context) (Value, error) { return s.superuser(ctx, pending) },
	})
}

// both reads AWSCURRENT and the new version, which must be of one target.
func (s *step) both(ctx context.Context) (current, pending Value, err error) {
	if current, err = s.current(ctx); err != nil {
		return Value{}, Value{}, err
	}
	if pending, err = s.pending(ctx); err != nil {
		return Value{}, Value{}, err
	}
	if pending.IsZero() {
		return Value{}, Value{}, Because(ReasonStaging, "the new version has no value: createSecret must come first")
	}
	return current, pending, s.checkPair(current, pending)
}

// test tries the new value. When a rotation is scheduled without rotating at once, Secrets Manager asks for this step
// alone, with a version that may be empty (RotateSecret, RotateImmediately): then it is AWSCURRENT that shows whether
// the function reaches its target. finishSecret never accepts an empty version.
func (s *step) test(ctx context.Context) (string, error) {
	pending, err := s.pending(ctx)
	if err != nil {
		return "", err
	}
	current, err := s.current(ctx)
	if err != nil {
		return "", err
	}
	if pending.IsZero() {
		return "tested AWSCURRENT, the new version is empty", s.Engine.Test(ctx, current)
	}
	if err := s.checkPair(current, pending); err != nil {
		return "", err
	}
	return "tested", s.Engine.Test(ctx, pending)
}

// finish moves AWSCURRENT to the new version. The service moves AWSPREVIOUS itself. AWSPENDING stays where it is: a
// call that removes it can look like a rotation that failed (rotate-secrets_lambda-functions, user guide).
func (s *step) finish(ctx context.Context) error {
	current, pending, err := s.both(ctx)
	if err != nil {
		return err
	}
	label, from := labelCurrent, s.holder(labelCurrent)
	_, err = s.API.UpdateSecretVersionStage(ctx, &secretsmanager.UpdateSecretVersionStageInput{
		SecretId: &s.event.SecretID, VersionStage: &label, MoveToVersionId: &s.event.ClientRequestToken, RemoveFromVersionId: &from,
	})
	if err != nil {
		return called("UpdateSecretVersionStage", err)
	}
	return s.revoke(ctx, pending, current)
}

// finishAgain does what may have been left undone when a function died between the move of the label and the
// revocation.
func (s *step) finishAgain(ctx context.Context) error {
	if _, ok := s.Engine.(Revoker); !ok {
		return nil
	}
	current, err := s.current(ctx)
	if err != nil {
		return err
	}
	previous, err := s.labelled(ctx, labelPrevious)
	if err != nil {
		return err
	}
	return s.revoke(ctx, current, previous)
}

// revoke lets an engine withdraw what is not needed any more.
func (s *step) revoke(ctx context.Context, current, previous Value) error {
	if revoker, ok := s.Engine.(Revoker); ok {
		return revoker.Revoke(ctx, current, previous)
	}
	return nil
}
