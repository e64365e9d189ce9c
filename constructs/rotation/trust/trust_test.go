package trust

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// TestRDSBundle holds that the file is whole. It does not look at the dates, so that no test breaks by the passing of
// time: a chain that ends in an expired authority is refused anyway.
func TestRDSBundle(t *testing.T) {
	count := 0
	for rest := rds; ; count++ {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			break
		}
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil || !certificate.IsCA {
			t.Errorf("certificate %d is no authority: %v", count, err)
		}
	}
	if count != bytes.Count(rds, []byte("BEGIN CERTIFICATE")) || count < 90 {
		t.Errorf("%d certificates", count)
	}
	for _, name := range []string{"Amazon RDS eu-central-1 Root CA RSA2048 G1", "Amazon RDS us-east-1 Root CA ECC384 G1", "Amazon Root CA 1"} {
		if !bytes.Contains(rds, []byte(name)) {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestRoots(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(empty, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Roots(empty); err == nil || !strings.Contains(err.Error(), "holds no PEM certificate") {
		t.Error(err)
	}
	if _, err := Roots(filepath.Join(t.TempDir(), "none.pem")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	if _, err := Roots(""); err != nil {
		t.Error(err)
	}
}

func TestFailureTellsReasonsApart(t *testing.T) {
	for _, c := range []struct {
		err    error
		reason rotation.Reason
	}{
		{x509.UnknownAuthorityError{}, rotation.ReasonTLS},
		{x509.HostnameError{Certificate: &x509.Certificate{}, Host: "hunter2"}, rotation.ReasonTLS},
		{x509.CertificateInvalidError{Cert: &x509.Certificate{}, Reason: x509.Expired}, rotation.ReasonTLS},
		{tls.RecordHeaderError{Msg: "hunter2"}, rotation.ReasonTLS},
		{&net.DNSError{Name: "hunter2"}, rotation.ReasonNetwork},
		{os.ErrDeadlineExceeded, rotation.ReasonNetwork},
		{errors.New("hunter2"), rotation.ReasonNetwork},
	} {
		if got := Failure(c.err); !rotation.HasReason(got, c.reason) || strings.Contains(got.Error(), "hunter2") {
			t.Errorf("%T: %v", c.err, got)
		}
	}
}
