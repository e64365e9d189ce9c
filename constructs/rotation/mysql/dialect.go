package mysql

import (
	"context"
	"crypto/sha1" // the hash that mysql_native_password is made of
	"encoding/hex"
	"strings"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// dialect is how a server is told a password.
type dialect interface {
	// setOwn changes the password of the user that is logged in.
	setOwn(ctx context.Context, s *session, password string) error
	// set changes that of an account.
	set(ctx context.Context, s *session, user, host, password string) error
	// prepare makes SHOW CREATE USER print what the server reads again.
	prepare(ctx context.Context, s *session) error
}

// dialectOf asks the server what it is. A number of a version would not tell: MariaDB 10 is not newer than MySQL 8.
func (e *Engine) dialectOf(ctx context.Context, s *session) (dialect, error) {
	version, err := s.texts(ctx, "select version()")
	switch {
	case err != nil:
		return nil, err
	case len(version) == 1 && strings.Contains(version[0], "MariaDB") && e.SendPassword:
		return mariadbClear{}, nil
	case len(version) == 1 && strings.Contains(version[0], "MariaDB"):
		return mariadb{}, nil
	}
	return mysql8{}, nil
}

// mariadb sends hashes. A plain user may set its own one with SET PASSWORD; ALTER USER would need a privilege.
type mariadb struct{}

func (mariadb) setOwn(ctx context.Context, s *session, password string) error {
	account, err := s.texts(ctx, "show create user current_user")
	if err != nil {
		return err
	}
	if len(account) != 1 || !isNative(account[0]) {
		return otherPlugin()
	}
	return s.exec(ctx, "set password = ?", nativeHash(password))
}

func (mariadb) set(ctx context.Context, s *session, user, host, password string) error {
	account, err := s.texts(ctx, "show create user ?@?", user, host)
	if err != nil {
		return err
	}
	if len(account) != 1 || !isNative(account[0]) {
		return otherPlugin()
	}
	return s.exec(ctx, "set password for ?@? = ?", user, host, nativeHash(password))
}

func (mariadb) prepare(context.Context, *session) error { return nil }

// isNative reads SHOW CREATE USER: another plugin would take the hash for something else and lock the account.
func isNative(account string) bool {
	return strings.Contains(account, " IDENTIFIED BY PASSWORD '") || strings.Contains(account, " IDENTIFIED VIA mysql_native_password ")
}

func otherPlugin() error {
	return rotation.Because(rotation.ReasonTarget,
		"the account does not use mysql_native_password alone, so the password itself would have to be sent: set SEND_PASSWORD=true if it may be in the server's log")
}

// nativeHash is what the server stores (manual of MariaDB, PASSWORD).
func nativeHash(password string) string {
	once := sha1.Sum([]byte(password)) // the server's choice
	twice := sha1.Sum(once[:])         // the server's choice
	return "*" + strings.ToUpper(hex.EncodeToString(twice[:]))
}

// mariadbClear sends the password, and the server does with it what the account's plugin wants.
type mariadbClear struct{}

func (mariadbClear) setOwn(ctx context.Context, s *session, password string) error {
	return s.exec(ctx, "set password = password(?)", password)
}

func (mariadbClear) set(ctx context.Context, s *session, user, host, password string) error {
	return s.exec(ctx, "set password for ?@? = password(?)", user, host, password)
}

func (mariadbClear) prepare(context.Context, *session) error { return nil }

// mysql8 sends the password, which MySQL rewrites before it logs a statement (MySQL manual, "Passwords and Logging").
type mysql8 struct{}

func (mysql8) setOwn(ctx context.Context, s *session, password string) error {
	return s.exec(ctx, "alter user user() identified by ?", password)
}

func (mysql8) set(ctx context.Context, s *session, user, host, password string) error {
	return s.exec(ctx, "alter user ?@? identified by ?", user, host, password)
}

// prepare keeps the bytes of a hash readable (since 8.0.17).
func (mysql8) prepare(ctx context.Context, s *session) error {
	return s.exec(ctx, "set session print_identified_with_as_hex = on")
}
