// Command function is a Lambda function that asks the database of the orders example for its time. It reads the login
// from Secrets Manager when it runs; no password is in its code or its environment.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/jackc/pgx/v5"

	"github.com/secretwright/secretwright/constructs/rotation/trust"
	"github.com/secretwright/secretwright/examples/orders/login"
)

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	// CA_FILE may name further authorities, in PEM, besides those of the system and of RDS.
	roots, err := trust.Roots(os.Getenv("CA_FILE"))
	if err != nil {
		panic(err)
	}
	h := &handler{
		store: login.NewStore(secretsmanager.NewFromConfig(settings), os.Getenv("SECRET_ARN")),
		dial:  func(ctx context.Context, l login.Login) (*pgx.Conn, error) { return dial(ctx, l, roots) },
	}
	lambda.Start(h.handle)
}

// handler keeps its connection from one invocation to the next: Lambda calls it once at a time.
type handler struct {
	store      *login.Store
	dial       func(context.Context, login.Login) (*pgx.Conn, error)
	connection *pgx.Conn
}

func (h *handler) handle(ctx context.Context) (time.Time, error) {
	var now time.Time
	if err := h.connect(ctx); err != nil {
		return now, fmt.Errorf("connect to the database: %w", err)
	}
	if err := h.connection.QueryRow(ctx, "SELECT now()").Scan(&now); err != nil {
		return now, fmt.Errorf("ask the database: %w", err)
	}
	return now, nil
}

// connect connects where there is no connection, or none any more.
func (h *handler) connect(ctx context.Context) error {
	if h.connection != nil && !h.connection.IsClosed() {
		return nil
	}
	connection, err := login.Connect(ctx, h.store, h.dial)
	if err != nil {
		return err
	}
	h.connection = connection
	return nil
}

// dial connects over TLS, to the server that the certificate names and to no other.
func dial(ctx context.Context, l login.Login, roots *x509.CertPool) (*pgx.Conn, error) {
	settings, err := pgx.ParseConfig("")
	if err != nil {
		return nil, err
	}
	settings.Host, settings.Port, settings.Database = l.Host, l.Port, l.Database
	settings.User, settings.Password = l.Username, l.Password
	settings.TLSConfig = &tls.Config{ServerName: l.Host, RootCAs: roots, MinVersion: tls.VersionTLS12}
	settings.Fallbacks = nil // pgx would also try without TLS
	settings.ConnectTimeout = 5 * time.Second
	return pgx.ConnectConfig(ctx, settings)
}
