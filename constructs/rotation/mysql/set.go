package mysql

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
	dialect, err := e.dialectOf(ctx, session)
	if err != nil {
		return err
	}
	if s.Pending.Text("masterarn") == "" { // the user changes its own password, which needs no privilege
		return dialect.setOwn(ctx, session, s.Pending.Text("password"))
	}
	if alternating {
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
