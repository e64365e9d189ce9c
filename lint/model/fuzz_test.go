package model

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/secretwright/secretwright/lint/template"
)

// FuzzModel: any template that can be read has a document, which the schema describes.
func FuzzModel(f *testing.F) {
	for _, source := range allTemplates {
		f.Add(source)
	}
	files, err := filepath.Glob("../../testdata/rules/*/*.[yj]*")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(source))
	}
	f.Fuzz(func(t *testing.T, source string) {
		stack, err := template.Read("t", []byte(source))
		if err == nil {
			buildAll(t, stack)
		}
	})
}
