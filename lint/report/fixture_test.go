package report

import (
	"github.com/secretwright/secretwright/lint"
)

// fixture returns one report that holds every shape a format has to print. It is written by hand,
// so the goldens change only when a format does.
func fixture() *lint.Report {
	return &lint.Report{
		Version:  "v1.2.3",
		Summary:  lint.Summary{Templates: 3, Resources: 41, Fail: 3, Open: 1, Suppressed: 1},
		Findings: []lint.Finding{failing(), foreign(), open(), hostile(), suppressed()},
		Errors: []lint.Problem{
			{File: "broken\x1b[2J.yaml", Line: 3, Column: 7, Message: "mapping values are not allowed here"},
			{File: "huge.json", Message: "the file has 200 MB: at most 16 MB are read"},
		},
		Warnings: []lint.Problem{{File: "app.yaml", Line: 9, Column: 3, Message: `key "Type" is there twice: the last one counts`}},
		Rules:    fixtureRules(),
	}
}

func failing() lint.Finding {
	return lint.Finding{
		Rule: "secret-without-rotation", Severity: lint.Medium, Kind: lint.Fail,
		Message:  `secret "ApiKey" is never rotated`,
		Position: lint.Position{File: "app.yaml", Line: 12, Column: 5, EndLine: 12, EndColumn: 9},
		Stack:    "app", Section: "Resources", ID: "ApiKey", Path: []string{"Resources", "ApiKey", "Type"},
		Fix: "Add an AWS::SecretsManager::RotationSchedule that references the secret.",
		URL: "https://github.com/secretwright/secretwright/blob/main/rules/README.md#secret-without-rotation", Fingerprint: "3f2a",
		Snippet: lint.Snippet{Text: "    Type: AWS::SecretsManager::Secret", Caret: 4, Width: 4},
	}
}

// foreign has related places, a construct path, wide characters before the caret, a path that needs
// escapes in a URI, and characters that HTML escaping would spoil.
func foreign() lint.Finding {
	return lint.Finding{
		Rule: "cross-account-principal", Severity: lint.High, Kind: lint.Fail,
		Message:  `policy "Größe" lets account 111122223333 read "DbSecret" <all> & more`,
		Position: lint.Position{File: "stacks/my app#1/日本.yaml", Line: 1030, Column: 21, EndLine: 1030, EndColumn: 35},
		Stack:    "Prod/データ", Section: "Resources", ID: "Größe", Path: []string{"Resources", "Größe", "Properties", "ResourcePolicy"},
		ConstructPath: "Prod/Database/Secret/Policy/Resource",
		Related: []lint.Related{
			{Position: lint.Position{File: "stacks/my app#1/日本.yaml", Line: 8, Column: 3, EndLine: 8, EndColumn: 11}, Message: `secret "DbSecret" is declared here`},
			{Position: lint.Position{File: "keys.yaml"}, Message: "its key is in this template"},
		},
		Fix: "Add the id to trusted_accounts or require an organization.",
		URL: "https://github.com/secretwright/secretwright/blob/main/rules/README.md#cross-account-principal", Fingerprint: "77b0",
		Snippet: lint.Snippet{Text: `{"日本": "説明é", "AWS": "111122223333"}`, Caret: 21, Width: 14},
	}
}

func open() lint.Finding {
	return lint.Finding{
		Rule: "cross-account-principal", Severity: lint.High, Kind: lint.Open,
		Message:  `cannot decide whether the principal of "ApiKeyPolicy" is of another account`,
		Reason:   "parameter Reader has no value",
		Position: lint.Position{File: "app.yaml", Line: 30, Column: 7},
		Stack:    "app", Section: "Parameters", ID: "Reader", Path: []string{"Parameters", "Reader"},
		Fix: "Give the parameter a value.",
		URL: "https://github.com/secretwright/secretwright/blob/main/rules/README.md#cross-account-principal", Fingerprint: "a1",
	}
}

// hostile comes from a template that wants to write on the terminal, and has no position.
func hostile() lint.Finding {
	return lint.Finding{
		Rule: "hardcoded-credential", Severity: lint.Critical, Kind: lint.Fail,
		Message:  "database \"Db\x1b]0;owned\x07\u009b31m\u202e\U000e0001\" has a literal password\nin two lines",
		Position: lint.Position{File: "<stdin>"},
		Section:  "Resources", ID: "Db\x1b[31m", Path: nil,
		Fingerprint: "ff",
		Snippet:     lint.Snippet{Text: "never shown without a line", Width: 1},
	}
}

func suppressed() lint.Finding {
	f := failing()
	f.ID, f.Message, f.Fingerprint = "Legacy", `secret "Legacy" is never rotated`, "5c"
	f.Line, f.EndLine = 40, 40
	f.Suppressed = &lint.Suppressed{By: "template", Reason: "the vendor rotates it", Until: "2030-01-31"}
	return f
}

func fixtureRules() []lint.Rule {
	return []lint.Rule{
		{
			Name: "cross-account-principal", Category: "access", Severity: "high", Scope: "assembly",
			Title:       "Principal of an undeclared account",
			Description: "Whoever controls the other account can read the secret.",
			Fix:         "Add the id to trusted_accounts or require an organization.",
			Standards:   []string{"secret-cross-account"},
			References:  []string{"https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html"},
		},
		{
			Name: "secret-without-rotation", Category: "rotation", Severity: "medium", Scope: "assembly",
			Title:       "Secret has no rotation",
			Description: "A credential that never changes stays valid for whoever copied it.",
			Fix:         "Add an AWS::SecretsManager::RotationSchedule that references the secret.",
		},
	}
}
