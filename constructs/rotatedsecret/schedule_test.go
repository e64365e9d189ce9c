package rotatedsecret

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
)

// The vectors are the expressions of the AWS documentation.
func TestCronHours(t *testing.T) {
	valid := map[string][]int{
		"cron(0 /8 * * ? *)":       {0, 8, 16},
		"cron(0 8/8 * * ? *)":      {8, 16},
		"cron(0 2/10 * * ? *)":     {2, 12, 22},
		"cron(0 4/12 * * ? *)":     {4, 16},
		"cron(0 10 * * ? *)":       {10},
		"cron(0 18 ? * SAT *)":     {18},
		"cron(0 8 1 * ? *)":        {8},
		"cron(0 1 ? 1/3 SUN#1 *)":  {1},
		"cron(0 17 L * ? *)":       {17},
		"cron(0 17 3L * ? *)":      {17},
		"cron(0 8 ? * MON-FRI *)":  {8},
		"cron(0 16 1,15 * ? *)":    {16},
		"cron(0 0 ? 1/11 2#1 *)":   {0},
		"cron(0 0 ? JAN-MAR L *)":  {0},
		"cron(0 20/8 1-7/2 * ? *)": {20},
	}
	for text, want := range valid {
		if got, err := cronHours(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: got %v, %v, want %v", text, got, err, want)
		}
	}
	for _, text := range []string{
		"", "30", "rate(30 days)", "cron(30 8 * * ? *)", "cron(0 8 * * * *)", "cron(0 8 ? * ? *)", "cron(0 8 1 * ? 2026)",
		"cron(0 24 * * ? *)", "cron(0 */2 * * ? *)", "cron(0 * * * ? *)", "cron(0 8 1 * ?)", "cron(0 8 1 * ? *", "cron(0  8 1 * ? *)",
		"cron(0 /2 * * ? *)", "cron(0 /0 * * ? *)", "cron(0 /9 * * ? *) ", "cron(0 1/11 * * ? *)", "cron(0 8,20 * * ? *)", "cron(0 8-20 * * ? *)",
		"cron(0 8 32 * ? *)", "cron(0 8 0 * ? *)", "cron(0 8 1 13 ? *)", "cron(0 8 ? * 8 *)", "cron(0 8 ? * SUN#6 *)", "cron(0 8 ? * FRI-MON *)",
		"cron(0 8 1, * ? *)", "cron(0 8 1/0 * ? *)", "cron(0 8 -1 * ? *)", "cron(0 8 +1 * ? *)", "cron(0 / * * ? *)", "cron(0 ² * * ? *)",
	} {
		if hours, err := cronHours(text); err == nil {
			t.Errorf("%q: got %v, want an error", text, hours)
		}
	}
}

// The construct and the linter check schedules in code of their own, against the same expressions. What is tolerated is
// not documented by AWS, so the construct does not emit it.
func TestSharedExpressions(t *testing.T) {
	var vectors struct {
		Valid []struct {
			Text   string
			Window int
		}
		Tolerated, Invalid []string
	}
	text, err := os.ReadFile("../../testdata/schedule/expressions.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors.Valid {
		emitted, window, err := scheduleOf(v.Text).expression()
		if err != nil || emitted != v.Text && v.Text != "rate(36 hours)" || window != v.Window {
			t.Errorf("%s: got %s with a window of %d hours, %v, want %d", v.Text, emitted, window, err, v.Window)
		}
	}
	for _, text := range append(vectors.Tolerated, vectors.Invalid...) {
		if emitted, _, err := scheduleOf(text).expression(); err == nil {
			t.Errorf("%q: got %s, want an error", text, emitted)
		}
	}
}

// scheduleOf is the schedule that would emit an expression.
func scheduleOf(text string) Schedule {
	var value float64
	var unit string
	if n, _ := fmt.Sscanf(strings.TrimSuffix(text, ")"), "rate(%g %s", &value, &unit); n != 2 {
		return Schedule_Cron(text)
	}
	switch strings.TrimSuffix(unit, "s") {
	case "hour":
		return Schedule_Rate(awscdk.Duration_Hours(&value))
	case "day":
		return Schedule_Rate(awscdk.Duration_Days(&value))
	}
	return Schedule_Rate(awscdk.Duration_Minutes(&value))
}
