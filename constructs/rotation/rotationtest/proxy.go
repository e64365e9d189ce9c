package rotationtest

import (
	"crypto/tls"
	"errors"
	"net"
	"strconv"
)

// Proxy stands before a database and shows each login and each statement to a gate. It has the database's own
// certificate, so a client notices nothing, not even one that binds its login to the certificate.
type Proxy struct {
	// Port is on localhost.
	Port int

	database *Database
	gate     Gate
	listener net.Listener
}

// NewProxy starts to listen; Stop ends it.
func NewProxy(d *Database, gate Gate) (*Proxy, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &Proxy{listener.Addr().(*net.TCPAddr).Port, d, gate, listener}
	go p.serve()
	return p, nil
}

// Stop ends the proxy; connections end with their clients.
func (p *Proxy) Stop() { _ = p.listener.Close() }

func (p *Proxy) serve() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		go p.relay(client)
	}
}

// pair is a client's connection and the one to the server that belongs to it.
type pair struct {
	client, server net.Conn
	gate           Gate
	// capabilities are those of a client of MariaDB.
	capabilities uint32
}

func (p *Proxy) relay(client net.Conn) {
	defer client.Close() //nolint:errcheck // the client may be dead
	server, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(p.database.Port)))
	if err != nil {
		return
	}
	defer server.Close() //nolint:errcheck // the test looks at the client
	c := &pair{client: client, server: server, gate: p.gate}
	protocol := (*pair).postgres
	if p.database.Engine == "mariadb" {
		protocol = (*pair).mariadb
	}
	_ = protocol(c, p.database.Certificate)
}

// secure puts TLS on both sides, once both protocols have agreed to it.
func (c *pair) secure(certificate tls.Certificate) error {
	client := tls.Server(c.client, &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12})
	if err := client.Handshake(); err != nil {
		return err
	}
	server := tls.Client(c.server, &tls.Config{InsecureSkipVerify: true}) // a server of this test on this machine
	if err := server.Handshake(); err != nil {
		return err
	}
	c.client, c.server = client, server
	return nil
}

var errFault = errors.New("the gate did not let the call through")

// call runs one call through the gate: effect sends it and returns the answer, which is then given to the client.
func (c *pair) call(name string, effect func() ([]byte, error)) error {
	fault := c.gate.Enter(name)
	if fault == Refuse {
		return errFault
	}
	answer, err := effect()
	c.gate.Leave(name)
	if err != nil {
		return err
	}
	if fault == LoseAnswer {
		return errFault
	}
	_, err = c.client.Write(answer)
	return err
}
