// Package login reads a database login from Secrets Manager when a program runs, instead of having it in the program
// or in its environment. The login is read once and kept, because a call costs time and money; after a rotation the
// database refuses the login that is kept, and only then it is read again.
package login

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/jackc/pgx/v5/pgconn"
)

// Login is the value of a database's secret (Secrets Manager User Guide, "JSON structure of secrets").
type Login struct {
	Username string `json:"username"`
	Password string `json:"password"`
	Host     string `json:"host"`
	Port     uint16 `json:"port"`
	Database string `json:"dbname"`
}

// String leaves the password out, so that a login that somebody prints leaks nothing.
func (l Login) String() string {
	return fmt.Sprintf("%s@%s:%d/%s", l.Username, l.Host, l.Port, l.Database)
}

// GoString is String.
func (l Login) GoString() string { return l.String() }

// Client is the part of the client of Secrets Manager that is used.
type Client interface {
	GetSecretValue(ctx context.Context, input *secretsmanager.GetSecretValueInput, options ...func(*secretsmanager.Options)) (*secretsmanager.GetSecretValueOutput, error)
}

// Store keeps the login of one secret. It may be used by several goroutines.
type Store struct {
	client Client
	arn    string

	reading sync.Mutex
	kept    *Login
}

// NewStore makes a store for the secret of an ARN. Nothing is read yet.
func NewStore(client Client, arn string) *Store { return &Store{client: client, arn: arn} }

// Connect connects with the login that is kept. If the database refuses it, the secret is read again and, if it has
// changed, the connection tried once more.
//
// While a rotation is going on, a database may know a password that is not yet the secret's current one. Connect then
// returns the database's refusal: it is over in seconds, when whoever called this function calls it again.
func Connect[C any](ctx context.Context, s *Store, connect func(context.Context, Login) (C, error)) (C, error) {
	var none C
	login, err := s.login(ctx)
	if err != nil {
		return none, err
	}
	connection, refusal := connect(ctx, login)
	if !isRefused(refusal) {
		return connection, refusal
	}
	fresh, err := s.replace(ctx, login)
	switch {
	case err != nil:
		return none, errors.Join(refusal, err)
	case fresh == login:
		return none, refusal
	}
	return connect(ctx, fresh)
}

// isRefused reports whether PostgreSQL did not accept the user or the password (PostgreSQL documentation, "Error
// Codes": 28P01 invalid_password, 28000 invalid_authorization_specification).
func isRefused(err error) bool {
	var answer *pgconn.PgError
	return errors.As(err, &answer) && (answer.Code == "28P01" || answer.Code == "28000")
}

func (s *Store) login(ctx context.Context) (Login, error) {
	s.reading.Lock()
	defer s.reading.Unlock()
	if s.kept != nil {
		return *s.kept, nil
	}
	return s.read(ctx)
}

// replace reads the secret again, unless another goroutine has already replaced the login that was refused.
func (s *Store) replace(ctx context.Context, refused Login) (Login, error) {
	s.reading.Lock()
	defer s.reading.Unlock()
	if s.kept != nil && *s.kept != refused {
		return *s.kept, nil
	}
	return s.read(ctx)
}

func (s *Store) read(ctx context.Context) (Login, error) {
	answer, err := s.client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &s.arn})
	if err != nil {
		return Login{}, fmt.Errorf("read the login: %w", err)
	}
	if answer.SecretString == nil {
		return Login{}, fmt.Errorf("read the login: secret %s has no text", s.arn)
	}
	var login Login
	if err := json.Unmarshal([]byte(*answer.SecretString), &login); err != nil {
		// The error of encoding/json may quote a part of the secret.
		return Login{}, fmt.Errorf("read the login: secret %s is not the JSON of a database login", s.arn)
	}
	s.kept = &login
	return login, nil
}
