package postgres

import (
	"context"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// Set changes the password unless the new one works already.
func (e *Engine) Set(ctx context.Context, s rotation.Set) error {
	alternating := e.alternates(s.Pending)
	session, needed, err := rotation.LoginToSet(ctx, s, alternating, e.login)
	if err != nil || !needed {
		return err
	}
	defer session.Close()
	if alternating {
		if err := session.ensureClone(ctx, s.Current.Text("username"), s.Pending.Text("username")); err != nil {
			return err
		}
	}
	return e.setPassword(ctx, session, s.Pending)
}

// setPassword sends what the server stores. The server puts the statement together: names and texts need its quoting.
func (e *Engine) setPassword(ctx context.Context, session *session, pending rotation.Value) error {
	password := pending.Text("password")
	if !e.SendPassword {
		verifier, err := newVerifier(password)
		if err != nil {
			return err
		}
		password = verifier
	}
	return session.formatted(ctx, "alter role %I with password %L", pending.Text("username"), password)
}
