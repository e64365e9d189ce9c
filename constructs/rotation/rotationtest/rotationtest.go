// Package rotationtest provides what tests of a rotation function need, on one machine: a Secrets Manager that keeps the
// documented rules about staging labels and speaks HTTP to the real AWS SDK, a Lambda Runtime API that drives a built
// bootstrap, databases with TLS, and gates that see and disturb every call of both. It is for tests and demonstrations
// only: nothing in it protects a value.
package rotationtest

// Fault is what happens to a call.
type Fault int

const (
	// Pass lets a call through.
	Pass Fault = iota
	// Refuse makes a call fail before it has any effect.
	Refuse
	// LoseAnswer lets a call have its effect and loses the answer.
	LoseAnswer
)

// Gate sees every call of Secrets Manager and of a database, from the moment it arrives to the moment before its answer
// leaves. It may hold a call by not returning.
type Gate interface {
	// Enter decides about a call; call names its kind, such as "GetSecretValue" or "login", and no value.
	Enter(call string) Fault
	// Leave comes after the effect. It is not called for a call that was refused.
	Leave(call string)
}

// Open is a gate that lets everything through.
type Open struct{}

// Enter lets the call pass.
func (Open) Enter(string) Fault { return Pass }

// Leave does nothing.
func (Open) Leave(string) {}
