package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Grammar and limits: Secrets Manager User Guide, "Schedule expressions"; API reference,
// RotationRulesType.
const (
	shortestGap = 4        // hours
	longestRate = 999 * 24 // hours
)

// timing is what a schedule expression means, in hours.
type timing struct {
	longest int // between two rotations
	// room is how long a rotation window may be: until the day ends, or, where windows begin several
	// times a day, until the next one begins (Secrets Manager User Guide, "Rotation window").
	room  int
	daily bool // the end of the day limits the window
}

// readExpression returns what a schedule expression means, or what is wrong with it.
func readExpression(expression string) (timing, error) {
	if inner, ok := strings.CutPrefix(expression, "cron("); ok && strings.HasSuffix(inner, ")") {
		return readCron(strings.Fields(strings.TrimSuffix(inner, ")")))
	}
	count, unit, isRate := cutRate(expression)
	if !isRate {
		return timing{}, errors.New("a schedule expression is rate(N hours), rate(N days) or cron(0 H DAY MONTH WEEKDAY *)")
	}
	n, err := strconv.Atoi(count)
	made := timing{longest: n, room: n}
	if unit == "day" {
		made = inDays(min(n, longestRate))
	}
	if err != nil || made.longest < shortestGap || made.longest > longestRate {
		return timing{}, errors.New("a rate lies between 4 hours and 999 days")
	}
	return made, nil
}

// cutRate takes rate(N hours) apart: a number of digits, and hour or day.
func cutRate(expression string) (count, unit string, isRate bool) {
	inner, begins := strings.CutPrefix(expression, "rate(")
	inner, ends := strings.CutSuffix(inner, ")")
	count, unit, _ = strings.Cut(inner, " ")
	unit = strings.TrimSuffix(unit, "s")
	return count, unit, begins && ends && count != "" && strings.Trim(count, "0123456789") == "" && (unit == "hour" || unit == "day")
}

// inDays is the timing of an interval in days, whose windows begin at midnight.
func inDays(n int) timing { return timing{longest: 24 * n, room: 24, daily: true} }

// cron is a parsed cron expression: the sets of hours, days and months at which it fires.
type cron struct {
	hours    set
	months   set
	days     set
	weekdays set // 1 = Sunday
	nth      int // the n-th such weekday of the month, -1 the last one, 0 every one
	fromEnd  bool
	byWeek   bool
}

type set uint64

func (s set) has(i int) bool { return s&(1<<i) != 0 }

func readCron(fields []string) (timing, error) {
	if len(fields) != 6 {
		return timing{}, fmt.Errorf("cron() has six fields, not %d", len(fields))
	}
	if fields[0] != "0" || fields[5] != "*" {
		return timing{}, errors.New("the minutes of cron() must be 0 and the year *")
	}
	if (fields[2] == "?") == (fields[4] == "?") {
		return timing{}, errors.New("exactly one of day of month and day of week in cron() must be ?")
	}
	c, err := parseCron(fields)
	if err != nil {
		return timing{}, err
	}
	return c.timing()
}

func parseCron(fields []string) (cron, error) {
	c := cron{byWeek: fields[2] == "?"}
	var errs [4]error
	c.hours, errs[0] = parseField(fields[1], 0, 23, nil)
	c.months, errs[1] = parseField(fields[3], 1, 12, monthNames)
	if c.byWeek {
		errs[2] = c.parseWeekday(fields[4])
	} else {
		errs[2] = c.parseDay(fields[2])
	}
	return c, errors.Join(errs[:]...)
}

// parseDay reads the day of the month: a list, L for the last day, or DAYL for the last such weekday.
func (c *cron) parseDay(field string) (err error) {
	if strings.HasSuffix(field, "L") && field != "L" {
		c.byWeek = true
		return c.parseWeekday(field)
	}
	if c.fromEnd = field == "L"; c.fromEnd {
		return nil
	}
	c.days, err = parseField(field, 1, 31, nil)
	return err
}

// parseWeekday reads the day of the week: a list, DAY#N, DAYL for the last one of the month, or L
// for the last day of the week.
func (c *cron) parseWeekday(field string) (err error) {
	single, nth, numbered := strings.Cut(field, "#")
	last := strings.HasSuffix(field, "L") && field != "L"
	switch {
	case numbered:
		c.nth, err = natural(nth)
	case last:
		single, c.nth = strings.TrimSuffix(field, "L"), -1
	case field == "L":
		c.weekdays = 1 << 7
		return nil
	default:
		c.weekdays, err = parseField(field, 1, 7, weekdayNames)
		return err
	}
	weekday, invalid := parseValue(single, 1, 7, weekdayNames)
	if err != nil || invalid != nil || numbered && (c.nth < 1 || c.nth > 5) {
		return fmt.Errorf("%q names no weekday of a month", field)
	}
	c.weekdays = 1 << weekday
	return nil
}

var (
	monthNames   = []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}
	weekdayNames = []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}
)

// parseField reads a comma-separated list of values, ranges and steps.
func parseField(field string, low, high int, names []string) (set, error) {
	var s set
	for item := range strings.SplitSeq(field, ",") {
		from, to, step, err := parseItem(item, low, high, names)
		if err != nil {
			return 0, fmt.Errorf("%q: %w", item, err)
		}
		for i := from; i <= to; i += step {
			s |= 1 << i
		}
	}
	return s, nil
}

func parseItem(item string, low, high int, names []string) (from, to, step int, err error) {
	span, increment, stepped := strings.Cut(item, "/")
	from, to, step = low, high, 1
	if stepped {
		if step, err = natural(increment); err != nil || step < 1 || step > high {
			return 0, 0, 0, fmt.Errorf("the step is no number from 1 to %d", high)
		}
	}
	if span == "*" || (span == "" && stepped) {
		return from, to, step, nil
	}
	first, last, ranged := strings.Cut(span, "-")
	if from, err = parseValue(first, low, high, names); err != nil {
		return 0, 0, 0, err
	}
	switch {
	case ranged:
		if to, err = parseValue(last, low, high, names); err == nil && to < from {
			err = errors.New("the range ends before it begins")
		}
	case !stepped:
		to = from
	}
	return from, to, step, err
}

func parseValue(text string, low, high int, names []string) (int, error) {
	for i, name := range names {
		if strings.EqualFold(text, name) {
			return low + i, nil
		}
	}
	n, err := natural(text)
	if err != nil || n < low || n > high {
		return 0, fmt.Errorf("not from %d to %d", low, high)
	}
	return n, nil
}

// natural reads a number without a sign.
func natural(text string) (int, error) {
	n, err := strconv.ParseUint(text, 10, 31)
	return int(n), err
}
