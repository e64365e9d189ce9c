package mysql

import (
	"errors"
	"strconv"

	"github.com/go-sql-driver/mysql"

	"github.com/secretwright/secretwright/constructs/rotation"
	"github.com/secretwright/secretwright/constructs/rotation/trust"
)

// reasons are errors of MariaDB and MySQL by number ("Error Message Reference" of both manuals). Only 1045 means a
// wrong password; a user that does not exist gives it too.
var reasons = map[uint16]rotation.Reason{
	1045: rotation.ReasonPassword,
	1130: rotation.ReasonDenied, // the host may not connect
	1698: rotation.ReasonDenied, // the account takes no password
	1862: rotation.ReasonDenied, // the password has expired
	3118: rotation.ReasonDenied, // MySQL: the account is locked
	4151: rotation.ReasonDenied, // MariaDB: the account is locked
	1044: rotation.ReasonPermission,
	1131: rotation.ReasonPermission,
	1132: rotation.ReasonPermission,
	1142: rotation.ReasonPermission,
	1227: rotation.ReasonPermission,
	1410: rotation.ReasonPermission,
	3159: rotation.ReasonTLS, // the server wants TLS
}

// failure says why a login or a statement failed, by number alone: the server's text quotes names.
func failure(err error) error {
	var server *mysql.MySQLError
	switch {
	case errors.As(err, &server):
		reason, known := reasons[server.Number]
		if !known {
			reason = rotation.ReasonTarget
		}
		return rotation.Because(reason, "the server answers with error "+strconv.Itoa(int(server.Number)))
	case errors.Is(err, mysql.ErrNoTLS):
		return rotation.Because(rotation.ReasonTLS, "the server has no TLS; without TLS nothing is sent")
	case errors.Is(err, mysql.ErrCleartextPassword), errors.Is(err, mysql.ErrOldPassword):
		return rotation.Because(rotation.ReasonDenied, "the server asks for the password in a form that is not safe")
	}
	return trust.Failure(err)
}
