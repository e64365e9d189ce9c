package rotation

import (
	"context"
	"fmt"
)

// KeyService is a service whose API keys live side by side, at least two of them.
type KeyService interface {
	// List names the keys that are alive, logged in with current.
	List(ctx context.Context, current Value) ([]string, error)
	// Issue makes a key and returns current with the new key in it.
	Issue(ctx context.Context, current Value) (Value, error)
	// Withdraw ends a key. A key that does not exist is no error.
	Withdraw(ctx context.Context, current Value, id string) error
	// Check fails unless the service accepts the key.
	Check(ctx context.Context, v Value) error
}

// Keys is an engine for API keys: a new one is issued beside the old one, and the one before is withdrawn after the new
// one is AWSCURRENT, so that an application which still holds the old one keeps working until the next rotation. A key
// that was issued and then forgotten, by a function that died, is withdrawn too.
type Keys struct {
	// Service issues the keys. Required.
	Service KeyService
	// ID is the key of the secret that holds the id of the API key. Required.
	ID string
	// Limit is how many API keys the service lets live at a time, at least 2. Where it is reached, the key of
	// AWSPREVIOUS must go before a new one is issued. Required.
	Limit int
}

// Next issues a key.
func (k *Keys) Next(ctx context.Context, current Value, _ func(context.Context) (string, error)) (Value, error) {
	if current.Text(k.ID) == "" {
		return Value{}, Because(ReasonValue, fmt.Sprintf("the secret has no text %q", k.ID))
	}
	alive, err := k.Service.List(ctx, current)
	if err != nil {
		return Value{}, err
	}
	if len(alive) >= k.Limit {
		if err := k.withdraw(ctx, current, alive); err != nil {
			return Value{}, err
		}
	}
	return k.Service.Issue(ctx, current)
}

// Set does nothing: a key works from the moment in which it is issued.
func (k *Keys) Set(context.Context, Set) error { return nil }

// Test asks the service.
func (k *Keys) Test(ctx context.Context, pending Value) error { return k.Service.Check(ctx, pending) }

// Revoke withdraws all keys but those of AWSCURRENT and AWSPREVIOUS.
func (k *Keys) Revoke(ctx context.Context, current, previous Value) error {
	alive, err := k.Service.List(ctx, current)
	if err != nil {
		return err
	}
	return k.withdraw(ctx, current, alive, previous)
}

// withdraw ends what is alive and neither current nor one of kept.
func (k *Keys) withdraw(ctx context.Context, current Value, alive []string, kept ...Value) error {
	keep := map[string]bool{}
	for _, v := range append(kept, current) {
		keep[v.Text(k.ID)] = true
	}
	for _, id := range alive {
		if keep[id] {
			continue
		}
		if err := k.Service.Withdraw(ctx, current, id); err != nil {
			return err
		}
	}
	return nil
}
