package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/secretwright/secretwright/constructs/rotation"
)

// payments is the API whose tokens are rotated. Whoever has a token may list, issue and withdraw the tokens of the
// account. The secret holds "id" and "token".
type payments struct {
	url string
}

var client = &http.Client{Timeout: 10 * time.Second}

// token is what the API says of a token; only a new one is shown.
type token struct{ ID, Token string }

// List names the tokens that are alive.
func (p *payments) List(ctx context.Context, current rotation.Value) ([]string, error) {
	var tokens []token
	if err := p.call(ctx, current, http.MethodGet, "/tokens", &tokens); err != nil {
		return nil, err
	}
	var ids []string
	for _, t := range tokens {
		ids = append(ids, t.ID)
	}
	return ids, nil
}

// Issue makes a token and puts it into a copy of the secret.
func (p *payments) Issue(ctx context.Context, current rotation.Value) (rotation.Value, error) {
	var t token
	if err := p.call(ctx, current, http.MethodPost, "/tokens", &t); err != nil {
		return rotation.Value{}, err
	}
	if t.ID == "" || t.Token == "" {
		return rotation.Value{}, rotation.Because(rotation.ReasonTarget, "the API issued no token")
	}
	return current.With("id", t.ID).With("token", t.Token), nil
}

// Withdraw ends a token.
func (p *payments) Withdraw(ctx context.Context, current rotation.Value, id string) error {
	return p.call(ctx, current, http.MethodDelete, "/tokens/"+url.PathEscape(id), nil)
}

// Check asks for something that needs a token.
func (p *payments) Check(ctx context.Context, v rotation.Value) error {
	return p.call(ctx, v, http.MethodGet, "/account", nil)
}

// call calls the API with the token of v. Its errors quote neither the token nor what the API answers.
func (p *payments) call(ctx context.Context, v rotation.Value, method, path string, answer any) error {
	request, err := http.NewRequestWithContext(ctx, method, p.url+path, nil)
	if err != nil {
		return rotation.Because(rotation.ReasonValue, "API_URL is no URL")
	}
	request.Header.Set("Authorization", "Bearer "+v.Text("token"))
	response, err := client.Do(request)
	if err != nil {
		return rotation.Because(rotation.ReasonNetwork, "the API does not answer")
	}
	defer func() { _ = response.Body.Close() }() // it was only read
	switch {
	case response.StatusCode == http.StatusUnauthorized:
		return rotation.Because(rotation.ReasonPassword, "the API refuses the token")
	case response.StatusCode == http.StatusNotFound && method == http.MethodDelete:
		return nil // it was withdrawn before
	case response.StatusCode >= 300:
		return rotation.Because(rotation.ReasonTarget, fmt.Sprintf("the API answers %s with status %d", method, response.StatusCode))
	case answer != nil && json.NewDecoder(response.Body).Decode(answer) != nil:
		return rotation.Because(rotation.ReasonTarget, "the API's answer is not understood")
	}
	return nil
}
