// Package mysql rotates the password of a user of MariaDB or MySQL, or alternates between two users. It talks only over
// TLS with a verified certificate. MariaDB gets the hash instead of the password, so that no password can reach its log;
// MySQL keeps passwords out of its logs itself. The statements for MySQL 8 are untested against a server: none was at
// hand.
package mysql

import (
	"context"
	"crypto/x509"
	"strings"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// Engine rotates secrets with the keys host, port (default 3306), username, password, and optionally tls_server_name,
// where the certificate is not for host, and masterarn, the ARN of a superuser's secret. Whether the server is MariaDB
// or MySQL it asks the server.
//
// With masterarn the secret changes between a user and its clone, whose name ends in _clone. The clone is made by the
// first rotation, for every host that the user may come from, with the same grants, limits and requirement of TLS;
// grants that the user got since are given to the clone whenever its turn comes. Whoever reads AWSCURRENT can log in at
// any moment. Objects belong to databases, so both users see all of them.
//
// Without masterarn the one user changes its own password. Between that and the move of AWSCURRENT, a moment later, a
// new login with AWSCURRENT fails and one with AWSPENDING works.
type Engine struct {
	// Roots are the certificate authorities to trust. Optional; default trust.Roots("").
	Roots *x509.CertPool
	// SingleUser keeps the one user even with masterarn, and lets the superuser set its password.
	SingleUser bool
	// SendPassword sends MariaDB the password itself, for databases that check its strength or whose accounts do not use
	// mysql_native_password. It then appears in the server's log where statements are logged.
	SendPassword bool
}

const clone = "_clone"

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
	text, err := password(ctx)
	if err != nil {
		return rotation.Value{}, err
	}
	return current.With("username", e.Other(current)).With("password", text), nil
}

// Test logs in and asks for a row.
func (e *Engine) Test(ctx context.Context, pending rotation.Value) error {
	session, err := e.login(ctx, pending)
	if err != nil {
		return err
	}
	defer session.Close()
	_, err = session.texts(ctx, "select 'it works'")
	return err
}
