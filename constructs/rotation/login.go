package rotation

import "context"

// Session is a login at a target.
type Session interface{ Close() }

// LoginToSet logs in as who is to set the password of s.Pending: the user itself, or the superuser where the secret names
// one by masterarn. needed is false, and there is no session, where the target accepts s.Pending already. alternating
// says that s.Pending is of another user than s.Current. login must give its errors a [Reason]: only [ReasonPassword]
// lets another value be tried.
func LoginToSet[S Session](ctx context.Context, s Set, alternating bool, login func(context.Context, Value) (S, error)) (session S, needed bool, err error) {
	var none S
	session, err = login(ctx, s.Pending)
	if err == nil {
		session.Close()
		return none, false, nil
	}
	if !HasReason(err, ReasonPassword) {
		return none, false, err
	}
	if s.Pending.Text("masterarn") == "" {
		session, err = loginAny(ctx, s.Current, s.Previous, login)
	} else {
		session, err = loginAsSuperuser(ctx, s, alternating, login)
	}
	return session, err == nil, err
}

// loginAsSuperuser wants AWSCURRENT to work: a secret in which somebody wrote the name of another user must not get that
// user a password.
func loginAsSuperuser[S Session](ctx context.Context, s Set, alternating bool, login func(context.Context, Value) (S, error)) (S, error) {
	var none S
	previous := s.Previous
	if alternating {
		previous = Value{} // it is of the other user and proves nothing about this one
	}
	own, err := loginAny(ctx, s.Current, previous, login)
	if err != nil {
		return none, err
	}
	own.Close()
	superuser, err := s.Superuser(ctx)
	if err != nil {
		return none, err
	}
	return login(ctx, superuser)
}

// loginAny tries one value after the other, as long as only the password is wrong.
func loginAny[S Session](ctx context.Context, current, previous Value, login func(context.Context, Value) (S, error)) (S, error) {
	session, err := login(ctx, current)
	if HasReason(err, ReasonPassword) && !previous.IsZero() {
		session, err = login(ctx, previous)
	}
	if HasReason(err, ReasonPassword) {
		err = Because(ReasonPassword,
			"neither the new password nor those of AWSCURRENT and AWSPREVIOUS work: set the password of AWSCURRENT in the database by hand, then rotate again")
	}
	return session, err
}
