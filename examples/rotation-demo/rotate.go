package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

// noCredentials signs calls of a Secrets Manager that does not look at signatures.
type noCredentials struct{}

// Retrieve gives a pair that is none.
func (noCredentials) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "demo", SecretAccessKey: "demo"}, nil
}

// rotate asks for a rotation and waits for its end; invoke prints the steps.
func (d *demo) rotate(ctx context.Context) error {
	token, function := newToken(), "arn:aws:lambda:eu-north-1:123456789012:function:rotation"
	d.versions = append(d.versions, token)
	_, err := d.api.RotateSecret(ctx, &secretsmanager.RotateSecretInput{SecretId: &d.secret, ClientRequestToken: &token, RotationLambdaARN: &function})
	if err != nil {
		return err
	}
	return d.sm.Wait(token)
}

// application logs in with what AWSCURRENT says.
func (d *demo) application(ctx context.Context) error {
	secret, err := d.api.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &d.secret})
	if err != nil {
		return err
	}
	var v struct{ Username, Password string }
	if err := json.Unmarshal([]byte(*secret.SecretString), &v); err != nil {
		return err
	}
	connection, err := d.login(ctx, v.Username, v.Password)
	if err != nil {
		return fmt.Errorf("the application cannot log in: %w", err)
	}
	fmt.Printf("  an application reads AWSCURRENT and logs in as %s\n", v.Username)
	return connection.Close(ctx)
}

// searchLogs looks for every password that was ever in the secret.
func (d *demo) searchLogs() error {
	logs := d.database.Log() + d.lambda.Output()
	passwords := 0
	for _, value := range d.sm.Values() {
		var v struct{ Username, Password string }
		if err := json.Unmarshal([]byte(value), &v); err != nil {
			return err
		}
		passwords++
		if strings.Contains(logs, v.Password) {
			return errors.New("a log holds a password")
		}
	}
	fmt.Printf("\nseen: 3 rotations, labels moved, an application let in before and after each; %d passwords searched for in %d lines of logs of database and function: none found\n",
		passwords, strings.Count(logs, "\n"))
	return nil
}
