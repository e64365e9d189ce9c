package mysql

import (
	"slices"
	"testing"

	"github.com/go-sql-driver/mysql"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// TestNativeHash takes the example of MariaDB's manual, PASSWORD().
func TestNativeHash(t *testing.T) {
	if got := nativeHash("notagoodpwd"); got != "*3A70EE9FC6594F88CE9E959CD51C5A1C002DC937" {
		t.Error(got)
	}
}

func TestIsNative(t *testing.T) {
	for account, want := range map[string]bool{
		"CREATE USER `a`@`%` IDENTIFIED BY PASSWORD '*3A'":                                    true,
		"CREATE USER `a`@`%` IDENTIFIED VIA mysql_native_password USING '*3A' OR unix_socket": true,
		"CREATE USER `a`@`%` IDENTIFIED VIA ed25519 USING 'ZI'":                               false,
		"CREATE USER `a`@`%` IDENTIFIED VIA unix_socket":                                      false,
		"CREATE USER `a`@`%`": false,
	} {
		if isNative(account) != want {
			t.Error(account)
		}
	}
}

func TestCopies(t *testing.T) {
	for _, c := range []struct{ name, statement, want string }{
		{
			"MariaDB's account", "CREATE USER `app`@`%` IDENTIFIED BY PASSWORD '*3A' REQUIRE SSL WITH MAX_USER_CONNECTIONS 5",
			"CREATE USER IF NOT EXISTS `app_clone`@`%` IDENTIFIED BY PASSWORD '*3A' REQUIRE SSL WITH MAX_USER_CONNECTIONS 5",
		},
		{
			"MySQL's account", "CREATE USER `app`@`%` IDENTIFIED WITH 'caching_sha2_password' AS 0x2441 REQUIRE NONE PASSWORD EXPIRE DEFAULT ACCOUNT UNLOCK",
			"CREATE USER IF NOT EXISTS `app_clone`@`%` IDENTIFIED WITH 'caching_sha2_password' AS 0x2441 REQUIRE NONE PASSWORD EXPIRE DEFAULT ACCOUNT UNLOCK",
		},
		{
			"the hash among the grants", "GRANT USAGE ON *.* TO `app`@`%` IDENTIFIED BY PASSWORD '*3A' REQUIRE SSL WITH GRANT OPTION",
			"GRANT USAGE ON *.* TO `app_clone`@`%` REQUIRE SSL WITH GRANT OPTION",
		},
		{
			"a plugin among the grants", "GRANT USAGE ON *.* TO `app`@`%` IDENTIFIED VIA ed25519 USING 'ZI'",
			"GRANT USAGE ON *.* TO `app_clone`@`%`",
		},
		{
			"a database with the account in its name", "GRANT SELECT ON ` TO ``app``@``%``.`.* TO `app`@`%`",
			"GRANT SELECT ON ` TO ``app``@``%``.`.* TO `app_clone`@`%`",
		},
		{"a role", "GRANT `r` TO `app`@`%` WITH ADMIN OPTION", "GRANT `r` TO `app_clone`@`%` WITH ADMIN OPTION"},
		{"a default role", "SET DEFAULT ROLE `r` FOR `app`@`%`", "SET DEFAULT ROLE `r` FOR `app_clone`@`%`"},
	} {
		got, err := copies([]string{c.statement}, "`app`@`%`", "`app_clone`@`%`")
		if err != nil || !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
	if _, err := copies([]string{"GRANT SELECT ON *.* TO 'app'@'%'"}, "`app`@`%`", "`b`@`%`"); !rotation.HasReason(err, rotation.ReasonTarget) {
		t.Errorf("a grant of another form gives %v", err)
	}
}

// TestConfigHasNoWayBack holds that nothing leaves TLS, and that the driver writes no log of its own.
func TestConfigHasNoWayBack(t *testing.T) {
	v, err := rotation.ParseValue(`{"host":"db.example.com","username":"app","password":"p","tls_server_name":"real.example.com"}`)
	if err != nil {
		t.Fatal(err)
	}
	config, err := (&Engine{}).config(v)
	if err != nil {
		t.Fatal(err)
	}
	if config.Addr != "db.example.com:3306" || config.AllowFallbackToPlaintext || config.AllowCleartextPasswords || config.AllowOldPasswords {
		t.Errorf("%+v", config)
	}
	if config.TLS == nil || config.TLS.InsecureSkipVerify || config.TLS.ServerName != "real.example.com" || config.TLS.RootCAs == nil {
		t.Error("TLS does not verify the chain and the name")
	}
	if _, ok := config.Logger.(*mysql.NopLogger); !ok {
		t.Error("the driver logs")
	}
}

func TestFailure(t *testing.T) {
	for _, c := range []struct {
		err  error
		want rotation.Reason
	}{
		{&mysql.MySQLError{Number: 1045, Message: "hunter2"}, rotation.ReasonPassword},
		{&mysql.MySQLError{Number: 1227, Message: "hunter2"}, rotation.ReasonPermission},
		{&mysql.MySQLError{Number: 9999, Message: "hunter2"}, rotation.ReasonTarget},
		{mysql.ErrNoTLS, rotation.ReasonTLS},
		{mysql.ErrCleartextPassword, rotation.ReasonDenied},
		{mysql.ErrInvalidConn, rotation.ReasonNetwork},
	} {
		if got := failure(c.err); !rotation.HasReason(got, c.want) {
			t.Errorf("%v: %v", c.err, got)
		}
	}
}
