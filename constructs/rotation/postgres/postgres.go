// Package postgres rotates the password of a user of PostgreSQL, or alternates between two users. It talks only over
// TLS with a verified certificate, and sends the server a SCRAM verifier instead of the password, so that no password
// can reach the server's log. It does not create databases, tables or the first user.
package postgres

import (
	"context"
	"crypto/x509"
	"strings"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// Engine rotates secrets with the keys host, port (default 5432), dbname (default "postgres"), username, password, and
// optionally tls_server_name, where the certificate is not for host, and masterarn, the ARN of a superuser's secret.
//
// With masterarn the secret changes between a user and its clone, whose name ends in _clone. The clone is made by the
// first rotation: a member of the user, with the user as default role (or the user's own default role), so that tables
// made by either belong to one role and both can use them. Whoever reads AWSCURRENT can log in at any moment.
//
// Without masterarn the one user changes its own password. Between that and the move of AWSCURRENT, a moment later, a
// new login with AWSCURRENT fails and one with AWSPENDING works.
type Engine struct {
	// Roots are the certificate authorities to trust. Optional; default trust.Roots("").
	Roots *x509.CertPool
	// SingleUser keeps the one user even with masterarn, and lets the superuser set its password, for databases that do
	// not let users change their own (rds.restrict_password_commands).
	SingleUser bool
	// SendPassword sends the password itself, for databases that check its strength or store it in another form than
	// SCRAM-SHA-256. It then appears in the server's log where statements are logged.
	SendPassword bool
}

const clone = "_clone"

// maxName is the most bytes of a name; the server cuts longer ones silently (NAMEDATALEN).
const maxName = 63

func (e *Engine) alternates(v rotation.Value) bool { return v.Text("masterarn") != "" && !e.SingleUser }

// Other names the user that follows the one of current.
func (e *Engine) Other(current rotation.Value) string {
	user := current.Text("username")
	if !e.alternates(current) {
		return user
	}
	if original, isClone := strings.CutSuffix(user, clone); isClone {
		return original
	}
	return user + clone
}

// Next gives a new password to the user, or to the other one of the pair.
func (e *Engine) Next(ctx context.Context, current rotation.Value, password func(context.Context) (string, error)) (rotation.Value, error) {
	for _, key := range []string{"host", "username", "password"} {
		if current.Text(key) == "" {
			return rotation.Value{}, rotation.Because(rotation.ReasonValue, "the secret has no text "+key)
		}
	}
	user := e.Other(current)
	if len(user) > maxName {
		return rotation.Value{}, rotation.Because(rotation.ReasonValue, "the name of the clone would be longer than 63 bytes")
	}
	text, err := password(ctx)
	if err != nil {
		return rotation.Value{}, err
	}
	return current.With("username", user).With("password", text), nil
}

// Test logs in and asks for a row.
func (e *Engine) Test(ctx context.Context, pending rotation.Value) error {
	session, err := e.login(ctx, pending)
	if err != nil {
		return err
	}
	defer session.Close()
	_, err = session.text(ctx, "select 'it works'")
	return err
}
