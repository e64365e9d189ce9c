package rotation_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
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

// service is a target in memory: it knows one password, and remembers the hosts that a password was sent to.
type service struct {
	password string
	hosts    []string
	fail     error
}

func (s *service) Next(ctx context.Context, current rotation.Value, password func(context.Context) (string, error)) (rotation.Value, error) {
	text, err := password(ctx)
	return current.With("password", text), err
}

func (s *service) Set(_ context.Context, set rotation.Set) error {
	s.hosts = append(s.hosts, set.Pending.Text("host"))
	for _, v := range []rotation.Value{set.Pending, set.Current, set.Previous} {
		if v.Text("password") == s.password {
			s.password = set.Pending.Text("password")
			return s.fail
		}
	}
	return rotation.Because(rotation.ReasonPassword, "none works")
}

func (s *service) Test(_ context.Context, v rotation.Value) error {
	if v.Text("password") != s.password {
		return rotation.Because(rotation.ReasonPassword, "it does not work")
	}
	return nil
}

// bed is a rotator with an emulator of Secrets Manager, a target, and a secret whose id is "secret".
type bed struct {
	t       *testing.T
	sm      *rotationtest.SecretsManager
	api     *secretsmanager.Client
	service *service
	rotator *rotation.Rotator
	log     *bytes.Buffer
}

const (
	firstToken  = "11111111-1111-1111-1111-111111111111"
	secondToken = "22222222-2222-2222-2222-222222222222"
	thirdToken  = "33333333-3333-3333-3333-333333333333"
	firstValue  = `{"host":"db.example.com","port":5432,"username":"app","password":"first-Password","note":[1.50]}`
)

