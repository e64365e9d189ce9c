package rotation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestValueKeepsWhatNobodyChanges(t *testing.T) {
	const text = `{"port":5432,"big":12345678901234567890,"exact":1.50,"nested":{"a":[1,null]},"html":"<&>","password":"old"}`
	v, err := ParseValue(text)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(v.With("password", `new<">\`).json()), &fields); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"port": `5432`, "big": `12345678901234567890`, "exact": `1.50`, "nested": `{"a":[1,null]}`, "html": `"<&>"`,
		"password": `"new<\">\\"`,
	} {
		if got := string(fields[key]); got != want {
			t.Errorf("%s is %s, not %s", key, got, want)
		}
	}
	if v.Text("password") != "old" {
		t.Error("With changes the value it is called on")
	}
}

func TestValueText(t *testing.T) {
	v, err := ParseValue(`{"number":5432,"string":"5433","null":null,"list":["a"],"bool":true}`)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"number": "5432", "string": "5433", "null": "", "list": "", "bool": "", "absent": ""} {
		if got := v.Text(key); got != want {
			t.Errorf("%s: %q, not %q", key, got, want)
		}
	}
	if (Value{}).Text("any") != "" {
		t.Error("the zero value has text")
	}
}

func TestParseValueFailsWithoutTheText(t *testing.T) {
	for _, text := range []string{`hunter2`, `"hunter2"`, `["hunter2"]`, `null`, ``, `{"password":"hunter2"`, `{"a":hunter2}`} {
		_, err := ParseValue(text)
		if !HasReason(err, ReasonValue) || strings.Contains(err.Error(), "hunter") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestValueIsNeverShown prints and logs a value in every way, also as a field that fmt reaches without asking.
func TestValueIsNeverShown(t *testing.T) {
	v, _ := ParseValue(`{"password":"hunter2"}`)
	hidden := struct {
		Shown  Value
		hidden Value
	}{v, v}
	pointer := &hidden
	var log bytes.Buffer
	for _, handler := range []slog.Handler{slog.NewTextHandler(&log, nil), slog.NewJSONHandler(&log, nil)} {
		slog.New(handler).Info("m", "value", v, "pointer", &v, "struct", hidden, "set", Set{Current: v}, "map", map[string]Value{"a": v})
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&log, verb+verb+verb+verb, v, &v, hidden, pointer)
	}
	text, _ := json.Marshal(hidden)
	log.Write(text)
	for _, secret := range []string{"hunter2", "68756e74657232", "104 117 110"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("%s is shown in\n%s", secret, log.String())
		}
	}
	if hidden.hidden.String() != redacted {
		t.Error(hidden.hidden.String())
	}
}

func TestErrorOfAnEngineIsNotShown(t *testing.T) {
	err := inStep(stepSet, errors.New("password hunter2 is wrong"))
	if strings.Contains(err.Error(), "hunter2") || !HasReason(err, ReasonTarget) {
		t.Error(err)
	}
	wrapped := inStep(stepSet, fmt.Errorf("hunter2: %w", Because(ReasonPassword, "refused")))
	if wrapped.Error() != "setSecret: password: refused" {
		t.Error(wrapped)
	}
}
