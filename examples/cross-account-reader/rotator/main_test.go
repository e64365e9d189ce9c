package main

import (
	"context"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/constructs/rotation"
)

func TestEngine(t *testing.T) {
	current, err := rotation.ParseValue(`{"username": "signer", "password": "old"}`)
	if err != nil {
		t.Fatal(err)
	}
	for length, works := range map[int]bool{32: true, 31: false, 0: false} {
		key := strings.Repeat("k", length)
		pending, err := engine{}.Next(t.Context(), current, func(context.Context) (string, error) { return key, nil })
		if err != nil || pending.Text("password") != key || pending.Text("username") != "signer" {
			t.Errorf("%d characters: %v", length, err)
		}
		if err := (engine{}).Test(t.Context(), pending); (err == nil) != works {
			t.Errorf("%d characters: %v", length, err)
		}
	}
}
