// Command function is the rotation function of the own-function example: it rotates a token of an API that lets two
// tokens live side by side.
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
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	engine := &rotation.Keys{Service: &payments{url: os.Getenv("API_URL")}, ID: "id", Limit: 2}
	rotator := &rotation.Rotator{API: secretsmanager.NewFromConfig(settings), Engine: engine}
	lambda.Start(rotator.Handle)
}
