package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

type secret struct {
	value string
	err   error
	reads int
}

func (s *secret) GetSecretValue(context.Context, *secretsmanager.GetSecretValueInput, ...func(*secretsmanager.Options)) (*secretsmanager.GetSecretValueOutput, error) {
	s.reads++
	return &secretsmanager.GetSecretValueOutput{SecretString: &s.value}, s.err
}

// A key is read once in five minutes. The signatures are those of RFC 4231, test case 2, and of another key.
func TestHandle(t *testing.T) {
	clock := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	s := &secret{value: `{"username": "signer", "password": "Jefe"}`}
	signer := &signer{client: s, arn: "arn", now: func() time.Time { return clock }}
	const first = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
	for i, step := range []struct {
		later   time.Duration
		value   string
		reads   int
		isFirst bool
	}{
		{0, s.value, 1, true},
		{maxAge - time.Second, `{"password": "rotated"}`, 1, true},
		{time.Second, `{"password": "rotated"}`, 2, false},
	} {
		clock, s.value = clock.Add(step.later), step.value
		got, err := signer.handle(t.Context(), "what do ya want for nothing?")
		if err != nil || (got == first) != step.isFirst || s.reads != step.reads {
			t.Errorf("step %d: %s, %v after %d reads", i, got, err, s.reads)
		}
	}
}

func TestHandleFails(t *testing.T) {
	cause := errors.New("denied")
	for want, s := range map[string]*secret{
		"denied":                {err: cause},
		"secret arn has no key": {value: "word"},
	} {
		_, err := (&signer{client: s, arn: "arn", now: time.Now}).handle(t.Context(), "message")
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "word") {
			t.Errorf("got %v, want an error with %q", err, want)
		}
	}
}
