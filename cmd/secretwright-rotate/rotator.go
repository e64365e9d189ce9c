package main

import (
	"context"
	"crypto/x509"
	"fmt"
	"log/slog"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"github.com/secretwright/secretwright/constructs/rotation"
	"github.com/secretwright/secretwright/constructs/rotation/mysql"
	"github.com/secretwright/secretwright/constructs/rotation/postgres"
	"github.com/secretwright/secretwright/constructs/rotation/trust"
)

// newRotator reads the environment of the function: CA_FILE, SINGLE_USER and SEND_PASSWORD, besides the form of
// passwords (rotation.PasswordFromEnvironment) and what the AWS SDK reads.
func newRotator(ctx context.Context, lookup func(string) (string, bool), log *slog.Logger) (*rotation.Rotator, error) {
	file, _ := lookup("CA_FILE")
	roots, err := trust.Roots(file)
	if err != nil {
		return nil, fmt.Errorf("CA_FILE: %w", err)
	}
	form, err := rotation.PasswordFromEnvironment(lookup)
	if err != nil {
		return nil, err
	}
	engines, err := newEngines(roots, lookup)
	if err != nil {
		return nil, err
	}
	aws, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, err
	}
	return &rotation.Rotator{API: secretsmanager.NewFromConfig(aws), Engine: engines, Password: form, Log: log}, nil
}

// newEngines gives the engines their names in the secrets that RDS and Aurora are attached to.
func newEngines(roots *x509.CertPool, lookup func(string) (string, bool)) (rotation.Engines, error) {
	singleUser, err := readBool("SINGLE_USER", lookup)
	if err != nil {
		return nil, err
	}
	sendPassword, err := readBool("SEND_PASSWORD", lookup)
	if err != nil {
		return nil, err
	}
	postgres := &postgres.Engine{Roots: roots, SingleUser: singleUser, SendPassword: sendPassword}
	mysql := &mysql.Engine{Roots: roots, SingleUser: singleUser, SendPassword: sendPassword}
	return rotation.Engines{
		"postgres": postgres, "aurora-postgresql": postgres,
		"mariadb": mysql, "mysql": mysql, "aurora-mysql": mysql,
	}, nil
}

func readBool(name string, lookup func(string) (string, bool)) (bool, error) {
	text, ok := lookup(name)
	if !ok {
		return false, nil
	}
	value, err := strconv.ParseBool(text)
	if err != nil {
		return false, fmt.Errorf("%s is %q, neither true nor false", name, text)
	}
	return value, nil
}
