package inputs

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Folder writes so many templates that all differ: in YAML and JSON, about secrets or not, of one piece or some.
func Folder(folder string, count int) error {
	units, others := pieces("units"), pieces("others")
	for i := range count {
		chance := rand.New(rand.NewPCG(uint64(i), 2))
		from := others
		if chance.IntN(3) == 0 {
			from = units
		}
		size := 1 + chance.IntN(3)
		text := grown(func(_, used int) bool { return used < size }, shuffled(chance, from))
		name := fmt.Sprintf("template-%03d.yaml", i)
		if chance.IntN(4) == 0 {
			var err error
			if text, err = JSON(text); err != nil {
				return err
			}
			name = fmt.Sprintf("template-%03d.json", i)
		}
		if err := write(filepath.Join(folder, name), text); err != nil {
			return err
		}
	}
	return nil
}

func shuffled(chance *rand.Rand, texts []string) []string {
	chance.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
	return texts
}

// CloudAssembly writes what the CDK writes for an app of so many stacks of 10 to 60 KB.
func CloudAssembly(folder string, stacks int) error {
	artifacts := map[string]any{}
	for i := range stacks {
		name := fmt.Sprintf("Stack%02d", i)
		chance := rand.New(rand.NewPCG(uint64(i), 3))
		text, err := cdk(chance, name, 10_000+chance.IntN(50_000))
		if err != nil {
			return err
		}
		if err := write(filepath.Join(folder, name+".template.json"), text); err != nil {
			return err
		}
		artifacts[name] = map[string]any{
			"type": "aws:cloudformation:stack", "environment": "aws://111122223333/eu-central-1",
			"properties": map[string]any{"templateFile": name + ".template.json"},
		}
	}
	manifest, err := json.MarshalIndent(map[string]any{"version": "48.0.0", "artifacts": artifacts}, "", "  ")
	if err != nil {
		return err
	}
	return write(filepath.Join(folder, "manifest.json"), string(manifest))
}

func write(file, text string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o600)
}
