//go:build unix

package main

import (
	"fmt"
	"strings"
)

// conditions are hard to decide: whether several hold together is, in general.
func conditions() []hostile {
	conditional := strings.Replace(secret, "Type:", "Condition: C0, Type:", 1)
	given := func(text func(n int) string) func(folder, int) {
		return template(func(n int) string {
			return "Parameters:\n" + every(40, "  P%[1]d: {Type: String, AllowedValues: [a, b, c]}\n") + "Conditions:\n" + text(n) + conditional
		})
	}
	return []hostile{
		{group: "cond", name: "a condition that is itself", says: `unused-secret`, files: given(func(int) string { return "  C0: !Condition C0\n" })},
		{group: "cond", name: "10,000 conditions in a circle", size: 10_000, growth: true, says: `unused-secret`, files: given(func(n int) string {
			return each(n, func(i int) string { return fmt.Sprintf("  C%d: !Not [!Condition C%d]\n", i, (i+1)%n) })
		})},
		{group: "cond", name: "100,000 conditions in a chain", size: 100_000, growth: true, exit: 1, says: `never rotated`, files: given(func(n int) string {
			return each(n, func(i int) string { return fmt.Sprintf("  C%d: !Not [!Condition C%d]\n", i, i+1) }) + fmt.Sprintf("  C%d: !Equals [!Ref P0, a]\n", n)
		})},
		{group: "cond", name: "conditions each of which names the next twice (2^200)", size: 200, says: `unused-secret`, files: given(func(n int) string {
			return each(n, func(i int) string {
				return fmt.Sprintf("  C%d: !And [!Condition C%d, !Not [!Condition C%d]]\n", i, i+1, i+1)
			}) + fmt.Sprintf("  C%d: !Equals [!Ref P0, a]\n", n)
		})},
		{group: "cond", name: "the same, ten times each", size: 200, says: `unused-secret`, files: given(func(n int) string {
			return each(n, func(i int) string {
				return fmt.Sprintf("  C%d: !Or [%s]\n", i, strings.Repeat(fmt.Sprintf("!Condition C%d, ", i+1), 10))
			}) + fmt.Sprintf("  C%d: !Equals [!Ref P0, a]\n", n)
		})},
		{group: "cond", name: "40 parameters that must all differ (3^40 cases)", says: `unused-secret`, files: given(func(int) string {
			return "  C0: !And [" + every(39, "!Condition D%[1]d, ") + "]\n" + each(39, func(i int) string { return fmt.Sprintf("  D%d: !Not [!Equals [!Ref P%d, !Ref P%d]]\n", i, i, i+1) })
		})},
		{group: "cond", name: "4,999 secrets, each under conditions of 40 parameters", size: 4999, growth: true, says: `^\d+ open`, files: template(func(n int) string {
			return "Parameters:\n" + every(40, "  P%[1]d: {Type: String, AllowedValues: [a, b, c]}\n") + "Conditions:\n" +
				each(n, func(i int) string {
					return fmt.Sprintf("  C%d: !And [%s]\n", i, every(8, fmt.Sprintf("!Not [!Equals [!Ref P%%[1]d, !Ref P%d]], ", 8+i%30)))
				}) +
				"Resources:\n" + every(n, "  S%[1]d: {Condition: C%[1]d, Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}\n  R%[1]d: {Condition: C%[1]d, Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref S%[1]d, RotationLambdaARN: !ImportValue f, RotationRules: {AutomaticallyAfterDays: 30}}}\n")
		})},
		{group: "cond", name: "4,999 schedules of one secret, each under its own condition", size: 4999, growth: true, says: `^\d+ open`, files: template(func(n int) string {
			return "Parameters: {P: {Type: String}}\nConditions:\n" + every(n, "  C%[1]d: !Equals [!Ref P, v%[1]d]\n") + strings.TrimSuffix(secret, "}\n") + ",\n" +
				every(n, "  R%[1]d: {Condition: C%[1]d, Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref Key, RotationLambdaARN: !ImportValue f, RotationRules: {AutomaticallyAfterDays: 30}}},\n") + "}\n"
		})},
		{group: "cond", name: "20,000 assertions in Rules", size: 20_000, growth: true, exit: 1, says: `never rotated`, files: template(func(n int) string {
			return "Parameters: {P: {Type: String, AllowedValues: [a, b]}}\nConditions: {C0: !Equals [!Ref P, a]}\nRules:\n" + every(n, "  A%[1]d: {Assertions: [{Assert: !Not [!Equals [!Ref P, v%[1]d]]}]}\n") + conditional
		})},
	}
}