func newBed(t *testing.T, value string) *bed {
	t.Helper()
	sm, err := rotationtest.NewSecretsManager()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sm.Stop)
	b := &bed{t: t, sm: sm, service: &service{password: "first-Password"}, log: &bytes.Buffer{}}
	b.api = secretsmanager.New(secretsmanager.Options{
		BaseEndpoint: &sm.URL, Region: "eu-north-1", RetryMaxAttempts: 1,
		Credentials: credentials.NewStaticCredentialsProvider("test", "test", ""),
	})
	b.rotator = &rotation.Rotator{API: b.api, Engine: b.service, Log: slog.New(slog.NewJSONHandler(b.log, nil))}
	sm.Invoke = func(ctx context.Context, e rotationtest.Event) error { return b.rotator.Handle(ctx, event(e)) }
	_, err = b.api.CreateSecret(t.Context(), &secretsmanager.CreateSecretInput{
		Name: aws.String("secret"), SecretString: &value, ClientRequestToken: aws.String(firstToken),
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func event(e rotationtest.Event) events.SecretsManagerSecretRotationEvent {
	return events.SecretsManagerSecretRotationEvent{
		Step: e.Step, SecretID: e.SecretId, ClientRequestToken: e.ClientRequestToken, RotationToken: e.RotationToken,
	}
}

// start makes an AWSPENDING version without driving a rotation.
func (b *bed) start(token string) {
	b.t.Helper()
	b.sm.Attempts = 0
	if err := b.rotate(token, true); err != nil {
		b.t.Fatal(err)
	}
	b.sm.Attempts = 5
}

func (b *bed) rotate(token string, now bool) error {
	_, err := b.api.RotateSecret(b.t.Context(), &secretsmanager.RotateSecretInput{
		SecretId: aws.String("secret"), ClientRequestToken: &token, RotateImmediately: &now,
		RotationLambdaARN: aws.String("arn:aws:lambda:eu-north-1:123456789012:function:rotation"),
	})
	if err != nil {
		return err
	}
	return b.sm.Wait(token)
}

func (b *bed) step(step, token string) error {
	return b.rotator.Handle(b.t.Context(), events.SecretsManagerSecretRotationEvent{Step: step, SecretID: "secret", ClientRequestToken: token})
}

func (b *bed) put(token, value string, labels ...string) {
	b.t.Helper()
	_, err := b.api.PutSecretValue(b.t.Context(), &secretsmanager.PutSecretValueInput{
		SecretId: aws.String("secret"), ClientRequestToken: &token, SecretString: &value, VersionStages: labels,
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

// labels shows which version has which labels.
func (b *bed) labels() string {
	out, err := b.api.DescribeSecret(b.t.Context(), &secretsmanager.DescribeSecretInput{SecretId: aws.String("secret")})
	if err != nil {
		b.t.Fatal(err)
	}
	var text []string
	for _, version := range slices.Sorted(maps.Keys(out.VersionIdsToStages)) {
		text = append(text, version[:1]+" "+strings.Join(slices.Sorted(slices.Values(out.VersionIdsToStages[version])), "+"))
	}
	return strings.Join(text, ", ")
}

func (b *bed) value(label string) string {
	out, err := b.api.GetSecretValue(b.t.Context(), &secretsmanager.GetSecretValueInput{SecretId: aws.String("secret"), VersionStage: &label})
	if err != nil {
		b.t.Fatal(err)
	}
	return *out.SecretString
}

func wants(t *testing.T, err error, step string, reason rotation.Reason, words string) {
	t.Helper()
	var e *rotation.Error
	if !errors.As(err, &e) || e.Step != step || e.Reason != reason || !strings.Contains(err.Error(), words) {
		t.Errorf("got %v, not %s of %s with %q", err, reason, step, words)
	}
}

func TestRotationMovesLabels(t *testing.T) {
	for removed, want := range map[bool][2]string{
		false: {"1 AWSPREVIOUS, 2 AWSCURRENT+AWSPENDING", "2 AWSPREVIOUS, 3 AWSCURRENT+AWSPENDING"},
		true:  {"1 AWSPREVIOUS, 2 AWSCURRENT", "2 AWSPREVIOUS, 3 AWSCURRENT"},
	} {
		b := newBed(t, firstValue)
		b.sm.RemovePending, b.sm.Lag = removed, 1
		for i, token := range []string{secondToken, thirdToken} {
			if err := b.rotate(token, true); err != nil {
				t.Fatal(err)
			}
			if got := b.labels(); got != want[i] {
				t.Errorf("labels are %q, not %q", got, want[i])
			}
		}
		var v map[string]any
		b.value("AWSCURRENT") // the lagging one
		if err := json.Unmarshal([]byte(b.value("AWSCURRENT")), &v); err != nil || v["password"] != b.service.password {
			t.Errorf("the target and AWSCURRENT differ (%v)", err)
		}
		if note := fmt.Sprint(v["note"]); note != "[1.5]" {
			t.Errorf("note is %s", note)
		}
	}
}

// TestStepsAreRefused calls steps in states that are no rotation in progress; nothing may reach the target.
func TestStepsAreRefused(t *testing.T) {
	started := func(b *bed) { b.start(secondToken) }
	created := func(value string) func(*bed) {
		return func(b *bed) {
			b.start(secondToken)
			b.put(secondToken, value, "AWSPENDING")
		}
	}
	for name, c := range map[string]struct {
		prepare            func(*bed)
		first, step, token string
		fails              string // an operation that fails as words say
		reason             rotation.Reason
		words              string
	}{
		"unknown step":           {step: "resetSecret", reason: rotation.ReasonEvent, words: "resetSecret"},
		"short token":            {step: "createSecret", token: "short", reason: rotation.ReasonEvent, words: "5 characters"},
		"no such version":        {step: "createSecret", reason: rotation.ReasonStaging, words: "no such version"},
		"no value yet in set":    {prepare: started, step: "setSecret", reason: rotation.ReasonStaging, words: "createSecret must come first"},
		"no value yet in finish": {prepare: started, step: "finishSecret", reason: rotation.ReasonStaging, words: "createSecret must come first"},
		"neither label": {prepare: func(b *bed) {
			b.start(secondToken)
			b.put(secondToken, firstValue, "MINE", "AWSPENDING")
			b.put(thirdToken, firstValue, "AWSPENDING")
		}, step: "setSecret", reason: rotation.ReasonStaging, words: "neither"},
		"other host":               {prepare: created(strings.Replace(firstValue, "db.", "evil.", 1)), step: "setSecret", reason: rotation.ReasonIdentity, words: "host"},
		"other host, at the test":  {prepare: created(strings.Replace(firstValue, "db.", "evil.", 1)), step: "testSecret", reason: rotation.ReasonIdentity, words: "host"},
		"other host, at the end":   {prepare: created(strings.Replace(firstValue, "db.", "evil.", 1)), step: "finishSecret", reason: rotation.ReasonIdentity, words: "host"},
		"other port":               {prepare: created(strings.Replace(firstValue, "5432", "5433", 1)), step: "setSecret", reason: rotation.ReasonIdentity, words: "port"},
		"other user":               {prepare: created(strings.Replace(firstValue, `"app"`, `"root"`, 1)), step: "setSecret", reason: rotation.ReasonIdentity, words: "user"},
		"other superuser":          {prepare: created(strings.Replace(firstValue, `"note"`, `"masterarn"`, 1)), step: "setSecret", first: strings.Replace(firstValue, `"note":[1.50]`, `"masterarn":"mine"`, 1), reason: rotation.ReasonIdentity, words: "masterarn"},
		"pending is no JSON":       {prepare: created("hunter2"), step: "setSecret", reason: rotation.ReasonValue, words: "no JSON object"},
		"current is no JSON":       {prepare: started, first: "hunter2", step: "createSecret", reason: rotation.ReasonValue, words: "no JSON object"},
		"current is a JSON array":  {prepare: started, first: `["hunter2"]`, step: "createSecret", reason: rotation.ReasonValue, words: "no JSON object"},
		"description fails":        {prepare: started, fails: "DescribeSecret", step: "createSecret", reason: rotation.ReasonService, words: "ThrottlingException"},
		"read fails":               {prepare: started, fails: "GetSecretValue", step: "createSecret", reason: rotation.ReasonService, words: "AccessDeniedException"},
		"key is denied":            {prepare: started, fails: "PutSecretValue", step: "createSecret", reason: rotation.ReasonService, words: "EncryptionFailure"},
		"no password is generated": {prepare: started, fails: "GetRandomPassword", step: "createSecret", reason: rotation.ReasonService, words: "InternalServiceError"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.first == "" {
				c.first = firstValue
			}
			if c.token == "" {
				c.token = secondToken
			}
			b := newBed(t, c.first)
			if c.prepare != nil {
				c.prepare(b)
			}
			before := b.labels()
			if c.fails != "" {
				b.sm.Fail(c.fails, c.words)
			}
			err := b.step(c.step, c.token)
			wants(t, err, c.step, c.reason, c.words)
			if len(b.service.hosts) > 0 || b.labels() != before {
				t.Errorf("the target was asked at %v, or labels moved: %s", b.service.hosts, b.labels())
			}
			if text := fmt.Sprint(err, b.log); strings.Contains(text, "hunter2") || strings.Contains(text, "first-Password") {
				t.Errorf("a value is shown: %s", text)
			}
		})
	}
}

func TestStepsMayBeRepeated(t *testing.T) {
	b := newBed(t, firstValue)
	b.start(secondToken)
	var password string
	for _, step := range []string{"createSecret", "setSecret", "testSecret", "finishSecret"} {
		for range 3 {
			if err := b.step(step, secondToken); err != nil {
				t.Fatal(step, err)
			}
			if password == "" {
				password = b.value("AWSPENDING")
			} else if b.value("AWSPENDING") != password {
				t.Fatal(step, "makes another value")
			}
		}
	}
	if got := b.labels(); got != "1 AWSPREVIOUS, 2 AWSCURRENT+AWSPENDING" {
		t.Error(got)
	}
}

// TestOnlyNotFoundGenerates holds that a read which fails does not replace a value that may be set already.
func TestOnlyNotFoundGenerates(t *testing.T) {
	b := newBed(t, firstValue)
	b.start(secondToken)
	if err := b.step("createSecret", secondToken); err != nil {
		t.Fatal(err)
	}
	before := b.value("AWSPENDING")
	b.sm.Gate = &secondRead{}
	wants(t, b.step("createSecret", secondToken), "createSecret", rotation.ReasonService, "GetSecretValue")
	if b.value("AWSPENDING") != before {
		t.Error("the value was replaced")
	}
}

// secondRead refuses the second read of a value, which is that of the new version, and no other.
type secondRead struct{ reads int }

func (g *secondRead) Enter(call string) rotationtest.Fault {
	if call == "GetSecretValue" {
		if g.reads++; g.reads == 2 {
			return rotationtest.Refuse
		}
	}
	if call == "PutSecretValue" {
		panic("a new value is stored")
	}
	return rotationtest.Pass
}

func (g *secondRead) Leave(string) {}

// TestFirstStoredValueWins lets another attempt store its value between the read and the write.
func TestFirstStoredValueWins(t *testing.T) {
	b := newBed(t, firstValue)
	b.start(secondToken)
	b.rotator.API = &racing{API: b.api, race: func() { b.put(secondToken, strings.Replace(firstValue, "first", "other", 1), "AWSPENDING") }}
	if err := b.step("createSecret", secondToken); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.value("AWSPENDING"), "other-Password") {
		t.Error("the value of the other attempt is gone")
	}
}

type racing struct {
	rotation.API
	race func()
}

func (r *racing) PutSecretValue(ctx context.Context, in *secretsmanager.PutSecretValueInput, o ...func(*secretsmanager.Options)) (*secretsmanager.PutSecretValueOutput, error) {
	r.race()
	return r.API.PutSecretValue(ctx, in, o...)
}

// TestScheduleWithoutRotation asks for testSecret alone, with an empty version that is taken back.
func TestScheduleWithoutRotation(t *testing.T) {
	b := newBed(t, firstValue)
	if err := b.rotate(secondToken, false); err != nil {
		t.Fatal(err)
	}
	b.service.password = "another"
	if err := b.rotate(thirdToken, false); err == nil || !strings.Contains(err.Error(), "does not work") {
		t.Errorf("a test that cannot log in gives %v", err)
	}
	if b.service.password != "another" || !strings.HasPrefix(b.labels(), "1 AWSCURRENT") {
		t.Error("something was changed: ", b.labels())
	}
}

func TestRotationTokenIsPassedOn(t *testing.T) {
	for _, token := range []string{"", "token-of-the-service"} {
		b := newBed(t, firstValue)
		b.sm.RotationToken = token
		if err := b.rotate(secondToken, true); err != nil {
			t.Errorf("%q: %v", token, err)
		}
	}
}

func TestPreviousOfAnotherPlaceIsDropped(t *testing.T) {
	b := newBed(t, strings.Replace(firstValue, "db.", "old.", 1))
	b.put(secondToken, strings.Replace(firstValue, "first", "second", 1), "AWSCURRENT")
	b.start(thirdToken)
	if err := b.step("createSecret", thirdToken); err != nil {
		t.Fatal(err)
	}
	// The password of the old place would work here; it must not even be tried.
	wants(t, b.step("setSecret", thirdToken), "setSecret", rotation.ReasonPassword, "none works")
}

// TestLogNamesStepSecretAndVersion holds what operators search for, and that nothing else of a secret is there.
func TestLogNamesStepSecretAndVersion(t *testing.T) {
	b := newBed(t, firstValue)
	if err := b.rotate(secondToken, true); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.log.String()), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d lines:\n%s", len(lines), b.log)
	}
	for _, line := range lines {
		var fields map[string]string
		if err := json.Unmarshal([]byte(line), &fields); err != nil {
			t.Fatal(err)
		}
		if fields["version"] != secondToken || !strings.HasPrefix(fields["secret"], "arn:") || fields["step"] == "" {
			t.Errorf("the line lacks something: %s", line)
		}
	}
	for _, value := range []string{b.service.password, "first-Password", "db.example.com", `"app"`} {
		if strings.Contains(b.log.String(), value) {
			t.Errorf("the log shows %s", value)
		}
	}
}

func TestCancelledContextEndsTheStep(t *testing.T) {
	b := newBed(t, firstValue)
	b.start(secondToken)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := b.rotator.Handle(ctx, events.SecretsManagerSecretRotationEvent{Step: "createSecret", SecretID: "secret", ClientRequestToken: secondToken})
	wants(t, err, "createSecret", rotation.ReasonService, "DescribeSecret")
	if !errors.Is(err, context.Canceled) {
		t.Error("the cause is lost")
	}
}
