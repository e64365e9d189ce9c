//go:build unix

package main

import "slices"

// cases are all cases, in the order of the table.
func cases() []hostile {
	return slices.Concat(texts(), nestings(), sizes(), values(), conditions(), loops(), stacks(), graphs(), files(), streams())
}

const header = "AWSTemplateFormatVersion: 2010-09-09\n"

// secret is a resource that is clean but for its missing rotation.
const secret = "Resources: {Key: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}}\n"

func template(text func(n int) string) func(folder, int) {
	return func(f folder, n int) { f.file("t.yaml", text(n)) }
}

const (
	clean  = "^no findings in 1 template"
	tooBig = `more than the 10 MiB that a template may have here`
)
