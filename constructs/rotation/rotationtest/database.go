package rotationtest

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Database is a server of its own, in a temporary folder, that speaks only TLS and logs every statement.
type Database struct {
	// Engine is "postgres" or "mariadb", as in the key "engine" of a secret.
	Engine string
	// Port is on localhost, the name in the server's certificate. 127.0.0.1 is not in it.
	Port int
	// CAFile holds the authority of the server's certificate.
	CAFile string
	// Certificate is the server's own, with its key.
	Certificate tls.Certificate
	// Admin and AdminPassword belong to a superuser.
	Admin, AdminPassword string

	dir     string
	account *syscall.Credential
	process *exec.Cmd
}

// ErrNotInstalled is the error of a database that this machine does not have.
var ErrNotInstalled = errors.New("not installed: make testbed installs it")

// program finds a program on PATH or in one of the folders where Debian keeps those of servers.
func program(name string) (string, error) {
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin/", "/usr/sbin/"} {
		if found, _ := filepath.Glob(pattern + name); len(found) > 0 {
			return found[len(found)-1], nil
		}
	}
	return "", fmt.Errorf("%s is %w", name, ErrNotInstalled)
}

// newDatabase makes the folder and the certificates. Servers refuse to run as root: then everything belongs to the
// account that their package made.
func newDatabase(engine, account string) (*Database, error) {
	dir, err := os.MkdirTemp("", "rotationtest-")
	if err != nil {
		return nil, err
	}
	d := &Database{Engine: engine, Admin: "admin", AdminPassword: "Admin-of-the-test-" + strconv.Itoa(os.Getpid()), dir: dir}
	if err := d.prepare(account); err != nil {
		_ = os.RemoveAll(dir)
		return nil, err
	}
	return d, nil
}

func (d *Database) prepare(account string) error {
	authority, err := NewAuthority()
	if err != nil {
		return err
	}
	if d.Certificate, err = authority.Sign("localhost", "alias.example.com"); err != nil {
		return err
	}
	if err := writeCertificates(d.dir, authority, d.Certificate); err != nil {
		return err
	}
	if err := os.WriteFile(d.path("password"), []byte(d.AdminPassword), 0o600); err != nil {
		return err
	}
	d.CAFile = d.path("ca.pem")
	if d.Port, err = freePort(); err != nil || os.Geteuid() != 0 {
		return err
	}
	return d.handOver(account)
}

func (d *Database) path(name string) string { return filepath.Join(d.dir, name) }

// handOver gives the folder to the account, under which all programs then run.
func (d *Database) handOver(account string) error {
	entry, err := user.Lookup(account)
	if err != nil {
		return err
	}
	uid, _ := strconv.Atoi(entry.Uid)
	gid, _ := strconv.Atoi(entry.Gid)
	d.account = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)} // ids are small and positive
	return filepath.WalkDir(d.dir, func(path string, _ os.DirEntry, err error) error {
		if err == nil {
			err = os.Chown(path, uid, gid)
		}
		return err
	})
}

// command prepares a program that writes to the server's log.
func (d *Database) command(program string, arguments ...string) (*exec.Cmd, error) {
	log, err := os.OpenFile(d.path("log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	command := exec.Command(program, arguments...) // programs of the test
	command.Dir, command.Stdout, command.Stderr = d.dir, log, log
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C"}
	command.SysProcAttr = &syscall.SysProcAttr{Credential: d.account}
	return command, nil
}

func (d *Database) run(program string, arguments ...string) error {
	command, err := d.command(program, arguments...)
	if err != nil {
		return err
	}
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", program, err, d.Log())
	}
	return nil
}

// serve starts the server and waits until its log says that it is ready: it listens before it lets anybody in.
func (d *Database) serve(ready, program string, arguments ...string) error {
	process, err := d.command(program, arguments...)
	if err != nil {
		return err
	}
	if err := process.Start(); err != nil {
		return err
	}
	d.process = process
	for range 600 {
		if strings.Contains(d.Log(), ready) {
			return nil
		}
		time.Sleep(25 * time.Millisecond)
	}
	return fmt.Errorf("%s does not get ready:\n%s", program, d.Log())
}

// Log is all that the server logged: every statement, every failure.
func (d *Database) Log() string {
	var text strings.Builder
	for _, name := range []string{"log", "general.log"} {
		content, _ := os.ReadFile(d.path(name))
		text.Write(content)
	}
	return text.String()
}

// Stop ends the server and removes its folder.
func (d *Database) Stop() {
	if d.process != nil {
		_ = d.process.Process.Signal(syscall.SIGQUIT)
		_ = d.process.Process.Signal(os.Kill)
		_ = d.process.Wait()
	}
	_ = os.RemoveAll(d.dir)
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close() //nolint:errcheck // it was only asked for its port
	return listener.Addr().(*net.TCPAddr).Port, nil
}
