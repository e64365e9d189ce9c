package main

import "testing"

// TestSubcommands holds the names by which subcommands are chosen against their own.
func TestSubcommands(t *testing.T) {
	for _, sub := range subcommands {
		if got := sub.build().Name(); got != sub.name {
			t.Errorf("got %s, want %s", got, sub.name)
		}
	}
}
