package rotationtest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/smithy-go"
)

// caller asks the emulator through the real SDK.
type caller struct {
	t  *testing.T
	sm *SecretsManager
	*secretsmanager.Client
}

var (
	one   = strings.Repeat("1", 32)
	two   = strings.Repeat("2", 64)
	three = strings.Repeat("3", 36)
)

func newCaller(t *testing.T) *caller {
	t.Helper()
	sm, err := NewSecretsManager()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sm.Stop)
	sm.Invoke = func(context.Context, Event) error { return errors.New("nobody is there") }
	c := &caller{t, sm, secretsmanager.New(secretsmanager.Options{
		BaseEndpoint: &sm.URL, Region: "eu-north-1", RetryMaxAttempts: 1,
		Credentials: credentials.NewStaticCredentialsProvider("test", "test", ""),
	})}
	_, err = c.CreateSecret(t.Context(), &secretsmanager.CreateSecretInput{Name: aws.String("s"), SecretString: aws.String("v1"), ClientRequestToken: &one})
	c.is(err, "")
	return c
}

// is checks the code of an error, "" for none.
func (c *caller) is(err error, code string) {
	c.t.Helper()
	var api smithy.APIError
	if err == nil && code == "" || errors.As(err, &api) && api.ErrorCode() == code {
		return
	}
	c.t.Errorf("got %v, not %q", err, code)
}

func (c *caller) put(token, value string, labels ...string) error {
	_, err := c.PutSecretValue(c.t.Context(), &secretsmanager.PutSecretValueInput{SecretId: aws.String("s"), ClientRequestToken: &token, SecretString: &value, VersionStages: labels})
	return err
}

func (c *caller) move(label string, to, from *string) error {
	_, err := c.UpdateSecretVersionStage(c.t.Context(), &secretsmanager.UpdateSecretVersionStageInput{SecretId: aws.String("s"), VersionStage: &label, MoveToVersionId: to, RemoveFromVersionId: from})
	return err
}

func (c *caller) get(id string, version, label *string) (string, error) {
	out, err := c.GetSecretValue(c.t.Context(), &secretsmanager.GetSecretValueInput{SecretId: &id, VersionId: version, VersionStage: label})
	if err != nil {
		return "", err
	}
	return *out.SecretString, nil
}

func (c *caller) labels(version string, want ...string) {
	c.t.Helper()
	out, err := c.DescribeSecret(c.t.Context(), &secretsmanager.DescribeSecretInput{SecretId: aws.String("s")})
	c.is(err, "")
	got := slices.Sorted(slices.Values(out.VersionIdsToStages[version]))
	if !slices.Equal(got, want) {
		c.t.Errorf("version %s has %v, not %v", version[:1], got, want)
	}
}

func TestLabelIsOnOneVersion(t *testing.T) {
	c := newCaller(t)
	c.is(c.put(two, "v2", "AWSPENDING"), "")
	c.is(c.move("AWSCURRENT", &two, nil), "InvalidParameterException")
	c.is(c.move("AWSCURRENT", &two, &two), "InvalidParameterException")
	c.is(c.move("AWSCURRENT", aws.String(three), &one), "ResourceNotFoundException")
	c.is(c.move("AWSCURRENT", &two, &one), "")
	c.labels(one, "AWSPREVIOUS")
	c.labels(two, "AWSCURRENT", "AWSPENDING")
	c.is(c.put(three, "v3"), "") // without labels it becomes AWSCURRENT
	c.labels(two, "AWSPENDING", "AWSPREVIOUS")
	c.labels(three, "AWSCURRENT")
	c.labels(one)
	c.is(c.move("AWSCURRENT", &two, &three), "") // back again
	c.labels(three, "AWSPREVIOUS")
	c.labels(two, "AWSCURRENT", "AWSPENDING")
	c.is(c.move("AWSPENDING", nil, &two), "")
	c.labels(two, "AWSCURRENT")
}

func TestValueIsStoredOnce(t *testing.T) {
	c := newCaller(t)
	c.is(c.put("short", "v"), "InvalidParameterException")
	c.is(c.put(two, "v2", "AWSPENDING"), "")
	c.is(c.put(two, "v2", "AWSPENDING"), "")
	c.is(c.put(two, "other", "AWSPENDING"), "ResourceExistsException")
	if value, err := c.get("s", &two, nil); value != "v2" || err != nil {
		t.Error(value, err)
	}
}

