package rotation

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

// Rotator runs the steps of a rotation. It keeps nothing between two calls.
type Rotator struct {
	// API is Secrets Manager. Required.
	API API
	// Engine changes the credential. Required.
	Engine Engine
	// Password is the form of new passwords. Optional; default: 32 characters without / @ " ' \ and spaces, which are
	// the defaults of the functions of AWS.
	Password *secretsmanager.GetRandomPasswordInput
	// Log gets one line for each step. Optional; default slog.Default().
	Log *slog.Logger
}

// Handle runs one step; it is the handler to give to lambda.Start. It does nothing where the step is done already, so
// Secrets Manager may repeat it as often as it likes.
func (r *Rotator) Handle(ctx context.Context, event events.SecretsManagerSecretRotationEvent) error {
	log := r.logger().With("step", event.Step, "secret", event.SecretID, "version", event.ClientRequestToken)
	done, err := r.handle(ctx, event)
	if err != nil {
		err = inStep(event.Step, err)
		log.ErrorContext(ctx, "rotation step failed", "error", err)
		return err
	}
	log.InfoContext(ctx, "rotation step done", "result", done)
	return nil
}

func (r *Rotator) logger() *slog.Logger {
	if r.Log != nil {
		return r.Log
	}
	return slog.Default()
}

// The steps, in the order in which Secrets Manager asks for them.
const (
	stepCreate = "createSecret"
	stepSet    = "setSecret"
	stepTest   = "testSecret"
	stepFinish = "finishSecret"
)

func (r *Rotator) handle(ctx context.Context, event events.SecretsManagerSecretRotationEvent) (string, error) {
	if err := checkEvent(event); err != nil {
		return "", err
	}
	s, err := r.begin(ctx, event)
	if err != nil {
		return "", err
	}
	if s.isFinished() {
		if event.Step == stepFinish {
			return "was finished", s.finishAgain(ctx)
		}
		return "was finished", nil
	}
	switch event.Step {
	case stepCreate:
		return s.create(ctx)
	case stepSet:
		return "set", s.set(ctx)
	case stepTest:
		return s.test(ctx)
	default:
		return "finished", s.finish(ctx)
	}
}

// checkEvent refuses what Secrets Manager never sends. A ClientRequestToken has 32 to 64 characters (RotateSecret, API
// reference).
func checkEvent(event events.SecretsManagerSecretRotationEvent) error {
	switch event.Step {
	case stepCreate, stepSet, stepTest, stepFinish:
	default:
		return Because(ReasonEvent, fmt.Sprintf("unknown step %q", event.Step))
	}
	if event.SecretID == "" {
		return Because(ReasonEvent, "no SecretId")
	}
	if n := len(event.ClientRequestToken); n < 32 || n > 64 {
		return Because(ReasonEvent, fmt.Sprintf("a ClientRequestToken of %d characters, not 32 to 64", n))
	}
	return nil
}
