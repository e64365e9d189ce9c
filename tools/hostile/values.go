//go:build unix

package main

import (
	"strings"
)

// values are functions that are hard to follow.
func values() []hostile {
	password := func(value func(n int) string) func(folder, int) {
		return template(func(n int) string {
			return "Parameters: {P: {Type: String}}\nConditions:\n" + every(60, "  C%[1]d: !Equals [!Ref P, \"%[1]d\"]\n") +
				"Resources:\n  D:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n      MasterUserPassword: " + value(n) + "\n"
		})
	}
	return []hostile{
		{group: "values", name: "200,000 parts in Fn::Sub", size: 200_000, growth: true, says: `in 1 template`, files: password(func(n int) string { return "!Sub '" + strings.Repeat("${P}x", n) + "'" })},
		{group: "values", name: "200,000 parts in Fn::Join", size: 200_000, growth: true, says: `in 1 template`, files: password(func(n int) string { return "!Join ['', [" + strings.Repeat("a, !Ref P,", n) + "]]" })},
		{group: "values", name: "100,000 dynamic references in a text", size: 100_000, growth: true, exit: 3, says: `there are 100000 dynamic references, more than the 30000 that are judged`, files: password(func(n int) string { return "'" + strings.Repeat("{{resolve:secretsmanager:a:b:c}}", n) + "'" })},
		{group: "values", name: "braces of dynamic references that never close", size: 400_000, growth: true, exit: 1, says: `MasterUserPassword`, files: password(func(n int) string { return "'" + strings.Repeat("{{a", n) + "'" })},
		{group: "values", name: "60 Fn::If in one Fn::Join (2^60 texts)", size: 60, says: `in 1 template`, files: password(func(n int) string { return "!Join ['', [" + every(n, "!If [C%[1]d, a, b],") + "]]" })},
		{group: "values", name: "a list of 100,000 Fn::If", size: 100_000, growth: true, exit: 3, says: `more than the 30000 that are judged`, files: template(func(n int) string {
			return "Parameters: {P: {Type: String}}\nConditions: {C: !Equals [!Ref P, a]}\nResources:\n  User:\n    Type: AWS::ElastiCache::User\n    Properties:\n      Passwords:\n" + strings.Repeat("        - !If [C, a, b]\n", n)
		})},
		{group: "values", name: "a parameter with 200,000 allowed values", size: 200_000, growth: true, says: `in 1 template`, files: template(func(n int) string {
			return "Parameters:\n  P:\n    Type: String\n    AllowedValues:\n" + every(n, "      - v%[1]d\n") + "Resources:\n  D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: !Ref P}}\n"
		})},
		{group: "values", name: "ten such parameters in one text", size: 10_000, growth: true, says: `in 1 template`, files: template(func(n int) string {
			return "Parameters:\n" + each(10, func(i int) string {
				return "  P" + itoa(i) + ":\n    Type: String\n    AllowedValues:\n" + every(n, "      - v%[1]d\n")
			}) +
				"Resources:\n  D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: !Sub '${P0}${P1}${P2}${P3}${P4}${P5}${P6}${P7}${P8}${P9}'}}\n"
		})},
		{group: "values", name: "a mapping of 200,000 entries, key unknown", size: 200_000, growth: true, says: `in 1 template`, files: template(func(n int) string {
			return "Mappings:\n  M:\n" + every(n, "    k%[1]d: {p: quokka%[1]d}\n") + "Resources:\n  D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: !FindInMap [M, !Ref AWS::Region, p]}}\n"
		})},
		{group: "values", name: "a mapping of 300 times 300, asked 300 times", size: 300, says: `in 1 template`, files: template(func(n int) string {
			return "Mappings:\n  M:\n" + each(n, func(i int) string { return "    k" + itoa(i) + ": {" + every(n, "p%[1]d: quokka%[1]d, ") + "}\n" }) +
				"Resources:\n" + every(n, "  D%[1]d: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: !FindInMap [M, !Ref AWS::Region, !Ref AWS::StackName]}}\n")
		})},
		{group: "values", name: "a pattern that backtracks elsewhere", size: 30, says: `in 1 template`, files: template(func(n int) string {
			return "Parameters: {P: {Type: String, AllowedPattern: '" + within(n, "(a*", "", ")*") + "$'}}\nConditions: {C: !Equals [!Ref P, '" + strings.Repeat("a", 1000) + "b']}\n" + strings.Replace(secret, "Type:", "Condition: C, Type:", 1)
		})},
		{group: "values", name: "a pattern that counts to a billion", exit: 1, says: `never rotated`, files: template(func(int) string {
			return "Parameters: {P: {Type: String, AllowedPattern: '((a{1000}){1000}){1000}'}}\nConditions: {C: !Equals [!Ref P, b]}\n" + strings.Replace(secret, "Type:", "Condition: C, Type:", 1)
		})},
		{group: "values", name: "1,000 patterns of 1,000 states", size: 1000, growth: true, exit: 1, says: `never rotated`, files: template(func(n int) string {
			return "Parameters:\n" + every(n, "  P%[1]d: {Type: String, AllowedPattern: '[a-z]{1,999}'}\n") + "Conditions:\n" + every(n, "  C%[1]d: !Equals [!Ref P%[1]d, b]\n") +
				"Resources:\n" + every(n, "  K%[1]d: {Condition: C%[1]d, Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}\n")
		})},
		{group: "values", name: "4,999 cron expressions", size: 4_999, growth: true, exit: 1, says: `in 1 template`, files: template(func(n int) string {
			return "Resources:\n" + every(n, "  S%[1]d: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}\n  R%[1]d: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref S%[1]d, RotationLambdaARN: 'arn:aws:lambda:eu-west-1:111122223333:function:f', RotationRules: {ScheduleExpression: 'cron(0 8 ? 2 SAT#5 *)', Duration: 2h}}}\n")
		})},
		{group: "values", name: "a cron expression of a million fields", size: 900_000, growth: true, exit: 1, says: `in 1 template`, files: template(func(n int) string {
			return "Resources:\n  S: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}\n  R: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref S, RotationLambdaARN: 'arn:aws:lambda:eu-west-1:111122223333:function:f', RotationRules: {ScheduleExpression: 'cron(0 " + strings.Repeat("8,", n) + "9 * * ? *)'}}}\n"
		})},
	}
}
