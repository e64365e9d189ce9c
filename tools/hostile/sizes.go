//go:build unix

package main

import (
	"strings"
)

// sizes are much of what is harmless one by one.
//
//nolint:funlen // a table
func sizes() []hostile {
	lint := func(args ...string) []string { return append([]string{"lint", "t.yaml"}, args...) }
	secrets := func(n int) string {
		return `{"Resources": {` + every(n, `"S%[1]d": {"Type": "AWS::SecretsManager::Secret", "Properties": {"GenerateSecretString": {}}},`) + `"T": {"Type": "AWS::SNS::Topic"}}}`
	}
	return []hostile{
		{group: "size", name: "a file of 11 MiB", size: 11 << 20, exit: 3, says: tooBig, files: template(func(n int) string { return header + strings.Repeat("#", n) })},
		{group: "size", name: "a file of 4 GiB", exit: 3, says: tooBig, files: func(f folder, _ int) { f.sparse("t.yaml", 4<<30) }},
		{group: "size", name: "a device that never ends", exit: 3, says: tooBig, args: []string{"lint", "/dev/zero"}, files: func(folder, int) {}},
		{group: "size", name: "a million resources", size: 1_000_000, exit: 3, says: tooBig, files: template(func(n int) string {
			return `{"Resources": {` + every(n, `"R%[1]d": {"Type": "AWS::SNS::Topic"},`) + `"T": {}}}`
		})},
		{group: "size", name: "a million resources, as short as they can be", size: 1_000_000, exit: 3, says: tooBig, files: template(func(n int) string {
			return `{"Resources": {` + every(n, `"%[1]x":{"Type":"A"},`) + `"T":{}}}`
		})},
		{group: "size", name: "10,000 harmless resources, JSON", size: 9_999, growth: true, says: clean, files: template(func(n int) string {
			return `{"Resources": {` + every(n, `"R%[1]d": {"Type": "AWS::SNS::Topic"},`) + `"T": {"Type": "AWS::SNS::Topic"}}}`
		})},
		{group: "size", name: "10,000 harmless resources, YAML", size: 10_000, growth: true, says: clean, files: template(func(n int) string {
			return "Resources:\n" + every(n, "  R%[1]d: {Type: AWS::SNS::Topic}\n")
		})},
		{group: "size", name: "more secrets than are judged", size: 100_000, exit: 3, says: `more than the 10000 that are judged`, files: template(secrets)},
		{group: "size", name: "10,000 secrets, each with findings", size: 9_999, growth: true, exit: 1, says: `"S0" is never rotated`, files: template(secrets)},
		{group: "size", name: "30,000 secrets in five stacks together", size: 29_995, growth: true, exit: 1, says: `"S0" is never rotated`, args: []string{"lint", "--together", "."}, files: func(f folder, n int) {
			for i := range 5 {
				f.file("t"+itoa(i)+".yaml", secrets(n/5))
			}
		}},
		{group: "size", name: "the same as SARIF", size: 9_999, growth: true, exit: 1, says: `sarif`, files: template(secrets), args: lint("--format", "sarif")},
		{group: "size", name: "the same as JSON", size: 9_999, growth: true, exit: 1, says: `"findings"`, files: template(secrets), args: lint("--format", "json")},
		{group: "size", name: "the same as JUnit", size: 9_999, growth: true, exit: 1, says: `testsuites`, files: template(secrets), args: lint("--format", "junit")},
		{group: "size", name: "the same as Markdown", size: 9_999, growth: true, exit: 1, says: `never rotated`, files: template(secrets), args: lint("--format", "markdown")},
		{group: "size", name: "the same as GitLab's report", size: 9_999, growth: true, exit: 1, says: `never rotated`, files: template(secrets), args: lint("--format", "gitlab")},
		{group: "size", name: "the same as annotations of GitHub", size: 9_999, growth: true, exit: 1, says: `never rotated`, files: template(secrets), args: lint("--format", "github")},
		{group: "size", name: "10,000 secrets that are parked one by one", size: 9_999, growth: true, says: `\d+ suppressed`, files: template(func(n int) string {
			return "Resources:\n" + every(n, "  S%[1]d: {Type: AWS::SecretsManager::Secret, Properties: {Name: app/s%[1]d, GenerateSecretString: {}}, Metadata: {secretwright: {suppress: [{rule: secret-without-rotation, reason: x}]}}}\n")
		})},
		{group: "size", name: "a baseline of all", size: 9_999, growth: true, says: `\d+ findings written`, files: template(secrets), args: []string{"baseline", "write", "t.yaml"}},
		{group: "size", name: "10,000 passwords on one line", size: 9_999, growth: true, exit: 1, says: `R0`, files: template(func(n int) string {
			return `{"Resources": {` + every(n, `"R%[1]d": {"Type": "AWS::RDS::DBInstance", "Properties": {"Engine": "mysql", "MasterUserPassword": "quokka-%[1]d"}},`) + `"T": {"Type": "AWS::SNS::Topic"}}}`
		})},
		{group: "size", name: "10,000 passwords on lines of their own", size: 9_999, growth: true, exit: 1, says: `R0`, files: template(func(n int) string {
			return "Resources:\n" + every(n, "  R%[1]d: {Type: AWS::RDS::DBInstance, Properties: {Engine: mysql, MasterUserPassword: quokka-%[1]d}}\n")
		})},
		{group: "size", name: "100,000 passwords in one list", size: 100_000, exit: 3, says: `there are 100000 credentials, more than the 30000 that are judged`, files: template(func(n int) string {
			return "Resources:\n  User:\n    Type: AWS::ElastiCache::User\n    Properties:\n      Passwords:\n" + every(n, "        - quokka-%[1]d\n")
		})},
		{group: "size", name: "50,000 variables of one function", size: 50_000, exit: 3, says: `there are 50000 values in variables and the like that may be credentials, more than the 30000`, files: template(func(n int) string {
			return "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n" + every(n, "          PASSWORD_%[1]d: quokka7Zephyr9Wombat%[1]d\n")
		})},
		{group: "size", name: "50,000 variables of one container", size: 50_000, exit: 3, says: `there are 50000 values in variables and the like that may be credentials, more than the 30000`, files: template(func(n int) string {
			return "Resources:\n  F:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Environment:\n" + every(n, "            - {Name: PASSWORD_%[1]d, Value: quokka7Zephyr9Wombat%[1]d}\n")
		})},
		{group: "size", name: "a password of 9 MiB", size: 9 << 20, growth: true, exit: 1, says: `MasterUserPassword`, files: template(func(n int) string {
			return "Resources: {D: {Type: AWS::RDS::DBInstance, Properties: {Engine: mysql, MasterUserPassword: " + strings.Repeat("q", n) + "}}}\n"
		})},
		{group: "size", name: "a password of a million lines", size: 1_000_000, growth: true, exit: 1, says: `MasterUserPassword`, files: template(func(n int) string {
			return "Resources:\n  D:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n      MasterUserPassword: |\n" + strings.Repeat("        q\n", n)
		})},
		{group: "size", name: "a description of 9 MiB on one line", size: 9 << 20, growth: true, exit: 1, says: `never rotated`, files: template(func(n int) string {
			return `{"Resources": {"Key": {"Type": "AWS::SecretsManager::Secret", "Properties": {"GenerateSecretString": {}, "Description": "` + strings.Repeat("ä", n/2) + `"}}}}`
		})},
		{group: "size", name: "user data of 9 MiB", size: 9 << 20, growth: true, says: clean, files: template(func(n int) string {
			return "Resources: {H: {Type: AWS::EC2::Instance, Properties: {UserData: !Base64 \"" + strings.Repeat("export A=b; ", n/12) + "\"}}}\n"
		})},
		{group: "size", name: "a folder of 20,000 files", size: 20_000, growth: true, says: `no findings in 2?[01]000 templates`, args: []string{"lint", "."}, files: func(f folder, n int) {
			for i := range n {
				f.file("d"+itoa(i%100)+"/"+itoa(i)+".yaml", "Resources: {T: {Type: AWS::SNS::Topic}}\n")
			}
		}},
	}
}
