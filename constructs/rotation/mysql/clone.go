package mysql

import (
	"context"
	"regexp"
	"strings"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// ensureClone makes the accounts of the clone and gives them what the user's accounts have. It can be repeated when it
// was interrupted: the password comes last, so a clone that works is complete. An original that is missing is not made.
func (s *session) ensureClone(ctx context.Context, d dialect, current, pending string) error {
	if !strings.HasSuffix(pending, clone) {
		return nil
	}
	if err := d.prepare(ctx, s); err != nil {
		return err
	}
	hosts, err := s.hosts(ctx, current)
	if err != nil {
		return err
	}
	for _, host := range hosts {
		if err := s.copyAccount(ctx, current, pending, host); err != nil {
			return err
		}
	}
	return nil
}

// copyAccount copies what SHOW prints. The clone has the hash of the user's password until it gets its own.
func (s *session) copyAccount(ctx context.Context, current, pending, host string) error {
	account, err := s.texts(ctx, "show create user ?@?", current, host)
	if err != nil {
		return err
	}
	grants, err := s.texts(ctx, "show grants for ?@?", current, host)
	if err != nil {
		return err
	}
	from, to := quote(current)+"@"+quote(host), quote(pending)+"@"+quote(host)
	statements, err := copies(append(account, grants...), from, to)
	if err != nil {
		return err
	}
	for _, statement := range statements {
		if err := s.exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

// identified is how an account is identified, which MariaDB repeats among its grants.
var identified = regexp.MustCompile(`^ IDENTIFIED (BY PASSWORD|VIA \S+ USING) '[^']*'`)

// copies rewrites statements about one account for another. What follows the account's name, such as WITH GRANT OPTION,
// is kept (aws-secrets-manager-rotation-lambdas #90).
func copies(statements []string, from, to string) ([]string, error) {
	var rewritten []string
	for _, statement := range statements {
		if rest, ok := strings.CutPrefix(statement, "CREATE USER "+from); ok {
			rewritten = append(rewritten, "CREATE USER IF NOT EXISTS "+to+rest)
			continue
		}
		// The last place: names of databases come before it.
		for _, word := range []string{" TO ", " FOR "} {
			if i := strings.LastIndex(statement, word+from); i >= 0 {
				rest := statement[i+len(word+from):]
				rewritten = append(rewritten, statement[:i]+word+to+identified.ReplaceAllString(rest, ""))
				break
			}
		}
	}
	if len(rewritten) != len(statements) {
		return nil, rotation.Because(rotation.ReasonTarget, "the server prints a grant in a form that is not understood")
	}
	return rewritten, nil
}
