package rotatedsecret

import (
	"fmt"
	"math"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/jsii-runtime-go"
)

// Schedule says when a secret is rotated: [Schedule_Rate] or [Schedule_Cron].
type Schedule interface {
	// expression returns the schedule expression and the longest rotation window that it leaves room for, in hours.
	expression() (text string, longestWindow int, err error)
	// String shows the schedule as it was given.
	String() string
}

// Schedule_Rate rotates once in every interval: whole hours or days, from 4 hours to 999 days. The windows of an
// interval in days start at midnight UTC.
//
// aws-cdk accepts 1000 days, which the User Guide excludes for rate expressions.
func Schedule_Rate(interval awscdk.Duration) Schedule { return rate{interval} }

// Schedule_Cron rotates at the times of an expression such as cron(0 4 ? * SUN *), in UTC: the minutes are 0, the year
// is *, exactly one of day of month and day of week is ?, and the hours are one hour or start/step with a step of at
// least 4 hours.
func Schedule_Cron(text string) Schedule { return cron{text} }

type rate struct{ interval awscdk.Duration }

func (s rate) String() string {
	if s.interval == nil {
		return "Schedule_Rate(nil)"
	}
	return fmt.Sprintf("Schedule_Rate(%s)", *s.interval.ToString())
}

func (s rate) expression() (string, int, error) {
	if s.interval == nil || *s.interval.IsUnresolved() {
		return "", 0, fmt.Errorf("pass a duration that is known at synth")
	}
	hours, whole := wholeHours(s.interval)
	switch {
	case hours < 4 || hours > 999*24:
		return "", 0, fmt.Errorf("pass 4 hours to 999 days")
	case !whole:
		return "", 0, fmt.Errorf("pass whole hours or days")
	case hours == 24:
		return "rate(1 day)", 24, nil
	case hours%24 == 0:
		return fmt.Sprintf("rate(%d days)", hours/24), 24, nil
	}
	return fmt.Sprintf("rate(%d hours)", hours), min(hours, 24), nil
}

type cron struct{ text string }

func (s cron) String() string { return s.text }

func (s cron) expression() (string, int, error) {
	if *awscdk.Token_IsUnresolved(s.text) {
		return s.text, 24, nil
	}
	fires, err := cronHours(s.text)
	if err != nil {
		return "", 0, err
	}
	// A window may not reach into the next one, nor, on a daily schedule, into the next day (User Guide, rotation
	// windows).
	if len(fires) > 1 {
		return s.text, shortestGap(fires), nil
	}
	return s.text, 24 - fires[0], nil
}

// wholeHours is the length of a duration in hours, rounded down, and whether nothing was lost.
func wholeHours(d awscdk.Duration) (hours int, whole bool) {
	exact := *d.ToHours(&awscdk.TimeConversionOptions{Integral: jsii.Bool(false)})
	return int(exact), exact == math.Trunc(exact)
}

// rotationRules makes the schedule expression and the window of the props, or refuses them.
func (s *settings) rotationRules() *awssecretsmanager.CfnRotationSchedule_RotationRulesProperty {
	text, longest, err := s.Schedule.expression()
	if err != nil {
		s.refuse("Schedule", s.Schedule, err.Error())
	}
	rules := &awssecretsmanager.CfnRotationSchedule_RotationRulesProperty{ScheduleExpression: &text}
	if s.Window == nil {
		return rules
	}
	if *s.Window.IsUnresolved() {
		s.refuse("Window", "a deploy-time value", "pass a duration that is known at synth")
	}
	hours, whole := wholeHours(s.Window)
	if !whole || hours < 1 || hours > longest {
		s.refuse("Window", *s.Window.ToString(), fmt.Sprintf("pass whole hours, 1 to %d with the schedule %s", longest, text))
	}
	rules.Duration = jsii.String(fmt.Sprintf("%dh", hours))
	return rules
}
