package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/secretwright/secretwright/constructs/rotation/rotationtest"
	"github.com/secretwright/secretwright/constructs/rotation/trust"
)

// postgresServer is a PostgreSQL with a connection of its superuser.
type postgresServer struct {
	database *rotationtest.Database
	roots    *x509.CertPool

	mu    sync.Mutex
	admin *pgx.Conn
}

// requirePostgres starts the server at its first use.
func requirePostgres(t testing.TB) *postgresServer {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if s, ok := shared.postgres.(*postgresServer); ok {
		return s
	}
	d, err := rotationtest.StartPostgres()
	require(t, err)
	s := &postgresServer{database: d, roots: must(trust.Roots(d.CAFile))(t)}
	shared.postgres = s
	s.admin = must(s.connect(credential{Port: d.Port, Username: d.Admin, Password: d.AdminPassword}))(t)
	return s
}

func (s *postgresServer) server() *rotationtest.Database { return s.database }

func (s *postgresServer) connect(v credential) (*pgx.Conn, error) {
	config, err := pgx.ParseConfig(fmt.Sprintf("host=localhost port=%d user=%s dbname=postgres sslmode=verify-full sslrootcert=%s", v.Port, v.Username, s.database.CAFile))
	if err != nil {
		return nil, err
	}
	config.Password = v.Password
	return pgx.ConnectConfig(context.Background(), config)
}

// login goes to the server itself, not through the gate.
func (s *postgresServer) login(v credential) error {
	v.Port = s.database.Port
	c, err := s.connect(v)
	if err != nil {
		return err
	}
	return c.Close(context.Background())
}

func (s *postgresServer) exec(statement string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.admin.Exec(context.Background(), statement, pgx.QueryExecModeSimpleProtocol)
	return err
}

// newUser does not log the password: the log is searched for it.
func (s *postgresServer) newUser(name, password string) error {
	if err := s.exec("set log_statement = none"); err != nil {
		return err
	}
	return s.exec(fmt.Sprintf("create role %s login password '%s'; reset log_statement", name, password))
}

func (s *postgresServer) state(user string) (state string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.admin.QueryRow(context.Background(), `select coalesce(string_agg(rolname || rolpassword, ' ' order by rolname), '')
		from pg_authid where rolname in ($1::text, $1::text || '_clone')`, user).Scan(&state)
	return state, err
}

func isWrongPassword(err error) bool {
	var postgres *pgconn.PgError
	var mariadb *mysql.MySQLError
	return errors.As(err, &postgres) && postgres.Code == "28P01" || errors.As(err, &mariadb) && mariadb.Number == 1045
}

func writeFile(t testing.TB, path string, text []byte) string {
	t.Helper()
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
