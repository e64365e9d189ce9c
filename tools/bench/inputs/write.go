package inputs

import (
	"fmt"
	"path/filepath"
)

// Growth are the numbers of pieces in the templates growth-<number>.json: each has twice those of the one before.
var Growth = []int{50, 100, 200, 400}

// Write writes the inputs of all measurements into a folder, by the names of tools/bench/rows.go.
func Write(folder string) error {
	texts := map[string]string{"small.yaml": Small(), "dense-100k.yaml": Dense(100_000)}
	notations := map[string]string{"small.json": Small(), "dense-1m.json": Dense(560_000)}
	for _, count := range Growth {
		notations[fmt.Sprintf("growth-%d.json", count)] = Units(count)
	}
	for name, text := range notations {
		var err error
		if texts[name], err = JSON(text); err != nil {
			return err
		}
	}
	var err error
	if texts["cdk-1m.json"], err = CDK(1_000_000); err != nil {
		return err
	}
	for name, text := range texts {
		if err := write(filepath.Join(folder, name), text); err != nil {
			return err
		}
	}
	if err := Folder(filepath.Join(folder, "folder-500"), 500); err != nil {
		return err
	}
	return CloudAssembly(filepath.Join(folder, "cdk.out"), 40)
}
