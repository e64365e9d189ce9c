package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

// maxAge is how long a key is used after a rotation. Whoever verifies must accept AWSPREVIOUS as well for so long.
const maxAge = 5 * time.Minute

// client is the part of the client of Secrets Manager that is used.
type client interface {
	GetSecretValue(context.Context, *secretsmanager.GetSecretValueInput, ...func(*secretsmanager.Options)) (*secretsmanager.GetSecretValueOutput, error)
}

// signer keeps the key between invocations: Lambda calls it once at a time.
type signer struct {
	client client
	arn    string
	now    func() time.Time

	key    []byte
	readAt time.Time
}

// handle returns the HMAC-SHA256 of a message in hexadecimal digits.
func (s *signer) handle(ctx context.Context, message string) (string, error) {
	if s.key == nil || s.now().Sub(s.readAt) >= maxAge {
		if err := s.read(ctx); err != nil {
			return "", fmt.Errorf("read the key: %w", err)
		}
	}
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(message))
	return hex.EncodeToString(mac.Sum(nil)), nil
}

func (s *signer) read(ctx context.Context) error {
	answer, err := s.client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &s.arn})
	if err != nil {
		return err
	}
	var value struct {
		Key string `json:"password"`
	}
	if answer.SecretString == nil || json.Unmarshal([]byte(*answer.SecretString), &value) != nil || value.Key == "" {
		return fmt.Errorf("secret %s has no key", s.arn) // without the value, which the error would quote
	}
	s.key, s.readAt = []byte(value.Key), s.now()
	return nil
}
