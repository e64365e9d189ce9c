package rotationtest

import (
	"os"
	"strconv"
)

// StartPostgres starts a PostgreSQL that takes only logins with a password over TLS. It fails with ErrNotInstalled
// where there is none. Stop ends it.
func StartPostgres() (*Database, error) {
	initdb, err := program("initdb")
	if err != nil {
		return nil, err
	}
	postgres, err := program("postgres")
	if err != nil {
		return nil, err
	}
	d, err := newDatabase("postgres", "postgres")
	if err != nil {
		return nil, err
	}
	if err := d.startPostgres(initdb, postgres); err != nil {
		d.Stop()
		return nil, err
	}
	return d, nil
}

func (d *Database) startPostgres(initdb, postgres string) error {
	data := d.path("data")
	if err := d.run(initdb, "-D", data, "-A", "scram-sha-256", "-U", d.Admin, "--pwfile="+d.path("password"), "--no-sync"); err != nil {
		return err
	}
	rules := []byte("hostssl all all 127.0.0.1/32 scram-sha-256\n")
	if err := os.WriteFile(data+"/pg_hba.conf", rules, 0o600); err != nil {
		return err
	}
	return d.serve("database system is ready to accept connections", postgres, "-D", data, "-p", strconv.Itoa(d.Port), "-k", d.dir,
		"-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "ssl=on",
		"-c", "ssl_cert_file="+d.path("server.pem"), "-c", "ssl_key_file="+d.path("server.key"),
		"-c", "log_statement=all", "-c", "log_connections=on", "-c", "log_min_messages=info")
}
