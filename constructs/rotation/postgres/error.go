package postgres

import (
	"errors"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/secretwright/secretwright/constructs/rotation"
	"github.com/secretwright/secretwright/constructs/rotation/trust"
)

// connectError says why a login failed. Only SQLSTATE 28P01 means that the password is wrong: 28000 is also the answer
// to a user that may not log in at all, or not from here, and another password would not help.
func connectError(err error) error {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		switch server.Code {
		case "28P01":
			return rotation.Because(rotation.ReasonPassword, "the server refuses the password (SQLSTATE 28P01)")
		case "28000":
			return rotation.Because(rotation.ReasonDenied, "the server does not let the user in: it may not log in, or no line of pg_hba.conf lets it in from here (SQLSTATE 28000)")
		}
		return statementError(err)
	}
	// The driver has no type for it.
	if strings.Contains(err.Error(), "server refused TLS connection") {
		return rotation.Because(rotation.ReasonTLS, "the server has no TLS; without TLS nothing is sent")
	}
	return trust.Failure(err)
}

// statementError says why a statement failed, by SQLSTATE alone: the server's text quotes names.
func statementError(err error) error {
	var server *pgconn.PgError
	switch {
	case !errors.As(err, &server):
		return trust.Failure(err)
	case server.Code == "42501":
		return rotation.Because(rotation.ReasonPermission, "the user may not do that (SQLSTATE 42501)")
	}
	return rotation.Because(rotation.ReasonTarget, "the server answers with SQLSTATE "+server.Code)
}
