package rotation

import (
	"context"
	"fmt"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

// The form of a password where nobody asks for another: that of the functions of AWS.
const (
	defaultLength  = 32
	defaultExclude = `/@"'\`
)

// password makes a new password.
func (r *Rotator) password(ctx context.Context) (string, error) {
	form := r.Password
	if form == nil {
		form = &secretsmanager.GetRandomPasswordInput{PasswordLength: aws.Int64(defaultLength), ExcludeCharacters: aws.String(defaultExclude)}
	}
	password, err := r.API.GetRandomPassword(ctx, form)
	if err != nil {
		return "", called("GetRandomPassword", err)
	}
	return aws.ToString(password.RandomPassword), nil
}

// PasswordFromEnvironment reads the form of passwords from the variables that the functions of AWS read, and that
// rotatedsecret sets so that rotated passwords have the form of the first one: PASSWORD_LENGTH, EXCLUDE_CHARACTERS,
// EXCLUDE_NUMBERS, EXCLUDE_PUNCTUATION, EXCLUDE_UPPERCASE, EXCLUDE_LOWERCASE and REQUIRE_EACH_INCLUDED_TYPE. lookup is
// os.LookupEnv.
func PasswordFromEnvironment(lookup func(string) (string, bool)) (*secretsmanager.GetRandomPasswordInput, error) {
	form := &secretsmanager.GetRandomPasswordInput{PasswordLength: aws.Int64(defaultLength), ExcludeCharacters: aws.String(defaultExclude)}
	if text, ok := lookup("PASSWORD_LENGTH"); ok {
		length, err := strconv.ParseInt(text, 10, 64)
		if err != nil || length < 1 || length > 4096 {
			return nil, fmt.Errorf("PASSWORD_LENGTH is %q, not a number from 1 to 4096", text)
		}
		form.PasswordLength = &length
	}
	if text, ok := lookup("EXCLUDE_CHARACTERS"); ok {
		form.ExcludeCharacters = &text
	}
	for name, field := range map[string]**bool{
		"EXCLUDE_NUMBERS":            &form.ExcludeNumbers,
		"EXCLUDE_PUNCTUATION":        &form.ExcludePunctuation,
		"EXCLUDE_UPPERCASE":          &form.ExcludeUppercase,
		"EXCLUDE_LOWERCASE":          &form.ExcludeLowercase,
		"REQUIRE_EACH_INCLUDED_TYPE": &form.RequireEachIncludedType,
	} {
		if text, ok := lookup(name); ok {
			value, err := strconv.ParseBool(text)
			if err != nil {
				return nil, fmt.Errorf("%s is %q, neither true nor false", name, text)
			}
			*field = &value
		}
	}
	return form, nil
}
