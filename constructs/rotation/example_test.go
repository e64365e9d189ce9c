package rotation_test

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// A rotation function of one's own: the main of a program that rotates tokens of a service, here the one of the test.
// A database or anything else with one credential takes an engine of one's own in the place of rotation.Keys.
func Example() {
	main := func() error {
		aws, err := config.LoadDefaultConfig(context.Background())
		if err != nil {
			return err
		}
		engine := &rotation.Keys{Service: &issuer{}, ID: "id", Limit: 2}
		rotator := &rotation.Rotator{API: secretsmanager.NewFromConfig(aws), Engine: engine}
		lambda.Start(rotator.Handle)
		return nil
	}
	// Outside Lambda there is nobody to ask for work.
	if os.Getenv("AWS_LAMBDA_RUNTIME_API") != "" {
		_ = main()
	}
	// Output:
}
