package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/jackc/pgx/v5"

	"github.com/secretwright/secretwright/constructs/rotation/rotationtest"
)

// demo is the system that is shown.
type demo struct {
	folder   string
	database *rotationtest.Database
	sm       *rotationtest.SecretsManager
	lambda   *rotationtest.Lambda
	api      *secretsmanager.Client
	// secret is the ARN; versions are the ids of its versions, in the order in which they came.
	secret   string
	versions []string
}

func newDemo(ctx context.Context) (*demo, error) {
	temporary, err := os.MkdirTemp("", "rotation-demo-")
	if err != nil {
		return nil, err
	}
	d := &demo{folder: temporary}
	for _, start := range []func(context.Context) error{d.build, d.startDatabase, d.startSecretsManager, d.makeSecret} {
		if err := start(ctx); err != nil {
			d.stop()
			return nil, err
		}
	}
	return d, nil
}

func (d *demo) stop() {
	if d.lambda != nil {
		d.lambda.Stop()
	}
	if d.sm != nil {
		d.sm.Stop()
	}
	if d.database != nil {
		d.database.Stop()
	}
	_ = os.RemoveAll(d.folder)
}

// build builds the function as it would be deployed.
func (d *demo) build(ctx context.Context) error {
	fmt.Println("==> building the rotation function, cmd/secretwright-rotate")
	command := exec.CommandContext(ctx, "go", "build", "-trimpath", "-tags", "lambda.norpc", "-o", d.bootstrap(), // a folder of this program
		"github.com/secretwright/secretwright/cmd/secretwright-rotate")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, output)
	}
	return nil
}

func (d *demo) bootstrap() string { return filepath.Join(d.folder, "bootstrap") }

func (d *demo) startDatabase(context.Context) error {
	fmt.Println("==> starting PostgreSQL, which takes only TLS and logs every statement")
	database, err := rotationtest.StartPostgres()
	if errors.Is(err, rotationtest.ErrNotInstalled) {
		return fmt.Errorf("PostgreSQL is missing: tools/testbed.sh databases installs it (%w)", err)
	}
	d.database = database
	return err
}

func (d *demo) startSecretsManager(context.Context) (err error) {
	if d.sm, err = rotationtest.NewSecretsManager(); err != nil {
		return err
	}
	fmt.Printf("==> Secrets Manager of this demo: %s\n", d.sm.URL)
	d.api = secretsmanager.New(secretsmanager.Options{BaseEndpoint: &d.sm.URL, Region: "eu-north-1", Credentials: noCredentials{}})
	environment := append(d.sm.Environment(), "CA_FILE="+d.database.CAFile)
	if d.lambda, err = rotationtest.NewLambda(d.bootstrap(), environment, 30*time.Second); err != nil {
		return err
	}
	d.sm.Invoke = d.invoke
	return nil
}

// invoke calls the function and shows the labels after the step.
func (d *demo) invoke(ctx context.Context, event rotationtest.Event) error {
	if err := d.lambda.Invoke(ctx, event); err != nil {
		return err
	}
	return d.show(ctx, event.Step)
}

func (d *demo) show(ctx context.Context, step string) error {
	secret, err := d.api.DescribeSecret(ctx, &secretsmanager.DescribeSecretInput{SecretId: &d.secret})
	if err != nil {
		return err
	}
	var line strings.Builder
	fmt.Fprintf(&line, "  %-13s", step)
	for i, version := range d.versions {
		labels := slices.Sorted(slices.Values(secret.VersionIdsToStages[version]))
		fmt.Fprintf(&line, " version %d: %-22s", i+1, strings.Join(labels, " "))
	}
	fmt.Println(strings.TrimRight(line.String(), " "))
	return nil
}

// login is what an application does: it takes AWSCURRENT and connects.
func (d *demo) login(ctx context.Context, username, password string) (*pgx.Conn, error) {
	config, err := pgx.ParseConfig(fmt.Sprintf("host=localhost port=%d dbname=postgres sslmode=verify-full sslrootcert=%s user=%s",
		d.database.Port, d.database.CAFile, username))
	if err != nil {
		return nil, err
	}
	config.Password = password
	return pgx.ConnectConfig(ctx, config)
}

// makeSecret makes a user of the database, the secret that holds it, and the secret of a superuser as RDS makes it.
func (d *demo) makeSecret(ctx context.Context) error {
	admin, err := d.login(ctx, d.database.Admin, d.database.AdminPassword)
	if err != nil {
		return err
	}
	defer admin.Close(ctx) //nolint:errcheck // nothing follows
	password := rand.Text()
	for _, statement := range []string{"set log_statement = none", "create role shop login password '" + password + "'"} {
		if _, err := admin.Exec(ctx, statement, pgx.QueryExecModeSimpleProtocol); err != nil {
			return err
		}
	}
	superuser, err := d.store(ctx, "superuser", map[string]any{"username": d.database.Admin, "password": d.database.AdminPassword})
	if err != nil {
		return err
	}
	d.secret, err = d.store(ctx, "shop", map[string]any{
		"engine": "postgres", "host": "localhost", "port": d.database.Port,
		"username": "shop", "password": password, "masterarn": superuser, "owner": "a key that no engine knows",
	})
	return err
}

func (d *demo) store(ctx context.Context, name string, value map[string]any) (string, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	secret, token := string(text), newToken()
	out, err := d.api.CreateSecret(ctx, &secretsmanager.CreateSecretInput{Name: &name, SecretString: &secret, ClientRequestToken: &token})
	if err != nil {
		return "", err
	}
	d.versions = []string{token}
	return *out.ARN, nil
}

// newToken is long enough for a version's id.
func newToken() string { return rand.Text() + rand.Text() }
