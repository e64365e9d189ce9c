// Command function is a Lambda function that signs messages with a key of another account. It reads the key when it
// runs and keeps it for some minutes.
package main

import (
	"context"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	s := &signer{client: secretsmanager.NewFromConfig(settings), arn: os.Getenv("SECRET_ARN"), now: time.Now}
	lambda.Start(s.handle)
}
