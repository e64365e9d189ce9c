package trust

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// Failure says why a connection failed, in words of its own: failures of TLS apart from those of the network.
func Failure(err error) error {
	var (
		unknown  x509.UnknownAuthorityError
		hostname x509.HostnameError
		invalid  x509.CertificateInvalidError
		alert    tls.AlertError
		record   tls.RecordHeaderError
		dns      *net.DNSError
	)
	switch {
	case errors.As(err, &unknown):
		return rotation.Because(rotation.ReasonTLS, "the server's certificate is signed by an unknown authority")
	case errors.As(err, &hostname):
		return rotation.Because(rotation.ReasonTLS, "the server's certificate is not for the host of the secret; where that is an alias, set tls_server_name")
	case errors.As(err, &invalid):
		return rotation.Because(rotation.ReasonTLS, "the server's certificate is not valid, it may have expired")
	case errors.As(err, &alert), errors.As(err, &record):
		return rotation.Because(rotation.ReasonTLS, "the server does not offer TLS 1.2 or newer")
	case errors.As(err, &dns):
		return rotation.Because(rotation.ReasonNetwork, "the host of the secret has no address")
	case errors.Is(err, context.DeadlineExceeded), isTimeout(err):
		return rotation.Because(rotation.ReasonNetwork, "the server does not answer in time")
	}
	return rotation.Because(rotation.ReasonNetwork, "the server cannot be reached or closed the connection")
}

func isTimeout(err error) bool {
	var timeout interface{ Timeout() bool }
	return errors.As(err, &timeout) && timeout.Timeout()
}
