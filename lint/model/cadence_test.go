package model

import (
	"fmt"
	"strings"
	"testing"
)

// verdict shows what is known of something that may be so in some deployment.
func verdict(s solution) string {
	switch {
	case s.possible:
		return strings.TrimSpace("yes " + abbreviated(s.witness))
	case s.unknown != "":
		return "undecided"
	}
	return "no"
}

const ruled = `
Parameters:
  Days: {Type: Number, Default: 400}
  Given: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
  Env: {Type: String, AllowedValues: [dev, prod]}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dev: !Not [!Condition Prod]
  Unknown: !Equals [!Ref Stored, x]
Resources:
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Condition: %s, Properties: {SecretId: x, RotationRules: %s}}
`

func TestWithoutRules(t *testing.T) {
	for _, test := range []struct{ condition, rules, want string }{
		{"", "{}", "yes"},
		{"", "{Duration: 2h}", "yes"},
		{"", "!Ref AWS::NoValue", "yes"},
		{"", "{AutomaticallyAfterDays: !Ref AWS::NoValue}", "yes"},
		{"", "{AutomaticallyAfterDays: !Ref Days}", "no"},
		{"", "{ScheduleExpression: !Ref Given}", "no"},
		{"", "!Ref Given", "no"},
		{"", "{ScheduleExpression: ''}", "no"},
		{"", "!If [Prod, {ScheduleExpression: x}, {}]", "yes Env = dev"},
		{"Dev", "!If [Prod, {ScheduleExpression: x}, {}]", "yes"},
		{"Prod", "!If [Prod, {ScheduleExpression: x}, {}]", "no"},
		{"", "!If [Unknown, {ScheduleExpression: x}, {}]", "undecided"},
		{"", "!If [Prod, {ScheduleExpression: x}, {AutomaticallyAfterDays: 1}]", "no"},
	} {
		a := build(t, fmt.Sprintf(ruled, test.condition, test.rules))
		equal(t, test.condition+" "+test.rules, verdict(a.facts.schedules[0].withoutRules()), test.want)
	}
}

func TestFaults(t *testing.T) {
	const both = "AutomaticallyAfterDays and ScheduleExpression exclude each other"
	for _, test := range []struct{ rules, want string }{
		{"{AutomaticallyAfterDays: 30, ScheduleExpression: rate(30 days)}", both + ": yes"},
		{"{AutomaticallyAfterDays: !Ref Days, ScheduleExpression: !Ref Given}", both + ": yes"},
		{"{AutomaticallyAfterDays: !If [Prod, 30, !Ref 'AWS::NoValue'], ScheduleExpression: rate(30 days)}", both + ": yes Env = prod"},
		{"{AutomaticallyAfterDays: !If [Prod, 30, !Ref 'AWS::NoValue'], ScheduleExpression: !If [Dev, rate(30 days), !Ref 'AWS::NoValue']}", both + ": no"},
		{"!Ref Given", ""}, // neither is known to be there
		{"{ScheduleExpression: ''}", `"": a schedule expression is rate(N hours), rate(N days) or cron(0 H DAY MONTH WEEKDAY *): yes`},
		{"{ScheduleExpression: !If [Prod, rate(1 day), rate(1 hour)]}", "rate(1 hour): a rate lies between 4 hours and 999 days: yes Env = dev"},
		{"{ScheduleExpression: !If [Unknown, rate(1 day), rate(1 hour)]}", "rate(1 hour): a rate lies between 4 hours and 999 days: undecided"},
		{"{ScheduleExpression: 'cron(0 24 32 * ? *)'}", `cron(0 24 32 * ? *): "24": not from 0 to 23; "32": not from 1 to 31: yes`},
		{"{ScheduleExpression: rate(1 day), Duration: 0h}", "Duration 0h: a window is 1h to 24h long: yes"},
		{"{ScheduleExpression: rate(1 day), Duration: 3}", "Duration 3: a window is 1h to 24h long: yes"},
		{"{ScheduleExpression: rate(1 day), Duration: 25h}", "Duration 25h: a window is 1h to 24h long: yes"},
		{"{ScheduleExpression: rate(1 day), Duration: !Ref Given}", ""},
		{"{ScheduleExpression: rate(1 day), Duration: 24h}", ""},
		{"{ScheduleExpression: rate(1 day), Duration: 01h}", ""},
	} {
		s := build(t, fmt.Sprintf(ruled, "", test.rules)).facts.schedules[0]
		var got []string
		for _, f := range s.faults() {
			got = append(got, f.message+": "+verdict(s.occurs(f.when)))
		}
		equal(t, test.rules, strings.Join(got, ", "), test.want)
	}
}

func TestWindows(t *testing.T) {
	for _, test := range []struct{ rules, want string }{
		{"{ScheduleExpression: rate(8 hours), Duration: 9h}", "9 of 8: yes"},
		{"{AutomaticallyAfterDays: 1, Duration: 9h}", "9 of 24: yes"},
		{"{ScheduleExpression: rate(8 hours), Duration: 30h}", ""},
		{"{ScheduleExpression: rate(1 hour), Duration: 3h}", ""},
		{"{ScheduleExpression: !Ref Given, Duration: 3h}", ""},
		{"{ScheduleExpression: rate(8 hours), Duration: !Ref Given}", ""},
		{"{ScheduleExpression: rate(8 hours), Duration: !If [Prod, 2h, 12h]}", "2 of 8: yes Env = prod, 12 of 8: yes Env = dev"},
		{"{ScheduleExpression: !If [Prod, rate(1 day), rate(4 hours)], Duration: !If [Prod, 12h, 2h]}", "12 of 24: yes Env = prod, 2 of 4: yes Env = dev"},
	} {
		s := build(t, fmt.Sprintf(ruled, "", test.rules)).facts.schedules[0]
		var got []string
		for _, w := range s.windows() {
			got = append(got, fmt.Sprintf("%d of %d: %s", w.hours, w.of.room, verdict(s.occurs(w.when))))
		}
		equal(t, test.rules, strings.Join(got, ", "), test.want)
	}
}
