package lint_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/lint"
)

// tokens are texts of the formats that issuers use. They are put together here: no file may hold a text
// that a scanner takes for a credential.
var tokens = map[string]string{
	"aws-access-key-id": "AK" + "IA" + "Q7ZK2WMXB4RT5LP3",
	"example":           "AK" + "IA" + "IOSFODNN7" + "EXAMPLE",
	"github-token":      "gh" + "p_" + randomText[:36],
	"gitlab-token":      "gl" + "pat-" + randomText[:20],
	"google-api-key":    "AI" + "za" + randomText[:35],
	"private-key":       "-----BEGIN RSA " + `PRIVATE KEY-----\n` + randomText + randomText + `\n-----END RSA ` + "PRIVATE KEY-----",
	"slack-token":       "xo" + "xb-" + randomText,
	"stripe-key":        "sk_" + "live_" + randomText[:24],
}

const randomText = "horse7Battery9Q7zK2wM9xB4rT8lP3vN6hC5"

var placeholder = regexp.MustCompile(`\$\{(TOKEN|HEAD|TAIL|BASE64):([a-z-]+)\}`)

// withTokens replaces ${TOKEN:format} by a text of the format, HEAD and TAIL by its halves, and BASE64 by
// a script that uses it.
func withTokens(t *testing.T, text string) string {
	t.Helper()
	return placeholder.ReplaceAllStringFunc(text, func(found string) string {
		match := placeholder.FindStringSubmatch(found)
		token, ok := tokens[match[2]]
		if !ok {
			t.Errorf("%s: there is no such format", found)
			return found
		}
		switch match[1] {
		case "HEAD":
			return token[:len(token)/2]
		case "TAIL":
			return token[len(token)/2:]
		case "BASE64":
			return base64.StdEncoding.EncodeToString([]byte("export KEY=" + token + "\n"))
		}
		return token
	})
}

// findingsWithTokens lints the fixtures that have placeholders for tokens.
func findingsWithTokens(t *testing.T) map[string][]lint.Finding {
	t.Helper()
	folder, originals := t.TempDir(), map[string]string{}
	for _, file := range allFixtures(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if placeholder.Match(text) {
			made := filepath.Join(folder, strings.ReplaceAll(strings.TrimPrefix(file, fixtures+"/"), "/", "-"))
			originals[made] = file
			writeFile(t, made, []byte(withTokens(t, string(text))))
		}
	}
	found := map[string][]lint.Finding{}
	for made, findings := range findingsByFile(t, folder) {
		found[originals[made]] = findings
	}
	for _, file := range originals { // one without findings too
		found[file] = append([]lint.Finding{}, found[file]...)
	}
	return found
}
