// Secretwright-rotate is the bootstrap of a rotation function for AWS Lambda (runtime provided.al2023). The key "engine"
// of a secret says what it rotates: PostgreSQL, Aurora PostgreSQL, MariaDB, MySQL, Aurora MySQL.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
)

func main() {
	log := slog.New(slog.NewJSONHandler(os.Stdout, nil))
	rotator, err := newRotator(context.Background(), os.LookupEnv, log)
	if err != nil {
		log.Error("rotation function cannot start", "error", err)
		os.Exit(1)
	}
	lambda.Start(rotator.Handle)
}
