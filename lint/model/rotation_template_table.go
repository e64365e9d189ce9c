package model

import "slices"

// rotationTypes are AWS's rotation function templates by the name that RotationType gives them, without
// the strategy: SingleUser or MultiUser (CloudFormation Template Reference, HostedRotationLambda; the
// names in the Serverless Application Repository are made of the same words).
var rotationTypes = map[string][]string{
	"Db2":        {"masterarn"}, // with either strategy an administrator changes the password
	"MySQL":      nil,
	"PostgreSQL": nil,
	"Oracle":     {"dbname"},
	"MariaDB":    nil,
	"SQLServer":  nil,
	"Redshift":   nil,
	"MongoDB":    nil,
}

// attachedKeys are what an attachment to a database writes into a secret (CloudFormation Template
// Reference, AWS::SecretsManager::SecretTargetAttachment).
var attachedKeys = []string{"engine", "host", "port", "dbname"}

func isAttached(key string) bool { return slices.Contains(attachedKeys, key) }

// neededKeys are the keys that a template reads from the JSON of the secret (Secrets Manager User Guide,
// "JSON structure of secrets"; aws-samples/aws-secrets-manager-rotation-lambdas).
func neededKeys(engine, users string) []string {
	keys := append([]string{"engine", "host", "username", "password"}, rotationTypes[engine]...)
	if users == multiUser && !slices.Contains(keys, "masterarn") {
		keys = append(keys, "masterarn")
	}
	return keys
}

const (
	singleUser = "SingleUser"
	multiUser  = "MultiUser"
)
