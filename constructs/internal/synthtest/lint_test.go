package synthtest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
)

func TestCfnLint(t *testing.T) {
	tests := map[string]struct{ properties, want string }{
		"warning": {`{"SecretString": {"Fn::Sub": "x"}}`, ""},
		"error":   {`{"Value": "x"}`, "E3002"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			template := `{"Resources": {"Secret": {"Type": "AWS::SecretsManager::Secret", "Properties": ` + test.properties + `}}}`
			if err := os.WriteFile(filepath.Join(folder, "a.template.json"), []byte(template), 0o600); err != nil {
				t.Fatal(err)
			}
			err := synthtest.CfnLint(t, folder)
			switch {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}
