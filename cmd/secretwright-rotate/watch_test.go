package main

import (
	"fmt"
	"sync"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

// watch is an application that logs in after each call of a rotation. With alternating users AWSCURRENT must work
// always. With a single user, whose password changes before AWSCURRENT moves, an application that is refused tries
// AWSPENDING once.
type watch struct {
	*bed
	id, user    string
	alternating bool

	mu     sync.Mutex
	seen   map[string]bool
	errors []error
}

// look logs in where the secret or the database has changed since it last did.
func (w *watch) look(call string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	holders := w.holders(w.id)
	state, err := w.database.state(w.user)
	key := fmt.Sprint(holders, state)
	if err == nil && w.seen[key] {
		return
	}
	if err == nil {
		err = w.try(holders)
	}
	if err != nil {
		w.errors = append(w.errors, fmt.Errorf("after %s an application is locked out: %w", call, err))
	}
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	w.seen[key] = true
}

func (w *watch) try(holders map[string][]string) error {
	if len(holders["AWSCURRENT"]) != 1 {
		return fmt.Errorf("AWSCURRENT is on %v", holders["AWSCURRENT"])
	}
	current, err := w.readVersion(w.id, holders["AWSCURRENT"][0])
	if err != nil {
		return err
	}
	err = w.database.login(current)
	if err == nil || w.alternating || len(holders["AWSPENDING"]) != 1 {
		return err
	}
	pending, err := w.readVersion(w.id, holders["AWSPENDING"][0])
	if err != nil {
		return err
	}
	return w.database.login(pending)
}

// readVersion reads by id, past the lag of reads by label.
func (b *bed) readVersion(id, version string) (credential, error) {
	out, err := b.observer.GetSecretValue(b.t.Context(), &secretsmanager.GetSecretValueInput{SecretId: &id, VersionId: &version})
	if err != nil {
		return credential{}, err
	}
	return parse(*out.SecretString)
}
