package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"github.com/secretwright/secretwright/constructs/rotation/rotationtest"
)

// bed is a whole system: Secrets Manager, the built bootstrap, a database and the gate before both.
type bed struct {
	t        testing.TB
	sm       *rotationtest.SecretsManager
	api      *secretsmanager.Client
	observer *secretsmanager.Client
	lambda   *rotationtest.Lambda
	second   *rotationtest.Lambda
	gate     *gate
	database database
	port     int
}

// database is what the tests do with a database besides rotating: as a superuser, and as an application.
type database interface {
	server() *rotationtest.Database
	// newUser makes a user with this password.
	newUser(name, password string) error
	// state changes whenever a password of the user or of its clone does.
	state(user string) (string, error)
	// login does what an application does.
	login(v credential) error
}

// credential is the value of a secret.
type credential struct {
	Engine        string `json:"engine"`
	Host          string `json:"host"`
	Port          int    `json:"port"`
	Username      string `json:"username"`
	Password      string `json:"password"`
	Dbname        string `json:"dbname,omitempty"`
	Masterarn     string `json:"masterarn,omitempty"`
	TLSServerName string `json:"tls_server_name,omitempty"`
	// Note is a key that no engine knows.
	Note json.Number `json:"note"`
}

// newBed starts everything for tests with one database. environment is added to that of the bootstrap.
func newBed(t testing.TB, database database, bootstrap string, environment ...string) *bed {
	t.Helper()
	sm := must(rotationtest.NewSecretsManager())(t)
	t.Cleanup(sm.Stop)
	b := &bed{t: t, sm: sm, gate: &gate{}, database: database}
	sm.Gate = b.gate
	proxy := must(rotationtest.NewProxy(database.server(), b.gate))(t)
	t.Cleanup(proxy.Stop)
	b.port = proxy.Port
	b.api, b.observer = client(sm.URL), client(sm.ObserverURL)
	environment = append(append(sm.Environment(), "CA_FILE="+database.server().CAFile), environment...)
	b.lambda = must(rotationtest.NewLambda(bootstrap, environment, 20*time.Second))(t)
	t.Cleanup(b.lambda.Stop)
	b.second = must(rotationtest.NewLambda(bootstrap, environment, 20*time.Second))(t)
	t.Cleanup(b.second.Stop)
	sm.Invoke = func(ctx context.Context, event rotationtest.Event) error { return b.lambda.Invoke(ctx, event) }
	return b
}

func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func client(url string) *secretsmanager.Client {
	return secretsmanager.New(secretsmanager.Options{
		BaseEndpoint: &url, Region: "eu-north-1", RetryMaxAttempts: 1,
		Credentials: credentials.NewStaticCredentialsProvider("test", "test", ""),
	})
}

// users counts the users of all tests.
var users atomic.Int64

func newUsername() string { return fmt.Sprintf("app%d", users.Add(1)) }

// newSecret makes a user in the database and a secret that holds it.
func (b *bed) newSecret(alternating bool) (id string, first credential) {
	b.t.Helper()
	first = credential{
		Engine: b.database.server().Engine, Host: "localhost", Port: b.port, Username: newUsername(),
		Password: "First-" + newToken(), Note: "1.50",
	}
	if err := b.database.newUser(first.Username, first.Password); err != nil {
		b.t.Fatal(err)
	}
	if alternating {
		first.Masterarn = b.newSuperuser()
	}
	return b.store("secret-of-"+first.Username, first), first
}

// newSuperuser stores the superuser as RDS does: without a host.
func (b *bed) newSuperuser() string {
	server := b.database.server()
	return b.store("superuser-"+newToken(), map[string]string{"username": server.Admin, "password": server.AdminPassword})
}

func (b *bed) store(name string, value any) string {
	b.t.Helper()
	text := string(must(json.Marshal(value))(b.t))
	token := newToken()
	out, err := b.observer.CreateSecret(b.t.Context(), &secretsmanager.CreateSecretInput{Name: &name, SecretString: &text, ClientRequestToken: &token})
	if err != nil {
		b.t.Fatal(err)
	}
	return *out.ARN
}

// rotate rotates once and waits for the end. It gives the new version.
func (b *bed) rotate(id string) (token string, err error) {
	token = newToken()
	_, err = b.observer.RotateSecret(b.t.Context(), &secretsmanager.RotateSecretInput{
		SecretId: &id, ClientRequestToken: &token,
		RotationLambdaARN: aws.String("arn:aws:lambda:eu-north-1:123456789012:function:rotation"),
	})
	if err != nil {
		return token, err
	}
	return token, b.sm.Wait(token)
}

// read reads what an application reads.
func (b *bed) read(id, label string) (credential, string, error) {
	out, err := b.observer.GetSecretValue(b.t.Context(), &secretsmanager.GetSecretValueInput{SecretId: &id, VersionStage: &label})
	if err != nil {
		return credential{}, "", err
	}
	v, err := parse(*out.SecretString)
	return v, *out.VersionId, err
}

func parse(text string) (v credential, err error) {
	err = json.Unmarshal([]byte(text), &v)
	return v, err
}

// holders are the versions with a label, as DescribeSecret shows them.
func (b *bed) holders(id string) map[string][]string {
	out, err := b.observer.DescribeSecret(b.t.Context(), &secretsmanager.DescribeSecretInput{SecretId: &id})
	if err != nil {
		b.t.Fatal(err)
	}
	holders := map[string][]string{}
	for version, labels := range out.VersionIdsToStages {
		for _, label := range labels {
			holders[label] = append(holders[label], version)
		}
	}
	return holders
}

// noPasswordIn searches logs for every password that any secret ever held.
func (b *bed) noPasswordIn(t testing.TB, logs map[string]string) {
	t.Helper()
	for _, value := range b.sm.Values() {
		var v credential
		if json.Unmarshal([]byte(value), &v) != nil || v.Password == b.database.server().AdminPassword {
			continue
		}
		for name, log := range logs {
			if strings.Contains(log, v.Password) {
				t.Errorf("the log of %s holds a password", name)
			}
		}
	}
}

func (b *bed) logs() map[string]string {
	return map[string]string{"the database": b.database.server().Log(), "the function": b.lambda.Output() + b.second.Output()}
}

func newToken() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}

// build builds the bootstrap as a user does, with an overlay for mutants.
func build(t testing.TB, flags ...string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "bootstrap")
	arguments := append([]string{"build", "-trimpath", "-tags", "lambda.norpc", "-ldflags", "-s -w", "-o", binary}, flags...)
	command := exec.CommandContext(t.Context(), "go", append(arguments, ".")...)
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return binary
}

// shared are the servers of this run of tests: they take a second or two to start.
var shared struct {
	sync.Mutex
	postgres, mariadb database
}

func TestMain(m *testing.M) {
	status := m.Run()
	for _, database := range []database{shared.postgres, shared.mariadb} {
		if database != nil {
			database.server().Stop()
		}
	}
	os.Exit(status)
}

// require skips a test on a machine without a database; a full run has them all.
func require(t testing.TB, err error) {
	t.Helper()
	switch {
	case err == nil:
	case errors.Is(err, rotationtest.ErrNotInstalled) && os.Getenv("REQUIRE_TESTBED") == "":
		t.Skip(err)
	default:
		t.Fatal(err)
	}
}
