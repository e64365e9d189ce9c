package mysql

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

// setOwn changes the password of the user that logs in, which needs no privilege.
func (e *Engine) setOwn(ctx context.Context, s rotation.Set) error {
	session, err := e.loginAny(ctx, s.Current, s.Previous)
	if err != nil {
		return err
	}
	defer session.close()
	dialect, err := e.dialectOf(ctx, session)
	if err != nil {
		return err
	}
	return dialect.setOwn(ctx, session, s.Pending.Text("password"))
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
	session, err := e.login(ctx, superuser)
	if err != nil {
		return err
	}
	defer session.close()
	dialect, err := e.dialectOf(ctx, session)
	if err != nil {
		return err
	}
	if e.alternates(s.Pending) {
		if err := session.ensureClone(ctx, dialect, s.Current.Text("username"), s.Pending.Text("username")); err != nil {
			return err
		}
	}
	return setAll(ctx, session, dialect, s.Pending)
}

// setAll sets the password for every host that the user may come from: each is an account of its own.
func setAll(ctx context.Context, session *session, dialect dialect, pending rotation.Value) error {
	user := pending.Text("username")
	hosts, err := session.hosts(ctx, user)
	if err != nil {
		return err
	}
	if len(hosts) == 0 {
		return rotation.Because(rotation.ReasonTarget, "the server has no account of the user")
	}
	for _, host := range hosts {
		if err := dialect.set(ctx, session, user, host, pending.Text("password")); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) hosts(ctx context.Context, user string) ([]string, error) {
	return s.texts(ctx, "select host from mysql.user where user = ? order by host", user)
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
