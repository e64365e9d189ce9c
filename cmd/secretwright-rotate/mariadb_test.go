package main

import (
	"context"
	"crypto/tls"
	"database/sql"
	"fmt"
	"net"
	"strconv"
	"strings"
	"testing"

	"github.com/go-sql-driver/mysql"

	"github.com/secretwright/secretwright/constructs/rotation/rotationtest"
	"github.com/secretwright/secretwright/constructs/rotation/trust"
)

// mariadbServer is a MariaDB with a connection of its superuser.
type mariadbServer struct {
	database *rotationtest.Database
	tls      *tls.Config
	admin    *sql.DB
}

// requireMariaDB starts the server at its first use.
func requireMariaDB(t testing.TB) *mariadbServer {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if s, ok := shared.mariadb.(*mariadbServer); ok {
		return s
	}
	d, err := rotationtest.StartMariaDB()
	require(t, err)
	roots := must(trust.Roots(d.CAFile))(t)
	s := &mariadbServer{database: d, tls: must(trust.Config(roots, "localhost", ""))(t)}
	shared.mariadb = s
	s.admin = s.open(credential{Port: d.Port, Username: d.Admin, Password: d.AdminPassword})
	s.admin.SetMaxOpenConns(1)
	return s
}

func mariadbDatabase(t testing.TB) database { return requireMariaDB(t) }

func (s *mariadbServer) server() *rotationtest.Database { return s.database }

func (s *mariadbServer) open(v credential) *sql.DB {
	config := mysql.NewConfig()
	config.User, config.Passwd, config.Net = v.Username, v.Password, "tcp"
	config.Addr, config.TLS = net.JoinHostPort("localhost", strconv.Itoa(v.Port)), s.tls
	config.InterpolateParams, config.Logger = true, &mysql.NopLogger{}
	connector, err := mysql.NewConnector(config)
	if err != nil {
		panic(err)
	}
	return sql.OpenDB(connector)
}

// login goes to the server itself, not through the gate.
func (s *mariadbServer) login(v credential) error {
	v.Port = s.database.Port
	pool := s.open(v)
	defer pool.Close()
	return pool.Ping()
}

// exec holds the one connection of the superuser until the last statement: a test that runs at the same time must not
// switch the log back on in between.
func (s *mariadbServer) exec(statements ...string) error {
	connection, err := s.admin.Conn(context.Background())
	if err != nil {
		return err
	}
	defer connection.Close()
	for _, statement := range statements {
		if _, err := connection.ExecContext(context.Background(), statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// newUser may come from two hosts. Its password is not logged: the log is searched for it.
func (s *mariadbServer) newUser(name, password string) error {
	return s.exec("set sql_log_off = on", "create database "+name,
		fmt.Sprintf("create user '%s'@'%%' identified by '%s' require ssl with max_user_connections 50", name, password),
		fmt.Sprintf("create user '%s'@'127.0.0.1' identified by '%s' require ssl with max_user_connections 50", name, password),
		fmt.Sprintf("grant select, create, insert on `%s`.* to '%s'@'%%' with grant option", name, name),
		fmt.Sprintf("grant select, create, insert on `%s`.* to '%s'@'127.0.0.1' with grant option", name, name),
		"set sql_log_off = off")
}

func (s *mariadbServer) state(user string) (string, error) {
	rows, err := s.admin.Query("select concat(user, '@', host, authentication_string) from mysql.user where user in (?, concat(?, '_clone')) order by 1", user, user)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var state strings.Builder
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return "", err
		}
		state.WriteString(text)
	}
	return state.String(), rows.Err()
}

// TestMariaDBCloneHasWhatTheUserHas compares the accounts of a pair, and uses each other's tables.
func TestMariaDBCloneHasWhatTheUserHas(t *testing.T) {
	s := requireMariaDB(t)
	b := newBed(t, s, build(t))
	id, first := b.newSecret(true)
	role := "reader_of_" + first.Username
	if err := s.exec("create role "+role, fmt.Sprintf("grant %s to '%s'@'%%'", role, first.Username), fmt.Sprintf("set default role %s for '%s'@'%%'", role, first.Username)); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		current, err := b.current(id)
		if err != nil {
			t.Fatal(err)
		}
		current.Port = s.database.Port
		pool := s.open(current)
		if _, err := pool.Exec(fmt.Sprintf("create table %s.t%d (id int)", first.Username, i)); err != nil {
			t.Error(err)
		}
		for j := range i {
			if _, err := pool.Exec(fmt.Sprintf("insert into %s.t%d values (1)", first.Username, j)); err != nil {
				t.Error(err)
			}
		}
		_ = pool.Close()
		if _, err := b.rotate(id); err != nil {
			t.Fatal(err)
		}
	}
	for _, host := range []string{"%", "127.0.0.1"} {
		user, clone := s.shown(t, first.Username, host), s.shown(t, first.Username+"_clone", host)
		if want := strings.ReplaceAll(user, "`"+first.Username+"`@", "`"+first.Username+"_clone`@"); clone != want {
			t.Errorf("the clone at %s has\n%s\nnot\n%s", host, clone, want)
		}
	}
}

// shown is what the server says of an account, without hashes.
func (s *mariadbServer) shown(t *testing.T, user, host string) string {
	t.Helper()
	var lines []string
	for _, query := range []string{"show create user '%s'@'%s'", "show grants for '%s'@'%s'"} {
		rows := must(s.admin.Query(fmt.Sprintf(query, user, host)))(t)
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			if before, after, found := strings.Cut(line, "BY PASSWORD '*"); found {
				line = before + after[41:]
			}
			lines = append(lines, line)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		_ = rows.Close()
	}
	return strings.Join(lines, "\n")
}

// TestMariaDBRefusals are states of the server in which a rotation must stop, with a reason that tells them apart.
func TestMariaDBRefusals(t *testing.T) {
	s := requireMariaDB(t)
	bootstrap := build(t)
	for name, c := range map[string]struct {
		alternating bool
		sql         []string
		words       string
	}{
		"the password is another":        {sql: []string{"alter user 'USER'@'%' identified by 'unknown'", "alter user 'USER'@'127.0.0.1' identified by 'unknown'"}, words: "password: neither"},
		"the account is locked":          {sql: []string{"alter user 'USER'@'%' account lock", "alter user 'USER'@'127.0.0.1' account lock"}, words: "denied: "},
		"the account has another plugin": {sql: []string{"install plugin if not exists ed25519 soname 'auth_ed25519'", "alter user 'USER'@'127.0.0.1' identified via ed25519 using password('PASSWORD')"}, words: "target: the account does not use mysql_native_password alone"},
		"the original account has gone":  {alternating: true, sql: []string{"drop user 'USER'@'%'", "drop user 'USER'@'127.0.0.1'"}, words: "password: "},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBed(t, s, bootstrap)
			b.sm.Attempts = 1
			id, first := b.newSecret(c.alternating)
			for _, statement := range c.sql {
				statement = strings.NewReplacer("USER", first.Username, "PASSWORD", first.Password).Replace(statement)
				if err := s.exec("set sql_log_off = on", statement, "set sql_log_off = off"); err != nil {
					t.Fatal(err)
				}
			}
			state := must(s.state(first.Username))(t)
			_, err := b.rotate(id)
			if err == nil || !strings.Contains(err.Error(), c.words) {
				t.Errorf("got %v, expected %q", err, c.words)
			}
			if current, err := b.current(id); err != nil || current != first || must(s.state(first.Username))(t) != state {
				t.Errorf("something has changed (%v)", err)
			}
		})
	}
}
