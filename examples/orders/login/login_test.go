package login_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/secretwright/secretwright/examples/orders/login"
)

// secret is a client whose secret has one value after the other; the last one stays.
type secret struct {
	values []string
	err    error
	reads  int
}

func (s *secret) GetSecretValue(_ context.Context, input *secretsmanager.GetSecretValueInput, _ ...func(*secretsmanager.Options)) (*secretsmanager.GetSecretValueOutput, error) {
	if s.err != nil {
		return nil, s.err
	}
	value := s.values[min(s.reads, len(s.values)-1)]
	s.reads++
	return &secretsmanager.GetSecretValueOutput{ARN: input.SecretId, SecretString: &value}, nil
}

func value(password string) string {
	return fmt.Sprintf(`{"username": "orders", "password": %q, "host": "db", "port": 5432, "dbname": "shop", "engine": "postgres"}`, password)
}

// database accepts one password and counts the tries.
type database struct {
	password string
	code     string
	tries    int
}

func (d *database) connect(_ context.Context, l login.Login) (login.Login, error) {
	d.tries++
	if l.Password != d.password {
		return login.Login{}, fmt.Errorf("connect: %w", &pgconn.PgError{Code: d.code})
	}
	return l, nil
}

func TestConnect(t *testing.T) {
	tests := map[string]struct {
		values       []string // of the secret, one for each read
		accepted     string   // by the database
		code         string
		reads, tries int
		want         string // in the error
	}{
		"the login that is kept":         {[]string{value("first")}, "first", "", 1, 1, ""},
		"a rotation since it was read":   {[]string{value("first"), value("second")}, "second", "28P01", 2, 2, ""},
		"a user that is unknown now":     {[]string{value("first"), value("second")}, "second", "28000", 2, 2, ""},
		"refused twice":                  {[]string{value("first"), value("second"), value("third")}, "third", "28P01", 2, 2, "28P01"},
		"refused without a new password": {[]string{value("first")}, "second", "28P01", 2, 1, "28P01"},
		"an error of another kind":       {[]string{value("first"), value("second")}, "second", "53300", 1, 1, "53300"},
		"no JSON":                        {[]string{"word"}, "", "", 1, 0, "not the JSON of a database login"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, d := &secret{values: test.values}, &database{password: test.accepted, code: test.code}
			got, err := login.Connect(t.Context(), login.NewStore(s, "arn"), d.connect)
			if s.reads != test.reads || d.tries != test.tries {
				t.Errorf("%d reads and %d tries, want %d and %d", s.reads, d.tries, test.reads, test.tries)
			}
			if test.want == "" {
				if want := (login.Login{Username: "orders", Password: test.accepted, Host: "db", Port: 5432, Database: "shop"}); err != nil || got != want {
					t.Errorf("got %v, %v", got, err)
				}
			} else if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error %v, want one with %q", err, test.want)
			}
		})
	}
}

// A login is read once for many connections, and again only when it is refused.
func TestLoginIsKept(t *testing.T) {
	s, d := &secret{values: []string{value("first"), value("second")}}, &database{password: "first", code: "28P01"}
	store := login.NewStore(s, "arn")
	for range 3 {
		if _, err := login.Connect(t.Context(), store, d.connect); err != nil {
			t.Fatal(err)
		}
	}
	d.password = "second" // rotated
	for range 3 {
		if _, err := login.Connect(t.Context(), store, d.connect); err != nil {
			t.Fatal(err)
		}
	}
	if s.reads != 2 || d.tries != 7 {
		t.Errorf("%d reads and %d tries, want 2 and 7", s.reads, d.tries)
	}
}

func TestSecretsManagerFails(t *testing.T) {
	cause := errors.New("throttled")
	_, err := login.Connect(t.Context(), login.NewStore(&secret{err: cause}, "arn"), (&database{}).connect)
	if !errors.Is(err, cause) {
		t.Error("got", err)
	}
}

func TestPasswordIsNotPrinted(t *testing.T) {
	l := login.Login{Username: "orders", Password: "first", Host: "db", Port: 5432, Database: "shop"}
	if text := fmt.Sprintf("%v %+v %#v %s", l, l, l, l); strings.Contains(text, "first") {
		t.Error(text)
	}
}
