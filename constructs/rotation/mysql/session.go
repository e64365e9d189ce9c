package mysql

import (
	"context"
	"database/sql"
	"net"
	"time"

	"github.com/go-sql-driver/mysql"

	"github.com/secretwright/secretwright/constructs/rotation"
	"github.com/secretwright/secretwright/constructs/rotation/trust"
)

// session is one login. Its errors hold no text of the driver, which quotes names and statements.
type session struct {
	pool       *sql.DB
	connection *sql.Conn
}

// timeout leaves a function of 30 seconds time to say what it could not reach.
const timeout = 8 * time.Second

func (e *Engine) login(ctx context.Context, v rotation.Value) (*session, error) {
	config, err := e.config(v)
	if err != nil {
		return nil, err
	}
	connector, err := mysql.NewConnector(config)
	if err != nil {
		return nil, rotation.Because(rotation.ReasonTarget, "the driver cannot be configured")
	}
	pool := sql.OpenDB(connector)
	connection, err := pool.Conn(ctx)
	if err != nil {
		_ = pool.Close()
		return nil, failure(err)
	}
	return &session{pool, connection}, nil
}

// config has no way back to plain text, neither for the connection nor for the password.
func (e *Engine) config(v rotation.Value) (*mysql.Config, error) {
	host, port := v.Text("host"), v.Text("port")
	if port == "" {
		port = "3306"
	}
	tls, err := trust.Config(e.Roots, host, v.Text("tls_server_name"))
	if err != nil {
		return nil, rotation.Because(rotation.ReasonTLS, "the certificate authorities cannot be read")
	}
	config := mysql.NewConfig()
	config.User, config.Passwd = v.Text("username"), v.Text("password")
	config.Net, config.Addr = "tcp", net.JoinHostPort(host, port)
	config.TLS, config.AllowFallbackToPlaintext, config.AllowCleartextPasswords = tls, false, false
	config.Timeout, config.ReadTimeout, config.WriteTimeout = timeout, timeout, timeout
	// Statements about accounts cannot be prepared; the driver quotes for them.
	config.InterpolateParams = true
	// The driver's own log writes to the standard error stream.
	config.Logger = &mysql.NopLogger{}
	return config, nil
}

// exec runs one statement that returns nothing.
func (s *session) exec(ctx context.Context, statement string, arguments ...any) error {
	if _, err := s.connection.ExecContext(ctx, statement, arguments...); err != nil {
		return failure(err)
	}
	return nil
}

// texts gives the first column of each row.
func (s *session) texts(ctx context.Context, query string, arguments ...any) (texts []string, err error) {
	rows, err := s.connection.QueryContext(ctx, query, arguments...)
	if err != nil {
		return nil, failure(err)
	}
	defer rows.Close() //nolint:errcheck // Err below has it
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, failure(err)
		}
		texts = append(texts, text)
	}
	if err := rows.Err(); err != nil {
		return nil, failure(err)
	}
	return texts, nil
}

func (s *session) Close() {
	_ = s.connection.Close()
	_ = s.pool.Close()
}
