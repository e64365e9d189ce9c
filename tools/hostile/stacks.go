//go:build unix

package main

import (
	"fmt"
)

// stacks name each other in ways that never end.
func stacks() []hostile {
	nest := func(id, url string) string {
		return "  " + id + ": {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: " + url + "}}\n"
	}
	return []hostile{
		{group: "stacks", name: "a stack nested in itself", exit: 3, says: `t.yaml:2:3: error: nested stack "A" has the template t.yaml, in which it is nested itself`, files: func(f folder, _ int) { f.file("t.yaml", "Resources:\n", nest("A", "t.yaml")) }},
		{group: "stacks", name: "stacks nested in a circle", size: 100, exit: 3, says: `in which it is nested itself`, files: func(f folder, n int) {
			for i := range n {
				f.file(fmt.Sprintf("%d.yaml", i), "Resources:\n", nest("A", fmt.Sprintf("%d.yaml", (i+1)%n)))
			}
			f.file("t.yaml", "Resources:\n", nest("A", "0.yaml"))
		}},
		{group: "stacks", name: "each stack nests the next twice (2^100)", size: 100, exit: 3, says: `more than 500 nested stacks`, files: func(f folder, n int) {
			for i := range n {
				f.file(fmt.Sprintf("%d.yaml", i), "Resources:\n", nest("A", fmt.Sprintf("%d.yaml", i+1)), nest("B", fmt.Sprintf("%d.yaml", i+1)))
			}
			f.file(fmt.Sprintf("%d.yaml", n), secret)
			f.file("t.yaml", "Resources:\n", nest("A", "0.yaml"))
		}},
		{group: "stacks", name: "one stack nests 9,999 times the same", size: 9_999, growth: true, exit: 3, says: `more than 500 nested stacks`, files: func(f folder, n int) {
			f.file("n.yaml", secret)
			f.file("t.yaml", "Resources:\n", every(n, nest("A%[1]d", "n.yaml")))
		}},
		{group: "stacks", name: "500 nested stacks of 5 MiB each", size: 5 << 20, exit: 3, says: `error: `, files: func(f folder, n int) {
			f.file("n.yaml", secret, "Metadata: {a: \"", every(n/8, "%07[1]d "), "\"}\n")
			f.file("t.yaml", "Resources:\n", every(500, nest("A%[1]d", "n.yaml")))
		}},
		{group: "stacks", name: "an output that imports its own export", exit: 1, says: `never rotated`, files: func(f folder, _ int) {
			f.file("t.yaml", "Outputs: {O: {Value: !ImportValue e, Export: {Name: e}}}\nResources:\n  Key: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}, KmsKeyId: !ImportValue e}}\n")
		}},
		{group: "stacks", name: "10,000 exports in a circle", size: 10_000, growth: true, exit: 1, says: `never rotated`, files: template(func(n int) string {
			return "Outputs:\n" + each(n, func(i int) string {
				return fmt.Sprintf("  O%d: {Value: !ImportValue e%d, Export: {Name: e%d}}\n", i, (i+1)%n, i)
			}) + "Resources:\n  Key: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}, KmsKeyId: !ImportValue e0}}\n"
		})},
		{group: "stacks", name: "an export whose name is an import of itself", exit: 1, says: `never rotated`, files: template(func(int) string {
			return "Outputs: {O: {Value: a, Export: {Name: !ImportValue a}}}\nResources:\n  Key: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}, KmsKeyId: !ImportValue a}}\n"
		})},
		{group: "stacks", name: "each export joins the next twice (2^200)", size: 200, exit: 1, says: `never rotated`, files: template(func(n int) string {
			return "Outputs:\n" + each(n, func(i int) string {
				return fmt.Sprintf("  O%d: {Value: !Join ['', [!ImportValue e%d, !ImportValue e%d]], Export: {Name: e%d}}\n", i, i+1, i+1, i)
			}) + fmt.Sprintf("  O%d: {Value: x, Export: {Name: e%d}}\n", n, n) + "Resources:\n  Key: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}, KmsKeyId: !ImportValue e0}}\n"
		})},
		{group: "stacks", name: "parameters that double through nested stacks", size: 40, says: `in \d+ template`, files: func(f folder, n int) {
			for i := range n {
				f.file(fmt.Sprintf("%d.yaml", i), "Parameters: {P: {Type: String}}\nResources:\n  A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ", fmt.Sprintf("%d.yaml", i+1), ", Parameters: {P: !Sub '${P}${P}'}}}\n")
			}
			f.file(fmt.Sprintf("%d.yaml", n), "Parameters: {P: {Type: String}}\nResources:\n  D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: !Ref P}}\n")
			f.file("t.yaml", "Resources:\n  A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 0.yaml, Parameters: {P: ab}}}\n")
		}},
		{group: "stacks", name: "a stack whose parameters are its own outputs", exit: 1, says: `in \d+ template`, files: func(f folder, _ int) {
			f.file("n.yaml", "Parameters: {P: {Type: String}}\nOutputs: {O: {Value: !Sub '${P}${P}'}}\nResources:\n  D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: !Ref P}}\n")
			f.file("t.yaml", "Resources:\n  A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: n.yaml, Parameters: {P: !GetAtt A.Outputs.O}}}\n  Key: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}\n")
		}},
	}
}
