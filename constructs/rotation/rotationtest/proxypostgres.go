package rotationtest

import (
	"crypto/tls"
	"encoding/binary"
	"io"
	"net"
)

// postgres relays the protocol of PostgreSQL (manual, "Frontend/Backend Protocol"): a request for TLS, a login, then
// rounds of messages, each of which the server ends with ReadyForQuery.
func (c *pair) postgres(certificate tls.Certificate) error {
	request := make([]byte, 8)
	if _, err := io.ReadFull(c.client, request); err != nil {
		return err
	}
	if _, err := c.server.Write(request); err != nil {
		return err
	}
	answer := make([]byte, 1)
	if _, err := io.ReadFull(c.server, answer); err != nil {
		return err
	}
	if _, err := c.client.Write(answer); err != nil {
		return err
	}
	if err := c.secure(certificate); err != nil {
		return err
	}
	startup, err := readStartup(c.client)
	if err != nil {
		return err
	}
	if err := c.call("login", func() ([]byte, error) { return c.postgresLogin(startup) }); err != nil {
		return err
	}
	for {
		request, kind, err := readRound(c.client)
		if err != nil {
			return err
		}
		if kind == 'X' {
			_, err := c.server.Write(request)
			return err
		}
		if err := c.call("statement", func() ([]byte, error) { return c.postgresAnswer(request) }); err != nil {
			return err
		}
	}
}

func readStartup(r io.Reader) ([]byte, error) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, err
	}
	body := make([]byte, binary.BigEndian.Uint32(head)-4)
	_, err := io.ReadFull(r, body)
	return append(head, body...), err
}

// readMessage reads a kind, a length and a body.
func readMessage(r io.Reader) ([]byte, error) {
	kind := make([]byte, 1)
	if _, err := io.ReadFull(r, kind); err != nil {
		return nil, err
	}
	rest, err := readStartup(r)
	return append(kind, rest...), err
}

// readRound reads messages of a client up to the one that wants an answer: Query, Sync or Terminate.
func readRound(r net.Conn) (messages []byte, last byte, err error) {
	for {
		message, err := readMessage(r)
		if err != nil {
			return nil, 0, err
		}
		messages = append(messages, message...)
		switch message[0] {
		case 'Q', 'S', 'X':
			return messages, message[0], nil
		}
	}
}

// postgresLogin relays the questions of the server and gives what it says last.
func (c *pair) postgresLogin(startup []byte) ([]byte, error) {
	if _, err := c.server.Write(startup); err != nil {
		return nil, err
	}
	var held []byte
	for {
		message, err := readMessage(c.server)
		if err != nil {
			return nil, err
		}
		held = append(held, message...)
		switch {
		case message[0] == 'E', message[0] == 'Z':
			return held, nil
		case message[0] == 'R' && wantsReply(binary.BigEndian.Uint32(message[5:])):
			if held, err = nil, c.ask(held); err != nil {
				return nil, err
			}
		}
	}
}

// wantsReply knows the requests for a password in clear, as MD5 and by SCRAM (two rounds).
func wantsReply(authentication uint32) bool {
	return authentication == 3 || authentication == 5 || authentication == 10 || authentication == 11
}

func (c *pair) ask(question []byte) error {
	if _, err := c.client.Write(question); err != nil {
		return err
	}
	reply, err := readMessage(c.client)
	if err != nil {
		return err
	}
	_, err = c.server.Write(reply)
	return err
}

func (c *pair) postgresAnswer(request []byte) ([]byte, error) {
	if _, err := c.server.Write(request); err != nil {
		return nil, err
	}
	var answer []byte
	for {
		message, err := readMessage(c.server)
		if err != nil {
			return nil, err
		}
		answer = append(answer, message...)
		if message[0] == 'Z' {
			return answer, nil
		}
	}
}
