package rotationtest

import (
	"crypto/tls"
	"encoding/binary"
	"io"
)

// What the first byte of a packet of the protocol of MariaDB and MySQL says, and capabilities of a client (MariaDB,
// "Client/Server Protocol").
const (
	packetOK       = 0x00
	packetMore     = 0x01
	packetEOF      = 0xfe
	packetError    = 0xff
	commandQuit    = 0x01
	deprecateEOF   = 1 << 24
	shortEOFLength = 9
)

// mariadb relays a greeting, a request for TLS, a login, then commands with one answer each.
func (c *pair) mariadb(certificate tls.Certificate) error {
	greeting, err := readPacket(c.server)
	if err != nil {
		return err
	}
	if _, err := c.client.Write(greeting); err != nil {
		return err
	}
	request, err := readPacket(c.client)
	if err != nil {
		return err
	}
	c.capabilities = binary.LittleEndian.Uint32(request[4:])
	if _, err := c.server.Write(request); err != nil {
		return err
	}
	if err := c.secure(certificate); err != nil {
		return err
	}
	login, err := readPacket(c.client)
	if err != nil {
		return err
	}
	if err := c.call("login", func() ([]byte, error) { return c.mariadbLogin(login) }); err != nil {
		return err
	}
	for {
		command, err := readPacket(c.client)
		if err != nil {
			return err
		}
		if command[4] == commandQuit {
			_, err := c.server.Write(command)
			return err
		}
		if err := c.call("statement", func() ([]byte, error) { return c.mariadbAnswer(command) }); err != nil {
			return err
		}
	}
}

// readPacket reads three bytes of length, a number and a body.
func readPacket(r io.Reader) ([]byte, error) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, err
	}
	body := make([]byte, int(head[0])|int(head[1])<<8|int(head[2])<<16)
	_, err := io.ReadFull(r, body)
	return append(head, body...), err
}

// mariadbLogin relays the questions of the server and gives what it says last.
func (c *pair) mariadbLogin(login []byte) ([]byte, error) {
	if _, err := c.server.Write(login); err != nil {
		return nil, err
	}
	for {
		packet, err := readPacket(c.server)
		if err != nil {
			return nil, err
		}
		if packet[4] != packetEOF && packet[4] != packetMore {
			return packet, nil
		}
		if _, err := c.client.Write(packet); err != nil {
			return nil, err
		}
		reply, err := readPacket(c.client)
		if err != nil {
			return nil, err
		}
		if _, err := c.server.Write(reply); err != nil {
			return nil, err
		}
	}
}

// mariadbAnswer reads one packet, or a table: its columns and its rows, each ended by a packet of its own, or only the
// rows where the client asked for that.
func (c *pair) mariadbAnswer(command []byte) ([]byte, error) {
	if _, err := c.server.Write(command); err != nil {
		return nil, err
	}
	ends := 2
	if c.capabilities&deprecateEOF != 0 {
		ends = 1
	}
	var answer []byte
	for {
		packet, err := readPacket(c.server)
		if err != nil {
			return nil, err
		}
		isFirst := len(answer) == 0
		answer = append(answer, packet...)
		switch {
		case packet[4] == packetError, isFirst && packet[4] == packetOK:
			return answer, nil
		case packet[4] == packetEOF && len(packet)-4 < shortEOFLength:
			if ends--; ends == 0 {
				return answer, nil
			}
		}
	}
}
