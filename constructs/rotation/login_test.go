package rotation_test

import (
	"context"
	"slices"
	"testing"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// door lets one password in and remembers which were tried.
type door struct {
	open   string
	refuse rotation.Reason
	tried  []string
	logins int
}

func (d *door) login(_ context.Context, v rotation.Value) (*door, error) {
	d.tried = append(d.tried, v.Text("password"))
	if v.Text("password") != d.open {
		return nil, rotation.Because(d.refuse, "refused")
	}
	d.logins++
	return d, nil
}

func (d *door) Close() { d.logins-- }

func TestLoginToSet(t *testing.T) {
	for name, c := range map[string]struct {
		open        string
		refuse      rotation.Reason
		superuser   bool
		alternating bool
		tried       []string
		needed      bool
		reason      rotation.Reason
	}{
		"the new password works": {open: "pending", tried: []string{"pending"}},
		"AWSCURRENT works":       {open: "current", tried: []string{"pending", "current"}, needed: true},
		"AWSPREVIOUS works":      {open: "previous", tried: []string{"pending", "current", "previous"}, needed: true},
		"none works":             {tried: []string{"pending", "current", "previous"}, reason: rotation.ReasonPassword},
		"only a wrong password lets another one be tried": {refuse: rotation.ReasonNetwork, tried: []string{"pending"}, reason: rotation.ReasonNetwork},
		"a superuser, AWSCURRENT works":                   {open: "current", superuser: true, tried: []string{"pending", "current", "root"}, reason: rotation.ReasonPassword},
		"a superuser, AWSPREVIOUS works":                  {open: "previous", superuser: true, tried: []string{"pending", "current", "previous", "root"}, reason: rotation.ReasonPassword},
		"a superuser alone sets no password":              {open: "root", superuser: true, tried: []string{"pending", "current", "previous"}, reason: rotation.ReasonPassword},
		"AWSPREVIOUS of the other user proves nothing":    {open: "previous", superuser: true, alternating: true, tried: []string{"pending", "current"}, reason: rotation.ReasonPassword},
	} {
		t.Run(name, func(t *testing.T) {
			d := &door{open: c.open, refuse: rotation.ReasonPassword}
			if c.refuse != "" {
				d.refuse = c.refuse
			}
			session, needed, err := rotation.LoginToSet(t.Context(), set(t, c.superuser), c.alternating, d.login)
			if !slices.Equal(d.tried, c.tried) || needed != c.needed || rotation.HasReason(err, c.reason) != (err != nil) {
				t.Errorf("tried %v, needed %t, %v", d.tried, needed, err)
			}
			if needed != (session != nil) || needed != (d.logins == 1) {
				t.Errorf("%d open sessions", d.logins)
			}
		})
	}
}

// TestLoginToSetAsSuperuser has a target that lets both the user and the superuser in.
func TestLoginToSetAsSuperuser(t *testing.T) {
	d := &door{refuse: rotation.ReasonPassword}
	login := func(ctx context.Context, v rotation.Value) (*door, error) {
		if password := v.Text("password"); password != "pending" {
			d.open = password
		}
		return d.login(ctx, v)
	}
	session, needed, err := rotation.LoginToSet(t.Context(), set(t, true), false, login)
	if err != nil || !needed || session.open != "root" || d.logins != 1 {
		t.Errorf("needed %t, %d open sessions, %v", needed, d.logins, err)
	}
}

func set(t *testing.T, superuser bool) rotation.Set {
	t.Helper()
	v, err := rotation.ParseValue(`{"host":"h","username":"u"}`)
	if err != nil {
		t.Fatal(err)
	}
	if superuser {
		v = v.With("masterarn", "arn")
	}
	return rotation.Set{
		Current: v.With("password", "current"), Pending: v.With("password", "pending"), Previous: v.With("password", "previous"),
		Superuser: func(context.Context) (rotation.Value, error) { return v.With("password", "root"), nil },
	}
}
