package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgproto3"

	"github.com/secretwright/secretwright/constructs/rotation/trust"
	"github.com/secretwright/secretwright/examples/orders/login"
)

// TestHandle lets the function meet a database whose password changes between two invocations.
func TestHandle(t *testing.T) {
	database := newDatabase(t)
	roots, err := trust.Roots(database.certificate)
	if err != nil {
		t.Fatal(err)
	}
	s := &secret{port: database.port, passwords: []string{"first", "second"}}
	h := &handler{
		store: login.NewStore(s, "arn"),
		dial:  func(ctx context.Context, l login.Login) (*pgx.Conn, error) { return dial(ctx, l, roots) },
	}
	for i, step := range []struct {
		password       string
		isDropped      bool
		wantReads      int
		wantHandshakes int32
	}{
		{"first", false, 1, 1},
		{"first", false, 1, 1},  // the connection is kept
		{"second", false, 1, 1}, // a rotation breaks no connection
		{"second", true, 2, 3},  // a new one is refused, then made with the new login
		{"second", true, 2, 4},
	} {
		database.password.Store(step.password)
		if step.isDropped {
			h.connection.Close(t.Context())
		}
		now, err := h.handle(t.Context())
		if err != nil || now.Year() != 2026 {
			t.Fatalf("step %d: %v, %v", i, now, err)
		}
		if s.reads != step.wantReads || database.handshakes.Load() != step.wantHandshakes {
			t.Errorf("step %d: %d reads and %d handshakes, want %d and %d", i, s.reads, database.handshakes.Load(), step.wantReads, step.wantHandshakes)
		}
	}
}

// TestCertificate holds that the function trusts no certificate that it does not know: the password stays here.
func TestCertificate(t *testing.T) {
	database := newDatabase(t)
	roots, err := trust.Roots("")
	if err != nil {
		t.Fatal(err)
	}
	_, err = dial(t.Context(), login.Login{Username: "orders", Password: "first", Host: "localhost", Port: database.port}, roots)
	if err == nil || !strings.Contains(err.Error(), "certificate") || database.handshakes.Load() != 0 {
		t.Errorf("%d handshakes: %v", database.handshakes.Load(), err)
	}
}

// secret is a client whose secret has one password after the other.
type secret struct {
	port      uint16
	passwords []string
	reads     int
}

func (s *secret) GetSecretValue(context.Context, *secretsmanager.GetSecretValueInput, ...func(*secretsmanager.Options)) (*secretsmanager.GetSecretValueOutput, error) {
	text := fmt.Sprintf(`{"username": "orders", "password": %q, "host": "localhost", "port": %d, "dbname": "orders"}`, s.passwords[s.reads], s.port)
	s.reads++
	return &secretsmanager.GetSecretValueOutput{SecretString: &text}, nil
}

// database speaks the protocol of PostgreSQL over TLS: it checks the password and answers every query with one time.
type database struct {
	password    atomic.Value // a string
	handshakes  atomic.Int32 // that got as far as a password
	port        uint16
	certificate string // a file
	tls         *tls.Config
}

func newDatabase(t *testing.T) *database {
	t.Helper()
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	d := &database{port: uint16(listener.Addr().(*net.TCPAddr).Port)}
	d.certify(t)
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go d.serve(connection)
		}
	}()
	return d
}

// certify makes the database a certificate for localhost.
func (d *database) certify(t *testing.T) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), DNSNames: []string{"localhost"}, NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true,
	}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	d.tls = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{certificate}, PrivateKey: key}}, MinVersion: tls.VersionTLS12}
	d.certificate = filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(d.certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate}), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (d *database) serve(plain net.Conn) {
	defer plain.Close()
	wire := pgproto3.NewBackend(plain, plain)
	if _, err := wire.ReceiveStartupMessage(); err != nil { // SSLRequest
		return
	}
	if _, err := plain.Write([]byte("S")); err != nil {
		return
	}
	secured := tls.Server(plain, d.tls)
	wire = pgproto3.NewBackend(secured, secured)
	if _, err := wire.ReceiveStartupMessage(); err != nil {
		return
	}
	wire.Send(&pgproto3.AuthenticationCleartextPassword{})
	if wire.Flush() != nil || wire.SetAuthType(pgproto3.AuthTypeCleartextPassword) != nil {
		return
	}
	message, err := wire.Receive()
	password, ok := message.(*pgproto3.PasswordMessage)
	if err != nil || !ok {
		return
	}
	d.handshakes.Add(1)
	if password.Password != d.password.Load() {
		wire.Send(&pgproto3.ErrorResponse{Severity: "FATAL", Code: "28P01", Message: "password authentication failed"})
		_ = wire.Flush()
		return
	}
	wire.Send(&pgproto3.AuthenticationOk{})
	wire.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
	for wire.Flush() == nil && d.answer(wire) {
	}
}

// answer answers one message of the extended query protocol, false at the end.
func (d *database) answer(wire *pgproto3.Backend) bool {
	message, err := wire.Receive()
	if err != nil {
		return false
	}
	const timestamptz = 1184
	columns := &pgproto3.RowDescription{Fields: []pgproto3.FieldDescription{{Name: []byte("now"), DataTypeOID: timestamptz, DataTypeSize: 8, TypeModifier: -1}}}
	switch m := message.(type) {
	case *pgproto3.Parse:
		wire.Send(&pgproto3.ParseComplete{})
	case *pgproto3.Describe:
		if m.ObjectType == 'S' {
			wire.Send(&pgproto3.ParameterDescription{})
		}
		wire.Send(columns)
	case *pgproto3.Bind:
		wire.Send(&pgproto3.BindComplete{})
	case *pgproto3.Execute:
		// Microseconds since 2000 in binary: some day in 2026.
		wire.Send(&pgproto3.DataRow{Values: [][]byte{{0x00, 0x02, 0xf8, 0x00, 0x00, 0x00, 0x00, 0x00}}})
		wire.Send(&pgproto3.CommandComplete{CommandTag: []byte("SELECT 1")})
	case *pgproto3.Sync:
		wire.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
	case *pgproto3.Terminate:
		return false
	}
	return true
}
