package postgres

import (
	"context"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/secretwright/secretwright/constructs/rotation"
	"github.com/secretwright/secretwright/constructs/rotation/trust"
)

// session is one login. Its errors hold no text of the driver, which quotes names and statements.
type session struct{ connection *pgx.Conn }

// connectTimeout leaves a function of 30 seconds time to say what it could not reach.
const connectTimeout = 8 * time.Second

// login logs in and lays down the user's default role: a role that is only borrowed may not change passwords, and
// RESET ROLE would lead back to it.
func (e *Engine) login(ctx context.Context, v rotation.Value) (*session, error) {
	config, err := e.config(v)
	if err != nil {
		return nil, err
	}
	connection, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, connectError(err)
	}
	s := &session{connection}
	if err := s.exec(ctx, "set role none"); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// config sets every field, since ParseConfig reads the environment and files of the home folder.
func (e *Engine) config(v rotation.Value) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig("host=localhost sslmode=disable")
	if err != nil {
		return nil, rotation.Because(rotation.ReasonTarget, "the driver cannot be configured")
	}
	port := uint64(5432)
	if text := v.Text("port"); text != "" {
		if port, err = strconv.ParseUint(text, 10, 16); err != nil {
			return nil, rotation.Because(rotation.ReasonValue, "the port of the secret is no port")
		}
	}
	host := v.Text("host")
	tls, err := trust.Config(e.Roots, host, v.Text("tls_server_name"))
	if err != nil {
		return nil, rotation.Because(rotation.ReasonTLS, "the certificate authorities cannot be read")
	}
	config.Host, config.Port, config.TLSConfig, config.Fallbacks = host, uint16(port), tls, nil
	config.User, config.Password, config.Database = v.Text("username"), v.Text("password"), v.Text("dbname")
	if config.Database == "" {
		config.Database = "postgres"
	}
	config.ConnectTimeout = connectTimeout
	config.RuntimeParams = map[string]string{"application_name": "secretwright-rotate"}
	config.SSLNegotiation, config.SSLCertMode, config.RequireAuth, config.ChannelBinding = "postgres", "disable", "", "prefer"
	config.MinProtocolVersion, config.MaxProtocolVersion = "3.0", "3.0"
	config.ValidateConnect, config.AfterConnect, config.OnNotice = nil, nil, func(*pgconn.PgConn, *pgconn.Notice) {}
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
	return config, nil
}

// text asks for one text.
func (s *session) text(ctx context.Context, query string, arguments ...any) (string, error) {
	var text string
	if err := s.connection.QueryRow(ctx, query, arguments...).Scan(&text); err != nil {
		return "", statementError(err)
	}
	return text, nil
}

// exec runs statements that return nothing, several of them as one transaction.
func (s *session) exec(ctx context.Context, statements string) error {
	if _, err := s.connection.Exec(ctx, statements, pgx.QueryExecModeSimpleProtocol); err != nil {
		return statementError(err)
	}
	return nil
}

// formatted runs a statement with names (%I) and texts (%L) that the server itself quotes.
func (s *session) formatted(ctx context.Context, format string, arguments ...any) error {
	query := "select format($1::text"
	for i := range arguments {
		query += ", $" + strconv.Itoa(i+2) + "::text"
	}
	statement, err := s.text(ctx, query+")", append([]any{format}, arguments...)...)
	if err != nil {
		return err
	}
	return s.exec(ctx, statement)
}

// close ends the session; what it did is done, so nobody waits for long.
func (s *session) Close() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = s.connection.Close(ctx)
}
