package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/constructs/rotation/rotationtest"
)

// TestPostgresAlternatingUsersShareTables lets an application make a table with each of the two users, before and after
// rotations, and read both with the other one: with and without a default role.
func TestPostgresAlternatingUsersShareTables(t *testing.T) {
	s := requirePostgres(t)
	b := newBed(t, s, build(t))
	for _, owner := range []string{"", "team"} {
		id, first := b.newSecret(true)
		setUp := fmt.Sprintf("create schema %[1]s authorization %[1]s", first.Username)
		if owner != "" {
			setUp = fmt.Sprintf("create role %[2]s; grant %[2]s to %[1]s; alter role %[1]s set role to %[2]s; create schema %[1]s authorization %[2]s", first.Username, owner)
		}
		if err := s.exec(setUp); err != nil {
			t.Fatal(err)
		}
		users := map[string]bool{}
		for i := range 3 {
			current, _, err := b.read(id, "AWSCURRENT")
			if err != nil {
				t.Fatal(err)
			}
			users[current.Username] = true
			current.Port = s.database.Port
			c := must(s.connect(current))(t)
			for j := range i {
				if _, err := c.Exec(t.Context(), fmt.Sprintf("insert into %s.t%d values (1); alter table %s.t%d add column a%d int", first.Username, j, first.Username, j, i)); err != nil {
					t.Errorf("owner %q: user %d cannot use the table of user %d: %v", owner, i, j, err)
				}
			}
			if _, err := c.Exec(t.Context(), fmt.Sprintf("create table %s.t%d (id int)", first.Username, i)); err != nil {
				t.Error(err)
			}
			_ = c.Close(t.Context())
			if _, err := b.rotate(id); err != nil {
				t.Fatal(err)
			}
		}
		if len(users) != 2 {
			t.Errorf("the users are %v", users)
		}
	}
}

