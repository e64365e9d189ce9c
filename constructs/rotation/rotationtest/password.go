package rotationtest

import (
	"crypto/rand"
	"strings"
)

// passwordForm are the fields of GetRandomPassword.
type passwordForm struct {
	PasswordLength     int
	ExcludeCharacters  string
	ExcludeNumbers     bool
	ExcludePunctuation bool
	ExcludeUppercase   bool
	ExcludeLowercase   bool
	IncludeSpace       bool
}

// alphabet is what the form allows (GetRandomPassword, API reference).
func (f passwordForm) alphabet() string {
	var all strings.Builder
	for _, part := range []struct {
		excluded bool
		text     string
	}{
		{f.ExcludeNumbers, "0123456789"},
		{f.ExcludePunctuation, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"},
		{f.ExcludeUppercase, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
		{f.ExcludeLowercase, "abcdefghijklmnopqrstuvwxyz"},
		{!f.IncludeSpace, " "},
	} {
		if !part.excluded {
			all.WriteString(part.text)
		}
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(f.ExcludeCharacters, r) {
			return -1
		}
		return r
	}, all.String())
}

// password draws without putting back until the alphabet is used up: one that is as long as the alphabet has every
// allowed character.
func (m *SecretsManager) password(in input) (any, error) {
	length := in.PasswordLength
	if length == 0 {
		length = 32
	}
	alphabet := in.alphabet()
	if alphabet == "" {
		return nil, refuse("InvalidParameterException", "no character is left")
	}
	var password, left []byte
	for range length {
		if len(left) == 0 {
			left = []byte(alphabet)
		}
		i := draw(len(left))
		password = append(password, left[i])
		left = append(left[:i], left[i+1:]...)
	}
	return output{"RandomPassword": string(password)}, nil
}

// draw gives a number from 0 to n-1; n is below 256, and that some come a little more often does not matter here.
func draw(n int) int {
	b := make([]byte, 2)
	_, _ = rand.Read(b)
	return (int(b[0])<<8 | int(b[1])) % n
}
