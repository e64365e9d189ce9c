package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/rules"
)

func checkProfile(name string) error {
	if !slices.Contains(rules.Profiles(), name) {
		return fmt.Errorf("unknown profile %q: want one of %s", name, strings.Join(rules.Profiles(), ", "))
	}
	return nil
}