// TestPostgresDefaultRole lets a user change its password that takes on another role at login.
func TestPostgresDefaultRole(t *testing.T) {
	s := requirePostgres(t)
	b := newBed(t, s, build(t))
	id, first := b.newSecret(false)
	if err := s.exec(fmt.Sprintf("create role owner_of_%[1]s; grant owner_of_%[1]s to %[1]s; alter role %[1]s set role to owner_of_%[1]s", first.Username)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.rotate(id); err != nil {
		t.Error(err)
	}
}

// TestPasswordOfEveryCharacter rotates to a password that holds every character which Secrets Manager may choose.
func TestPasswordOfEveryCharacter(t *testing.T) {
	bootstrap := build(t)
	for _, database := range databases {
		for _, send := range []string{"false", "true"} {
			b := newBed(t, database(t), bootstrap, "EXCLUDE_CHARACTERS=", "PASSWORD_LENGTH=94", "SEND_PASSWORD="+send)
			for _, alternating := range []bool{false, true} {
				id, _ := b.newSecret(alternating)
				if _, err := b.rotate(id); err != nil {
					t.Fatal(err)
				}
				current, _, err := b.read(id, "AWSCURRENT")
				if err != nil || len(current.Password) != 94 || b.database.login(current) != nil {
					t.Errorf("%s, sent %s: %v, %d characters", current.Engine, send, err, len(current.Password))
				}
				for c := '!'; c <= '~'; c++ {
					if !strings.ContainsRune(current.Password, c) {
						t.Errorf("the password lacks %q", c)
					}
				}
			}
		}
	}
}

var databases = []func(testing.TB) database{postgresDatabase, mariadbDatabase}

// TestOnlyVerifiedTLS rotates through an alias, and not at all where the server cannot be trusted: then nothing changes.
func TestOnlyVerifiedTLS(t *testing.T) {
	bootstrap := build(t)
	other := writeFile(t, filepath.Join(t.TempDir(), "other.pem"), must(rotationtest.NewAuthority())(t).PEM())
	for _, database := range databases {
		for name, c := range map[string]struct {
			host, serverName, authority string
			alternating                 bool
			words                       string
		}{
			"name of the certificate":           {host: "localhost"},
			"alias, with the certificate's":     {host: "127.0.0.1", serverName: "alias.example.com"},
			"alias, alternating":                {host: "127.0.0.1", serverName: "localhost", alternating: true},
			"alias that is not in it":           {host: "127.0.0.1", words: "tls: the server's certificate is not for the host"},
			"another name than the certificate": {host: "localhost", serverName: "other.example.com", words: "tls: the server's certificate is not for the host"},
			"unknown authority":                 {host: "localhost", authority: other, words: "tls: the server's certificate is signed by an unknown authority"},
		} {
			t.Run(database(t).server().Engine+"/"+name, func(t *testing.T) {
				var environment []string
				if c.authority != "" {
					environment = []string{"CA_FILE=" + c.authority}
				}
				b := newBed(t, database(t), bootstrap, environment...)
				b.sm.Attempts = 1
				v := credential{
					Engine: b.database.server().Engine, Host: c.host, TLSServerName: c.serverName, Port: b.port,
					Username: newUsername(), Password: "First-" + newToken(), Note: "1.50",
				}
				if err := b.database.newUser(v.Username, v.Password); err != nil {
					t.Fatal(err)
				}
				if c.alternating {
					v.Masterarn = b.newSuperuser()
				}
				id := b.store("secret-of-"+v.Username, v)
				b.expect(t, id, v, c.words)
			})
		}
	}
}

// expect rotates; words of an error mean that nothing may have changed.
func (b *bed) expect(t *testing.T, id string, before credential, words string) {
	t.Helper()
	_, err := b.rotate(id)
	switch {
	case words == "" && err != nil:
		t.Error(err)
	case words == "":
	case err == nil || !strings.Contains(err.Error(), words):
		t.Errorf("got %v, expected %q", err, words)
	case b.database.login(before) != nil:
		t.Error("the password in the database has changed")
	}
	if current, _, readError := b.read(id, "AWSCURRENT"); readError != nil || words != "" && current != before {
		t.Errorf("AWSCURRENT has changed (%v)", readError)
	}
	b.noPasswordIn(t, b.logs())
}

// TestRefusals are the states of a database in which a rotation must stop, with a reason that tells them apart.
func TestRefusals(t *testing.T) {
	s := requirePostgres(t)
	bootstrap := build(t)
	for name, c := range map[string]struct {
		alternating bool
		sql         string
		change      func(b *bed, v *credential)
		words       string
	}{
		"the password is another, nobody knows which": {sql: "alter role %s password 'unknown'", words: "password: neither the new password nor those of AWSCURRENT and AWSPREVIOUS work"},
		"the user may not log in":                     {sql: "alter role %s nologin", words: "denied: the server does not let the user in"},
		"AWSCURRENT of the pair does not work":        {alternating: true, sql: "alter role %s password 'unknown'", words: "password: "},
		"the superuser's password is wrong": {alternating: true, words: "password: the server refuses the password", change: func(b *bed, v *credential) {
			v.Masterarn = b.store("wrong"+v.Username, map[string]string{"username": s.database.Admin, "password": "wrong"})
		}},
		"the superuser may do nothing any more": {alternating: true, words: "permission: ", change: func(b *bed, v *credential) {
			if err := s.newUser("weak"+v.Username, "Weak-of-the-test"); err != nil {
				t.Fatal(err)
			}
			v.Masterarn = b.store("weak"+v.Username, map[string]string{"username": "weak" + v.Username, "password": "Weak-of-the-test"})
		}},
		"the superuser is of another host": {alternating: true, words: "identity: the superuser of masterarn is of another host", change: func(b *bed, v *credential) {
			v.Masterarn = b.store("far"+v.Username, map[string]string{"username": s.database.Admin, "password": "Far-of-the-test", "host": "db.example.com"})
		}},
		"the secret of the superuser is gone": {alternating: true, words: "service: GetSecretValue of masterarn", change: func(_ *bed, v *credential) { v.Masterarn = "gone" }},
		"nothing listens there":               {change: func(_ *bed, v *credential) { v.Port = 1 }, words: "network: "},
		"an engine that nobody knows":         {change: func(_ *bed, v *credential) { v.Engine = "oracle" }, words: `value: the key "engine" of the secret is none of`},
		"no user in the secret":               {change: func(_ *bed, v *credential) { v.Username = "" }, words: "value: the secret has no text username"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBed(t, s, bootstrap)
			b.sm.Attempts = 1
			_, v := b.newSecret(c.alternating)
			if c.change != nil {
				c.change(b, &v)
			}
			id := b.store("refused"+newToken(), v)
			if c.sql != "" {
				if err := s.exec(fmt.Sprintf(c.sql, v.Username)); err != nil {
					t.Fatal(err)
				}
			}
			state := must(s.state(v.Username))(t)
			_, err := b.rotate(id)
			if err == nil || !strings.Contains(err.Error(), c.words) {
				t.Errorf("got %v, expected %q", err, c.words)
			}
			if current, _, err := b.read(id, "AWSCURRENT"); err != nil || current != v || must(s.state(v.Username))(t) != state {
				t.Errorf("something has changed (%v)", err)
			}
			b.noPasswordIn(t, b.logs())
		})
	}
}

// TestSingleUserSetBySuperuser keeps the one user of a secret with masterarn.
func TestSingleUserSetBySuperuser(t *testing.T) {
	bootstrap := build(t)
	for _, database := range databases {
		b := newBed(t, database(t), bootstrap, "SINGLE_USER=true")
		id, first := b.newSecret(true)
		b.expect(t, id, first, "")
		if current, _, err := b.read(id, "AWSCURRENT"); err != nil || current.Username != first.Username || b.database.login(current) != nil {
			t.Errorf("the user is another or cannot log in: %v", err)
		}
	}
}
