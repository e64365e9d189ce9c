package rotation

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Engines is an engine that leaves each secret to one of several, by the text of the secret's key "engine".
type Engines map[string]Engine

// Next leaves the work to the engine of the secret.
func (e Engines) Next(ctx context.Context, current Value, password func(context.Context) (string, error)) (Value, error) {
	engine, err := e.of(current)
	if err != nil {
		return Value{}, err
	}
	return engine.Next(ctx, current, password)
}

// Set leaves the work to the engine of the secret.
func (e Engines) Set(ctx context.Context, s Set) error {
	engine, err := e.of(s.Current)
	if err != nil {
		return err
	}
	return engine.Set(ctx, s)
}

// Test leaves the work to the engine of the secret.
func (e Engines) Test(ctx context.Context, pending Value) error {
	engine, err := e.of(pending)
	if err != nil {
		return err
	}
	return engine.Test(ctx, pending)
}

// Other asks the engine of the secret, where it alternates.
func (e Engines) Other(current Value) string {
	engine, err := e.of(current)
	if alternating, ok := engine.(Alternating); ok && err == nil {
		return alternating.Other(current)
	}
	return user(current)
}

// Revoke leaves the work to the engine of the secret, where it revokes.
func (e Engines) Revoke(ctx context.Context, current, previous Value) error {
	engine, err := e.of(current)
	if revoker, ok := engine.(Revoker); ok && err == nil {
		return revoker.Revoke(ctx, current, previous)
	}
	return err
}

// of never shows the text of the key: in a secret of another form it may be anything.
func (e Engines) of(v Value) (Engine, error) {
	if engine, ok := e[v.Text("engine")]; ok {
		return engine, nil
	}
	known := strings.Join(slices.Sorted(maps.Keys(e)), ", ")
	return nil, Because(ReasonValue, fmt.Sprintf(`the key "engine" of the secret is none of %s`, known))
}
