package main

import "testing"

// TestNames knows licences by their words, whatever their line breaks, and none in other texts.
func TestNames(t *testing.T) {
	const bsd = "Redistribution and use in source\nand binary forms"
	for text, want := range map[string]string{
		"Apache License\n   Version 2.0, January 2004": "Apache-2.0",
		bsd: "BSD-2-Clause",
		bsd + " ... Neither the name of it may be\nused to endorse products":                                    "BSD-3-Clause",
		"Permission is hereby\ngranted, free of charge. Others: Licensed under the Apache License, Version 2.0": "Apache-2.0 and MIT",
		"All rights reserved.": "",
	} {
		if got := namesOf([]string{text}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