func TestSecretIsFoundByNameAndARN(t *testing.T) {
	c := newCaller(t)
	arn := "arn:aws:secretsmanager:eu-north-1:123456789012:secret:s"
	for _, id := range []string{"s", arn, arn + "-AbCdEf"} {
		if value, err := c.get(id, nil, nil); value != "v1" || err != nil {
			t.Error(id, value, err)
		}
	}
	_, err := c.get("other", nil, nil)
	c.is(err, "ResourceNotFoundException")
	_, err = c.get("s", &one, aws.String("AWSPENDING"))
	c.is(err, "ResourceNotFoundException")
}

func TestRotationStartsWithAnEmptyVersion(t *testing.T) {
	c := newCaller(t)
	rotate := func(token string, function *string) error {
		_, err := c.RotateSecret(t.Context(), &secretsmanager.RotateSecretInput{SecretId: aws.String("s"), ClientRequestToken: &token, RotationLambdaARN: function})
		return err
	}
	c.is(rotate(two, nil), "InvalidRequestException")
	c.labels(two)
	var calls atomic.Int64
	c.sm.Invoke = func(context.Context, Event) error { calls.Add(1); return errors.New("it fails") }
	c.is(rotate(two, aws.String("arn:f")), "")
	if err := c.sm.Wait(two); err == nil || calls.Load() != 5 {
		t.Errorf("%d attempts, %v", calls.Load(), err)
	}
	c.labels(two, "AWSPENDING")
	_, err := c.get("s", &two, nil)
	c.is(err, "ResourceNotFoundException")
	c.is(rotate(three, nil), "InvalidRequestException") // AWSPENDING is on another version than AWSCURRENT
	c.is(c.put(two, "v2", "AWSPENDING"), "")            // an empty version can be filled
	c.is(c.move("AWSCURRENT", &two, &one), "")
	c.is(rotate(three, nil), "") // AWSPENDING is on AWSCURRENT
}

func TestReadsByLabelLag(t *testing.T) {
	c := newCaller(t)
	c.sm.Lag = 2
	c.is(c.put(two, "v2"), "")
	for i, want := range []string{"v1", "v1", "v2"} {
		if value, err := c.get("s", nil, aws.String("AWSCURRENT")); value != want || err != nil {
			t.Errorf("read %d: %s, %v", i, value, err)
		}
		if value, err := c.get("s", &two, nil); value != "v2" || err != nil {
			t.Errorf("a read by id gives %s, %v", value, err)
		}
	}
}

func TestRotationTokenIsChecked(t *testing.T) {
	c := newCaller(t)
	c.sm.RotationToken = "token"
	c.is(c.put(two, "v2", "AWSPENDING"), "AccessDeniedException")
}

func TestPasswordHasTheForm(t *testing.T) {
	c := newCaller(t)
	out, err := c.GetRandomPassword(t.Context(), &secretsmanager.GetRandomPasswordInput{PasswordLength: aws.Int64(61), ExcludePunctuation: aws.Bool(true), ExcludeCharacters: aws.String("0")})
	c.is(err, "")
	if password := *out.RandomPassword; len(password) != 61 || strings.ContainsAny(password, "0!/ ") || !strings.ContainsAny(password, "z") {
		t.Error(password)
	}
}

// lossy loses the answer of every call.
type lossy struct{ calls []string }

func (l *lossy) Enter(call string) Fault { l.calls = append(l.calls, call); return LoseAnswer }
func (l *lossy) Leave(string)            {}

func TestGateLosesAnswersAfterTheEffect(t *testing.T) {
	c := newCaller(t)
	gate := &lossy{}
	c.sm.Gate = gate
	c.is(c.put(two, "v2"), "InternalServiceError")
	c.sm.Gate = Open{}
	c.labels(two, "AWSCURRENT")
	if !slices.Equal(gate.calls, []string{"PutSecretValue"}) {
		t.Error(gate.calls)
	}
}
