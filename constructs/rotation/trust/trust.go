// Package trust holds the certificate authorities that sign the certificates of databases in AWS. Trust in them is
// never a choice: engines verify the chain and the name of every server.
package trust

import (
	"crypto/tls"
	"crypto/x509"
	_ "embed"
	"fmt"
	"os"
)

// rds.pem is what rds.sh writes; its first lines name its source.
//
//go:generate sh rds.sh
//go:embed rds.pem
var rds []byte

// Roots are the authorities of the system and those of Amazon RDS, and, unless file is "", those in a file of PEM
// certificates: a newer bundle of AWS, or the authority of a database outside RDS. Authorities that have expired do no
// harm, since a chain that ends in one is refused.
func Roots(file string) (*x509.CertPool, error) {
	pool, err := x509.SystemCertPool()
	if err != nil {
		// An image without system certificates still has those of RDS.
		pool = x509.NewCertPool()
	}
	pool.AppendCertsFromPEM(rds)
	if file == "" {
		return pool, nil
	}
	text, err := os.ReadFile(file) // the function's own configuration names it
	if err != nil {
		return nil, fmt.Errorf("read certificate authorities: %w", err)
	}
	if !pool.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("%s holds no PEM certificate", file)
	}
	return pool, nil
}

// Config verifies the chain of a server's certificate up to roots, nil for those of Roots(""), and that it is for host
// or, where it is not "", for serverName.
func Config(roots *x509.CertPool, host, serverName string) (*tls.Config, error) {
	if roots == nil {
		var err error
		if roots, err = Roots(""); err != nil {
			return nil, err
		}
	}
	if serverName == "" {
		serverName = host
	}
	return &tls.Config{RootCAs: roots, ServerName: serverName, MinVersion: tls.VersionTLS12}, nil
}
