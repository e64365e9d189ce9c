package postgres

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/secretwright/secretwright/constructs/rotation"
)

func value(t *testing.T, text string) rotation.Value {
	t.Helper()
	v, err := rotation.ParseValue(text)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestOther(t *testing.T) {
	for _, c := range []struct {
		user, superuser string
		single          bool
		want            string
	}{
		{"app", "", false, "app"},
		{"app", "arn", true, "app"},
		{"app", "arn", false, "app_clone"},
		{"app_clone", "arn", false, "app"},
		{"app_clone", "", false, "app_clone"},
	} {
		engine := &Engine{SingleUser: c.single}
		if got := engine.Other(value(t, "{}").With("username", c.user).With("masterarn", c.superuser)); got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
}

func TestNextFailsEarly(t *testing.T) {
	password := func(context.Context) (string, error) { t.Error("a password was made"); return "", nil }
	for text, words := range map[string]string{
		`{"username":"u","password":"p"}`:              "host",
		`{"host":"h","password":"p"}`:                  "username",
		`{"host":"h","username":["u"],"password":"p"}`: "username",
		`{"host":"h","username":"u"}`:                  "password",
		`{"host":"h","password":"p","masterarn":"a","username":"` + strings.Repeat("u", maxName-5) + `"}`: "63 bytes",
	} {
		if _, err := (&Engine{}).Next(t.Context(), value(t, text), password); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestConfigIgnoresTheEnvironment holds that nothing but the secret says where a password goes.
func TestConfigIgnoresTheEnvironment(t *testing.T) {
	for name, text := range map[string]string{
		"PGHOST": "evil.example.com", "PGPORT": "1", "PGUSER": "evil", "PGDATABASE": "evil", "PGSSLMODE": "disable",
		"PGOPTIONS": "-c evil=1", "PGTARGETSESSIONATTRS": "read-only", "PGCHANNELBINDING": "disable", "PGREQUIREAUTH": "none",
	} {
		t.Setenv(name, text)
	}
	config, err := (&Engine{}).config(value(t, `{"host":"db.example.com","port":"6000","username":"app","password":"p","tls_server_name":"real.example.com"}`))
	if err != nil {
		t.Fatal(err)
	}
	if config.Host != "db.example.com" || config.Port != 6000 || config.User != "app" || config.Database != "postgres" ||
		len(config.Fallbacks) > 0 || config.ValidateConnect != nil || len(config.RuntimeParams) != 1 || config.ConnectTimeout > 10*time.Second {
		t.Errorf("%+v", config.Config)
	}
	if tls := config.TLSConfig; tls == nil || tls.InsecureSkipVerify || tls.ServerName != "real.example.com" || tls.RootCAs == nil {
		t.Error("TLS does not verify the chain and the name")
	}
	for _, port := range []string{`"x"`, `70000`, `-1`} {
		if _, err := (&Engine{}).config(value(t, `{"host":"h","port":`+port+`}`)); !rotation.HasReason(err, rotation.ReasonValue) {
			t.Errorf("port %s: %v", port, err)
		}
	}
}
