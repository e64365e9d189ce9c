// Command function is the rotation function of the own-function example. It rotates a secret without a database: a key
// by which services sign messages for each other. Nobody has to be told the new key, since all of them read the secret.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	r := &rotator{client: secretsmanager.NewFromConfig(settings), excluded: os.Getenv("EXCLUDE_CHARACTERS")}
	lambda.Start(r.rotate)
}
