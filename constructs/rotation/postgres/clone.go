package postgres

import (
	"context"
	"strings"
)

// ensureClone makes the clone of a user, as a whole or not at all. Its default role is the user's own one, or the user:
// with a mere membership, tables that the clone makes would be closed to the user
// (aws-secrets-manager-rotation-lambdas #38, #56). A clone with a membership only, as the functions of AWS make it, gets
// a default role too. An original that is missing is not made.
func (s *session) ensureClone(ctx context.Context, current, pending string) error {
	if !strings.HasSuffix(pending, clone) {
		return nil
	}
	exists, err := s.text(ctx, "select count(*)::text from pg_catalog.pg_roles where rolname = $1", pending)
	if err != nil {
		return err
	}
	complete := "grant %2$I to %1$I; alter role %1$I set role to %3$L"
	if exists == "0" {
		complete = "create role %1$I login; " + complete
	} else if role, err := s.defaultRole(ctx, pending); err != nil || role != "" {
		return err
	}
	owner, err := s.defaultRole(ctx, current)
	if err != nil {
		return err
	}
	if owner == "" {
		owner = current
	}
	// One text of several statements is one transaction.
	return s.formatted(ctx, complete, pending, current, owner)
}

// defaultRole is the role that a user takes on at login, "" for none.
func (s *session) defaultRole(ctx context.Context, user string) (string, error) {
	return s.text(ctx, `select coalesce(max(substr(setting, length('role=') + 1)), '')
		from pg_catalog.pg_roles, unnest(rolconfig) setting where rolname = $1 and setting like 'role=%'`, user)
}
