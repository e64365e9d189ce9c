package postgres

import (
	"context"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// Set changes the password unless the new one works already.
func (e *Engine) Set(ctx context.Context, s rotation.Set) error {
	session, err := e.login(ctx, s.Pending)
	if err == nil {
		session.close()
		return nil
	}
	if !rotation.HasReason(err, rotation.ReasonPassword) {
		return err
	}
	if s.Pending.Text("masterarn") == "" {
		return e.setOwn(ctx, s)
	}
	return e.setAsSuperuser(ctx, s)
}

// setOwn changes the password of the user that logs in.
func (e *Engine) setOwn(ctx context.Context, s rotation.Set) error {
	session, err := e.loginAny(ctx, s.Current, s.Previous)
	if err != nil {
		return err
	}
	defer session.close()
	return e.setPassword(ctx, session, s.Pending)
}

// setAsSuperuser changes the password, or makes the clone, as somebody else. AWSCURRENT must work before: a secret in
// which somebody wrote the name of another user must not get that user a password.
func (e *Engine) setAsSuperuser(ctx context.Context, s rotation.Set) error {
	previous := s.Previous
	if e.alternates(s.Pending) {
		previous = rotation.Value{} // it is of the other user and proves nothing about this one
	}
	own, err := e.loginAny(ctx, s.Current, previous)
	if err != nil {
		return err
	}
	own.close()
	superuser, err := s.Superuser(ctx)
	if err != nil {
		return err
	}
	if superuser.Text("dbname") == "" {
		superuser = superuser.With("dbname", s.Pending.Text("dbname"))
	}
	session, err := e.login(ctx, superuser)
	if err != nil {
		return err
	}
	defer session.close()
	if e.alternates(s.Pending) {
		if err := session.ensureClone(ctx, s.Current.Text("username"), s.Pending.Text("username")); err != nil {
			return err
		}
	}
	return e.setPassword(ctx, session, s.Pending)
}

// loginAny tries one value after the other, as long as only the password is wrong.
func (e *Engine) loginAny(ctx context.Context, current, previous rotation.Value) (*session, error) {
	session, err := e.login(ctx, current)
	if !rotation.HasReason(err, rotation.ReasonPassword) {
		return session, err
	}
	if !previous.IsZero() {
		session, err = e.login(ctx, previous)
	}
	if rotation.HasReason(err, rotation.ReasonPassword) {
		return nil, rotation.Because(rotation.ReasonPassword,
			"neither the new password nor those of AWSCURRENT and AWSPREVIOUS work: set the password of AWSCURRENT in the database by hand, then rotate again")
	}
	return session, err
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
