package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"github.com/secretwright/secretwright/constructs/rotation"
	"github.com/secretwright/secretwright/constructs/rotation/rotationtest"
)

// api is the API with an account that may have two tokens.
type api struct {
	alive  []token
	issued int
}

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	bearer := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	id, isOne := strings.CutPrefix(r.URL.Path, "/tokens/")
	switch {
	case !slices.ContainsFunc(a.alive, func(t token) bool { return t.Token == bearer }):
		w.WriteHeader(http.StatusUnauthorized)
	case r.Method == http.MethodPost && len(a.alive) >= 2:
		w.WriteHeader(http.StatusConflict)
	case r.Method == http.MethodPost:
		a.issued++
		a.alive = append(a.alive, token{fmt.Sprint("id", a.issued), fmt.Sprintf("value-%d-of-the-token", a.issued)})
		_ = json.NewEncoder(w).Encode(a.alive[len(a.alive)-1])
	case isOne && r.Method == http.MethodDelete:
		before := len(a.alive)
		if a.alive = slices.DeleteFunc(a.alive, func(t token) bool { return t.ID == id }); len(a.alive) == before {
			w.WriteHeader(http.StatusNotFound)
		}
	case r.URL.Path == "/tokens":
		_ = json.NewEncoder(w).Encode(a.alive)
	}
}

// Three rotations with the calls of the real SDK, and with answers of Secrets Manager that get lost: the token of
// AWSCURRENT always works, the one before works until the next rotation, and no log has one.
func TestRotations(t *testing.T) {
	service := &api{alive: []token{{"id0", "value-0-of-the-token"}}}
	server := httptest.NewServer(service)
	t.Cleanup(server.Close)
	sm, err := rotationtest.NewSecretsManager()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sm.Stop)
	secrets := secretsmanager.New(secretsmanager.Options{
		BaseEndpoint: &sm.URL, Region: "eu-north-1", RetryMaxAttempts: 1,
		Credentials: credentials.NewStaticCredentialsProvider("test", "test", ""),
	})
	var log bytes.Buffer
	rotator := &rotation.Rotator{
		API: secrets, Engine: &rotation.Keys{Service: &payments{url: server.URL}, ID: "id", Limit: 2},
		Log: slog.New(slog.NewTextHandler(&log, nil)),
	}
	sm.Invoke = func(ctx context.Context, e rotationtest.Event) error {
		return rotator.Handle(ctx, events.SecretsManagerSecretRotationEvent{Step: e.Step, SecretID: e.SecretId, ClientRequestToken: e.ClientRequestToken})
	}
	const first = `{"username": "shop", "id": "id0", "token": "value-0-of-the-token"}`
	if _, err := secrets.CreateSecret(t.Context(), &secretsmanager.CreateSecretInput{Name: aws.String("token"), SecretString: aws.String(first)}); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		before := service.alive[len(service.alive)-1]
		version := strings.Repeat(fmt.Sprint(i+1), 32)
		sm.Fail("PutSecretValue", "InternalServiceError")
		if _, err := secrets.RotateSecret(t.Context(), &secretsmanager.RotateSecretInput{
			SecretId: aws.String("token"), ClientRequestToken: &version,
			RotationLambdaARN: aws.String("arn:aws:lambda:eu-north-1:123456789012:function:rotation"),
		}); err != nil {
			t.Fatal(err)
		}
		if err := sm.Wait(version); err != nil {
			t.Fatal(err)
		}
		current, err := secrets.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: aws.String("token")})
		if err != nil {
			t.Fatal(err)
		}
		if len(service.alive) != 2 || service.alive[0] != before || !strings.Contains(*current.SecretString, service.alive[1].Token) {
			t.Errorf("rotation %d: alive are %v, the one before was %v, the secret has %s", i, service.alive, before, *current.SecretString)
		}
	}
	if log.Len() == 0 || strings.Contains(log.String(), "-of-the-token") {
		t.Errorf("the log is empty or has a token:\n%s", log.String())
	}
}

func TestFails(t *testing.T) {
	current, err := rotation.ParseValue(`{"id": "id0", "token": "value-0-of-the-token"}`)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		answer func(w http.ResponseWriter)
		want   rotation.Reason
	}{
		"a token that is refused": {func(w http.ResponseWriter) { w.WriteHeader(http.StatusUnauthorized) }, rotation.ReasonPassword},
		"an API that is down":     {func(w http.ResponseWriter) { w.WriteHeader(http.StatusBadGateway) }, rotation.ReasonTarget},
		"an answer of something":  {func(w http.ResponseWriter) { fmt.Fprint(w, "value-0-of-the-token") }, rotation.ReasonTarget},
		"an answer of nothing":    {func(w http.ResponseWriter) { fmt.Fprint(w, "{}") }, rotation.ReasonTarget},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { test.answer(w) }))
			defer server.Close()
			_, err := (&payments{url: server.URL}).Issue(t.Context(), current)
			if !rotation.HasReason(err, test.want) || strings.Contains(err.Error(), "-of-the-token") {
				t.Errorf("got %v, want the reason %s", err, test.want)
			}
		})
	}
	t.Run("an API that is away", func(t *testing.T) {
		server := httptest.NewServer(http.NotFoundHandler())
		server.Close()
		if err := (&payments{url: server.URL}).Check(t.Context(), current); !rotation.HasReason(err, rotation.ReasonNetwork) {
			t.Errorf("got %v", err)
		}
	})
}
