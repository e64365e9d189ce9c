package rotation_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// issuer is a service that lets two keys live at a time.
type issuer struct {
	alive map[string]bool
	next  int
}

func (i *issuer) List(_ context.Context, current rotation.Value) ([]string, error) {
	if err := i.Check(context.Background(), current); err != nil {
		return nil, err
	}
	return slices.Sorted(maps.Keys(i.alive)), nil
}

func (i *issuer) Issue(_ context.Context, current rotation.Value) (rotation.Value, error) {
	if len(i.alive) >= 2 {
		return rotation.Value{}, rotation.Because(rotation.ReasonTarget, "no more than two keys")
	}
	i.next++
	id := fmt.Sprintf("key%d", i.next)
	i.alive[id] = true
	return current.With("id", id).With("token", "token-of-"+id), nil
}

func (i *issuer) Withdraw(_ context.Context, _ rotation.Value, id string) error {
	delete(i.alive, id)
	return nil
}

func (i *issuer) Check(_ context.Context, v rotation.Value) error {
	if !i.alive[v.Text("id")] {
		return rotation.Because(rotation.ReasonPassword, "the service refuses the token")
	}
	return nil
}

func (i *issuer) keys() string { return strings.Join(slices.Sorted(maps.Keys(i.alive)), " ") }

const keySecret = `{"id":"key0","token":"token-of-key0"}`

// TestKeysKeepsTheOldOneForOneRotation also holds that there is room for a new key when two are alive.
func TestKeysKeepsTheOldOneForOneRotation(t *testing.T) {
	b := newBed(t, keySecret)
	service := &issuer{alive: map[string]bool{"key0": true}}
	b.rotator.Engine = &rotation.Keys{Service: service, ID: "id", Limit: 2}
	for i, token := range []string{secondToken, thirdToken} {
		if err := b.rotate(token, true); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("key%d key%d", i, i+1); service.keys() != want {
			t.Errorf("alive are %s, not %s", service.keys(), want)
		}
	}
}

// TestKeysForgetsNone lets the value of a new key get lost, twice, with a service that has room for more.
func TestKeysForgetsNone(t *testing.T) {
	b := newBed(t, keySecret)
	service := &issuer{alive: map[string]bool{"key0": true}}
	b.rotator.Engine = &rotation.Keys{Service: service, ID: "id", Limit: 2}
	b.sm.Fail("PutSecretValue", "InternalServiceError", "InternalServiceError")
	if err := b.rotate(secondToken, true); err != nil {
		t.Fatal(err)
	}
	if service.keys() != "key0 key3" {
		t.Errorf("alive are %s: a key is forgotten", service.keys())
	}
}

// TestKeysRevokesAgain lets the function die between the move of AWSCURRENT and the withdrawal.
func TestKeysRevokesAgain(t *testing.T) {
	b := newBed(t, keySecret)
	service := &issuer{alive: map[string]bool{"key0": true, "forgotten": true}, next: 10}
	b.rotator.Engine = &dying{Keys: rotation.Keys{Service: service, ID: "id", Limit: 2}}
	if err := b.rotate(secondToken, true); err != nil {
		t.Fatal(err)
	}
	if service.keys() != "key0 key11" || b.labels() != "1 AWSPREVIOUS, 2 AWSCURRENT+AWSPENDING" {
		t.Error(service.keys(), b.labels())
	}
}

// dying fails at the first revocation.
type dying struct {
	rotation.Keys
	hasDied bool
}

func (d *dying) Revoke(ctx context.Context, current, previous rotation.Value) error {
	if !d.hasDied {
		d.hasDied = true
		return rotation.Because(rotation.ReasonNetwork, "died")
	}
	return d.Keys.Revoke(ctx, current, previous)
}

func TestKeysFailsWithoutAnID(t *testing.T) {
	b := newBed(t, `{"token":"t"}`)
	b.rotator.Engine = &rotation.Keys{Service: &issuer{}, ID: "id", Limit: 2}
	b.start(secondToken)
	wants(t, b.step("createSecret", secondToken), "createSecret", rotation.ReasonValue, `no text "id"`)
}
