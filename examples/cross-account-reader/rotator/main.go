// Command rotator is the rotation function of the signing key. No system has to be told a new key, since all that sign
// and verify read the secret.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"github.com/secretwright/secretwright/constructs/rotation"
)

func main() {
	form, err := rotation.PasswordFromEnvironment(os.LookupEnv)
	if err != nil {
		panic(err)
	}
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	rotator := &rotation.Rotator{API: secretsmanager.NewFromConfig(settings), Engine: engine{}, Password: form}
	lambda.Start(rotator.Handle)
}

// engine rotates a key that nobody has to be told.
type engine struct{}

// Next makes a new key.
func (engine) Next(ctx context.Context, current rotation.Value, password func(context.Context) (string, error)) (rotation.Value, error) {
	key, err := password(ctx)
	return current.With("password", key), err
}

// Set does nothing: there is no other system.
func (engine) Set(context.Context, rotation.Set) error { return nil }

// Test wants a key of at least 128 bits: 32 characters of more than 16 kinds.
func (engine) Test(_ context.Context, pending rotation.Value) error {
	if len(pending.Text("password")) < 32 {
		return rotation.Because(rotation.ReasonValue, "the new version has no key of 32 characters")
	}
	return nil
}
