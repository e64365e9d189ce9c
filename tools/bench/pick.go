package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sampled is how many templates of a corpus are measured.
const sampled = 500

// pick copies files of a corpus, evenly picked, into a folder of their own: every tool can be given a folder.
func pick(corpus, into string) error {
	files, err := candidates(corpus)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no templates (*.yaml, *.yml, *.json, *.template) in %s", corpus)
	}
	if err := os.RemoveAll(into); err != nil {
		return err
	}
	if err := os.MkdirAll(into, 0o750); err != nil {
		return err
	}
	count := min(sampled, len(files))
	for i := range count {
		file := files[i*len(files)/count]
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("%03d%s", i, strings.Replace(filepath.Ext(file), ".template", ".yaml", 1))
		if err := os.WriteFile(filepath.Join(into, name), text, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func candidates(corpus string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(corpus, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.Type().IsRegular() && slices.Contains([]string{".yaml", ".yml", ".json", ".template"}, filepath.Ext(path)) {
			files = append(files, path)
		}
		return nil
	})
	return files, err
}
