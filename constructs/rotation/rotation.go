// Package rotation is the runtime of a rotation Lambda function of AWS Secrets Manager: the four steps of the protocol,
// with every rule about staging labels, tokens, identity and redaction in one place.
//
// An [Engine] changes the credential of one kind of target; package postgres and package mysql hold engines for
// databases. A program of its own needs few lines:
//
//	func main() {
//		rotator := &rotation.Rotator{API: secretsmanager.NewFromConfig(config), Engine: engine}
//		lambda.Start(rotator.Handle)
//	}
//
// The package does not know CDK, opens no connection to a target, and never puts a value of a secret into an error or
// a log.
package rotation

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

// Engine rotates the credential of one kind of target. It knows nothing of labels and tokens. Every method may be
// called again with the same arguments, after a failure or at the same time, and must then do no harm.
type Engine interface {
	// Next returns the value that follows current. It touches no target. Keys that it does not change stay as they are.
	// password gives a new one of the form that the function's environment asks for.
	Next(ctx context.Context, current Value, password func(context.Context) (string, error)) (Value, error)

	// Set makes the target accept s.Pending. It does nothing where the target accepts it already.
	Set(ctx context.Context, s Set) error

	// Test fails unless the target accepts the value.
	Test(ctx context.Context, pending Value) error
}

// Alternating is implemented by an engine that changes between two users. Without it the user never changes.
type Alternating interface {
	// Other names the user of the value that follows current.
	Other(current Value) string
}

// Revoker is implemented by an engine whose target keeps several credentials alive, such as API tokens.
type Revoker interface {
	// Revoke withdraws what no version of the secret needs any more. It is called after AWSCURRENT has moved, at least
	// once; previous is the version that just became AWSPREVIOUS, and applications may still use it.
	Revoke(ctx context.Context, current, previous Value) error
}

// Set is what an engine gets to set a credential. All values are of one target: the host is the same in each of them.
type Set struct {
	// Current is AWSCURRENT, the value that applications use.
	Current Value
	// Pending is AWSPENDING, the value to be set.
	Pending Value
	// Previous is AWSPREVIOUS, zero where there is none or where it is of another host or user than Pending.
	Previous Value
	// Superuser reads the secret named by masterarn, which holds a user that may change others. Where that secret has no
	// host of its own (RDS writes none), the target is that of Pending, and so is dbname. It fails where Pending has no
	// masterarn.
	Superuser func(context.Context) (Value, error)
}

// API is the part of Secrets Manager that a rotation uses; a *secretsmanager.Client has it.
type API interface {
	DescribeSecret(context.Context, *secretsmanager.DescribeSecretInput, ...func(*secretsmanager.Options)) (*secretsmanager.DescribeSecretOutput, error)
	GetSecretValue(context.Context, *secretsmanager.GetSecretValueInput, ...func(*secretsmanager.Options)) (*secretsmanager.GetSecretValueOutput, error)
	PutSecretValue(context.Context, *secretsmanager.PutSecretValueInput, ...func(*secretsmanager.Options)) (*secretsmanager.PutSecretValueOutput, error)
	UpdateSecretVersionStage(context.Context, *secretsmanager.UpdateSecretVersionStageInput, ...func(*secretsmanager.Options)) (*secretsmanager.UpdateSecretVersionStageOutput, error)
	GetRandomPassword(context.Context, *secretsmanager.GetRandomPasswordInput, ...func(*secretsmanager.Options)) (*secretsmanager.GetRandomPasswordOutput, error)
}

// The staging labels that Secrets Manager itself gives a meaning.
const (
	labelCurrent  = "AWSCURRENT"
	labelPending  = "AWSPENDING"
	labelPrevious = "AWSPREVIOUS"
)
