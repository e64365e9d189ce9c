package synthlint_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/synthtest"
	"github.com/secretwright/secretwright/constructs/synthlint"
)

// The SARIF report has what the plugin reports, with paths relative to the working directory, and is replaced by the
// next synthesis.
func TestSarif(t *testing.T) {
	defer synthtest.Guard(t)
	folder := t.TempDir()
	t.Chdir(folder)
	props := &synthlint.Props{SarifFile: jsii.String("secretwright.sarif")}
	for _, rule := range []string{"public-secret-policy", "hardcoded-credential"} {
		synthIn(t, filepath.Join(folder, "cdk.out"), props, seeded(rule))
		text, err := os.ReadFile("secretwright.sarif")
		if err != nil {
			t.Fatal(err)
		}
		var log struct {
			Runs []struct {
				Results []struct {
					RuleID    string
					Locations []struct {
						PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
					}
				}
			}
		}
		if err := json.Unmarshal(text, &log); err != nil {
			t.Fatal(err)
		}
		results := log.Runs[0].Results
		if len(results) != 1 || results[0].RuleID != rule {
			t.Fatalf("%s: got %+v", rule, results)
		}
		if uri := results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI; uri != "cdk.out/Stack.template.json" {
			t.Errorf("%s: got %s", rule, uri)
		}
	}
}

// aws-cdk refuses a plugin that replaces a file in its folder, but only when there is one: from the second synthesis on.
func TestFailsWithSarifInTheAssembly(t *testing.T) {
	defer synthtest.Guard(t)
	folder := t.TempDir()
	props := &synthlint.Props{SarifFile: jsii.String(filepath.Join(folder, "secretwright.sarif"))}
	r, isFailed := synthIn(t, folder, props, seeded("public-secret-policy"))
	if !isFailed || len(r.Violations) != 1 || r.Violations[0].RuleName != "not-judged" {
		t.Errorf("failed %t: %v", isFailed, r.Violations)
	}
}
