package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/secretwright/secretwright/constructs/rotation/rotationtest"
)

// TestMatrix disturbs every call of a rotation, of Secrets Manager and of the database, in every way. Whatever happens,
// the rotation succeeds in the end, the labels are right, the secret and the database agree (by real logins), and at no
// moment in between is an application locked out.
func TestMatrix(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: hundreds of rotations")
	}
	bootstrap := build(t)
	for _, mode := range modes {
		t.Run(mode.name, func(t *testing.T) {
			t.Parallel()
			m := newMatrix(t, mode, bootstrap)
			calls := m.record()
			t.Logf("%d calls: %s", len(calls), strings.Join(calls, ", "))
			cases := 0
			m.each(calls, func(at int, f fault, err error) bool {
				cases++
				if err != nil {
					t.Errorf("call %d (%s), %s: %v", at, calls[at], f, err)
				}
				return true
			})
			if cases != len(calls)*len(faults) {
				t.Errorf("%d cases, not %d calls x %d faults", cases, len(calls), len(faults))
			}
			m.noPasswordIn(t, m.logs())
		})
	}
}

// mode is a way to rotate.
type mode struct {
	name        string
	database    func(testing.TB) database
	alternating bool
	// removePending and lag are choices of Secrets Manager that a rotation must not depend on.
	removePending bool
	lag           int
}

var modes = []mode{
	{name: "postgres single user", database: postgresDatabase, lag: 2},
	{name: "postgres alternating users", database: postgresDatabase, alternating: true, removePending: true},
	{name: "mariadb single user", database: mariadbDatabase, removePending: true},
	{name: "mariadb alternating users", database: mariadbDatabase, alternating: true, lag: 2},
}

func postgresDatabase(t testing.TB) database { return requirePostgres(t) }

type matrix struct {
	*bed
	mode mode
}

func newMatrix(t testing.TB, mode mode, bootstrap string) *matrix {
	b := newBed(t, mode.database(t), bootstrap)
	b.sm.RemovePending, b.sm.Lag = mode.removePending, mode.lag
	b.gate.kill = b.lambda.Kill
	return &matrix{b, mode}
}

// record runs one rotation and gives its calls.
func (m *matrix) record() []string {
	m.t.Helper()
	if err := m.run(-1, ""); err != nil {
		m.t.Fatal(err)
	}
	return slices.Clone(m.gate.recorded())
}

// each runs every case until next says no.
func (m *matrix) each(calls []string, next func(at int, f fault, err error) bool) {
	for _, f := range faults {
		for at := range calls {
			if !next(at, f, m.run(at, f)) {
				return
			}
		}
	}
}

// run rotates a new secret once, with a fault in one call.
func (m *matrix) run(at int, f fault) error {
	id, first := m.newSecret(m.mode.alternating)
	watch := &watch{bed: m.bed, id: id, user: first.Username, alternating: m.mode.alternating}
	var overtakes []error
	m.gate.overtake = func() { overtakes = append(overtakes, m.runSteps(id)) }
	firstVersion := m.holders(id)["AWSCURRENT"][0]
	m.gate.start(at, f, watch.look)
	token, err := m.rotate(id)
	if err != nil {
		return fmt.Errorf("the rotation fails: %w", err)
	}
	recorded := slices.Clone(m.gate.recorded())
	m.gate.start(-1, "", nil)
	for _, err := range append(watch.errors, overtakes...) {
		if err != nil {
			return err
		}
	}
	if err := m.agree(id, first, firstVersion, token); err != nil {
		return err
	}
	if at < 0 {
		err = m.late(id, token)
		m.gate.start(-1, "", nil)
		m.gate.calls = recorded
	}
	return err
}

// runSteps runs the rotation that is under way in the other process.
func (m *matrix) runSteps(id string) error {
	token := m.holders(id)["AWSPENDING"][0]
	for _, step := range []string{"createSecret", "setSecret", "testSecret", "finishSecret"} {
		event := rotationtest.Event{Step: step, SecretId: id, ClientRequestToken: token}
		if err := m.second.Invoke(m.t.Context(), event); err != nil {
			return fmt.Errorf("the other process, %s: %w", step, err)
		}
	}
	return nil
}

// agree says what is wrong after a rotation.
func (m *matrix) agree(id string, first credential, firstVersion, token string) error {
	holders := m.holders(id)
	if !slices.Equal(holders["AWSCURRENT"], []string{token}) || !slices.Equal(holders["AWSPREVIOUS"], []string{firstVersion}) {
		return fmt.Errorf("labels: %v, expected AWSCURRENT on %s and AWSPREVIOUS on %s", holders, token, firstVersion)
	}
	if pending := holders["AWSPENDING"]; len(pending) > 0 && pending[0] != token {
		return fmt.Errorf("AWSPENDING is on %v", pending)
	}
	current, err := m.readVersion(id, token)
	if err != nil {
		return err
	}
	if err := m.database.login(current); err != nil {
		return fmt.Errorf("AWSCURRENT does not log in: %w", err)
	}
	if current.Password == first.Password || current.Note != first.Note {
		return fmt.Errorf("the password is the old one, or a key was lost")
	}
	err = m.database.login(first)
	switch {
	case m.mode.alternating && (err != nil || current.Username == first.Username):
		return fmt.Errorf("the users do not alternate (%w)", err)
	case !m.mode.alternating && !isWrongPassword(err):
		return fmt.Errorf("the old password is not refused (%w)", err)
	}
	return nil
}

// late delivers events too late: those of the rotation that is done, and, after another rotation, those of a version
// without AWSPENDING. Neither may change anything.
func (m *matrix) late(id, token string) error {
	if err := m.deliver(id, token, true); err != nil {
		return err
	}
	if _, err := m.rotate(id); err != nil {
		return fmt.Errorf("the second rotation: %w", err)
	}
	if err := m.deliver(id, token, false); err != nil {
		return err
	}
	current, err := m.readVersion(id, m.holders(id)["AWSCURRENT"][0])
	if err != nil {
		return err
	}
	return m.database.login(current)
}

// deliver sends all steps for a version; they must all succeed or all fail, and change nothing.
func (m *matrix) deliver(id, token string, isFine bool) error {
	before := fmt.Sprint(m.holders(id))
	for _, step := range []string{"createSecret", "setSecret", "testSecret", "finishSecret"} {
		err := m.lambda.Invoke(m.t.Context(), rotationtest.Event{Step: step, SecretId: id, ClientRequestToken: token})
		if (err == nil) != isFine {
			return fmt.Errorf("a late %s gives %w", step, err)
		}
	}
	if after := fmt.Sprint(m.holders(id)); after != before {
		return fmt.Errorf("late events moved labels from %s to %s", before, after)
	}
	return nil
}
