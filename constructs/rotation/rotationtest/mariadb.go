package rotationtest

import (
	"fmt"
	"os"
	"strconv"
)

// StartMariaDB starts a MariaDB that takes only TLS. It fails with ErrNotInstalled where there is none. Stop ends it.
func StartMariaDB() (*Database, error) {
	install, err := program("mariadb-install-db")
	if err != nil {
		return nil, err
	}
	server, err := program("mariadbd")
	if err != nil {
		return nil, err
	}
	d, err := newDatabase("mariadb", "mysql")
	if err != nil {
		return nil, err
	}
	if err := d.startMariaDB(install, server); err != nil {
		d.Stop()
		return nil, err
	}
	return d, nil
}

func (d *Database) startMariaDB(install, server string) error {
	data := "--datadir=" + d.path("data")
	if err := d.run(install, "--no-defaults", data, "--auth-root-authentication-method=normal", "--skip-test-db"); err != nil {
		return err
	}
	first := fmt.Sprintf("CREATE USER '%s'@'%%' IDENTIFIED BY '%s';\nGRANT ALL ON *.* TO '%s'@'%%' WITH GRANT OPTION;\n",
		d.Admin, d.AdminPassword, d.Admin)
	if err := os.WriteFile(d.path("first.sql"), []byte(first), 0o644); err != nil { // the server reads it under its own account
		return err
	}
	return d.serve("ready for connections", server, "--no-defaults", data, "--socket="+d.path("socket"), "--port="+strconv.Itoa(d.Port),
		"--bind-address=127.0.0.1", "--require-secure-transport=ON", "--ssl-cert="+d.path("server.pem"), "--ssl-key="+d.path("server.key"),
		"--init-file="+d.path("first.sql"), "--general-log=1", "--general-log-file="+d.path("general.log"),
		"--innodb-flush-log-at-trx-commit=0", "--skip-name-resolve")
}
