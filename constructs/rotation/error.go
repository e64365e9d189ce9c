package rotation

import (
	"errors"
	"fmt"
)

// Reason says what kind of thing went wrong, so that logs and alarms can be told apart.
type Reason string

// The reasons why a step fails.
const (
	// ReasonEvent: the function was called with something that is no event of a rotation.
	ReasonEvent Reason = "event"
	// ReasonStaging: the staging labels are not those of a rotation in progress.
	ReasonStaging Reason = "staging"
	// ReasonValue: a version of the secret lacks something or has the wrong form.
	ReasonValue Reason = "value"
	// ReasonIdentity: two versions of the secret are of different users or hosts.
	ReasonIdentity Reason = "identity"
	// ReasonService: a call of Secrets Manager failed.
	ReasonService Reason = "service"
	// ReasonNetwork: the target cannot be reached or did not answer in time.
	ReasonNetwork Reason = "network"
	// ReasonTLS: the target offers no TLS, or its certificate does not prove its name.
	ReasonTLS Reason = "tls"
	// ReasonPassword: the target refuses this password. Only this reason lets an engine try another credential.
	ReasonPassword Reason = "password"
	// ReasonDenied: the target knows the user and does not let it in (locked, no rule for its address).
	ReasonDenied Reason = "denied"
	// ReasonPermission: the user may not do what the rotation needs.
	ReasonPermission Reason = "permission"
	// ReasonTarget: the target failed in another way.
	ReasonTarget Reason = "target"
)

// Error is a failed step. Its text names step, reason and what happened, never a value of the secret.
type Error struct {
	// Step is the step of the rotation, "" where the error is not of a step yet.
	Step   string
	Reason Reason
	text   string
	cause  error
}

func (e *Error) Error() string {
	text := fmt.Sprintf("%s: %s", e.Reason, e.text)
	if e.Step != "" {
		text = e.Step + ": " + text
	}
	if e.cause != nil {
		text += ": " + e.cause.Error()
	}
	return text
}

// Unwrap gives the error of a call of Secrets Manager. Errors of targets are not kept: drivers quote values.
func (e *Error) Unwrap() error { return e.cause }

// Because makes an error with a reason. The text must hold no value of a secret.
func Because(reason Reason, text string) error { return &Error{Reason: reason, text: text} }

// HasReason says whether err, or an error that it wraps, has this reason.
func HasReason(err error, reason Reason) bool {
	var e *Error
	return errors.As(err, &e) && e.Reason == reason
}

// called wraps the error of a call of Secrets Manager, whose text never holds a value.
func called(operation string, err error) error {
	return &Error{Reason: ReasonService, text: operation, cause: err}
}

// inStep names the step in an error. Whatever an engine returns that is no *Error is not shown: nobody knows what is
// in it.
func inStep(step string, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return &Error{Step: step, Reason: ReasonTarget, text: fmt.Sprintf("the engine failed with %T, whose text is not shown", err)}
	}
	named := *e
	named.Step = step
	return &named
}
