package template

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkRead reads templates as the CDK writes them: 5 KB and 1 MB of JSON, 100 KB of YAML.
func BenchmarkRead(b *testing.B) {
	for _, bench := range []struct{ name, source string }{
		{"json/small", cdkJSON(7)},
		{"json/large", cdkJSON(1500)},
		{"yaml/small", handYAML(15)},
		{"yaml/large", handYAML(300)},
	} {
		source := []byte(bench.source)
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read("b", source); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func cdkJSON(resources int) string {
	const resource = `  "Secret%[1]d": {
   "Type": "AWS::SecretsManager::Secret",
   "Properties": {
    "Description": "the password of database %[1]d",
    "GenerateSecretString": {
     "ExcludeCharacters": "\"@/\\",
     "GenerateStringKey": "password",
     "PasswordLength": 32,
     "SecretStringTemplate": {"Fn::Join": ["", ["{\"username\":\"", {"Ref": "User"}, "\"}"]]}
    },
    "KmsKeyId": {
     "Fn::GetAtt": [
      "Key%[1]d",
      "Arn"
     ]
    }
   },
   "UpdateReplacePolicy": "Delete",
   "DeletionPolicy": "Delete",
   "Metadata": {
    "aws:cdk:path": "Stack/Secret%[1]d/Resource"
   }
  }`
	return "{\n \"Resources\": {\n" + repeat(resource, resources, ",\n") + "\n }\n}\n"
}

func handYAML(resources int) string {
	const resource = `  Secret%[1]d:
    Type: AWS::SecretsManager::Secret
    # the password of a database
    Properties:
      Description: !Sub 'database %[1]d of ${AWS::StackName}'
      GenerateSecretString:
        ExcludeCharacters: '"@/\'
        GenerateStringKey: password
        PasswordLength: 32
      KmsKeyId: !GetAtt Key%[1]d.Arn`
	return "Resources:\n" + repeat(resource, resources, "\n") + "\n"
}

func repeat(text string, times int, between string) string {
	parts := make([]string, times)
	for i := range parts {
		parts[i] = fmt.Sprintf(text, i)
	}
	return strings.Join(parts, between)
}
