package rotation

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

// target are the keys that say where a credential is sent to.
var target = []string{"host", "port", "tls_server_name"}

func user(v Value) string { return v.Text("username") }

func sameTarget(a, b Value) bool {
	for _, key := range target {
		if a.Text(key) != b.Text(key) {
			return false
		}
	}
	return true
}

// checkPair refuses a new value of another host, or of a user that does not follow the one of AWSCURRENT. It comes
// before any login: somebody who can write a version must not make the function change another credential, or send
// one to a host of theirs (confused deputy; rotate-secrets_lambda-functions, user guide).
func (s *step) checkPair(current, pending Value) error {
	if !sameTarget(current, pending) {
		return Because(ReasonIdentity, "host, port or tls_server_name differ between AWSCURRENT and the new version")
	}
	next := user(current)
	if alternating, ok := s.Engine.(Alternating); ok {
		next = alternating.Other(current)
	}
	if user(pending) != next {
		return Because(ReasonIdentity, "the user of the new version is not the one that follows AWSCURRENT")
	}
	if current.Text("masterarn") != pending.Text("masterarn") {
		return Because(ReasonIdentity, "masterarn differs between AWSCURRENT and the new version")
	}
	return nil
}

// superuser reads the secret of the user that may change others.
func (s *step) superuser(ctx context.Context, pending Value) (Value, error) {
	arn := pending.Text("masterarn")
	if arn == "" {
		return Value{}, Because(ReasonValue, "the secret has no masterarn, the ARN of the secret of a superuser")
	}
	secret, err := s.API.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &arn})
	if err != nil {
		return Value{}, called("GetSecretValue of masterarn", err)
	}
	superuser, err := parseOutput(secret)
	if err != nil {
		return Value{}, err
	}
	// RDS writes only username and password into the secrets that it manages.
	if superuser.Text("host") == "" {
		for _, key := range target {
			superuser = superuser.With(key, pending.Text(key))
		}
	}
	if superuser.Text("host") != pending.Text("host") {
		return Value{}, Because(ReasonIdentity, "the superuser of masterarn is of another host")
	}
	if superuser.Text("dbname") == "" {
		superuser = superuser.With("dbname", pending.Text("dbname"))
	}
	return superuser, nil
}
