package rotatedsecret

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// cronHours checks the text of a cron expression against the grammar of Secrets Manager (User Guide, schedule
// expressions) and returns the hours of the day, in UTC, at which it fires.
func cronHours(text string) ([]int, error) {
	inner, isCron := strings.CutPrefix(text, "cron(")
	inner, isClosed := strings.CutSuffix(inner, ")")
	fields := strings.Split(inner, " ")
	if !isCron || !isClosed || len(fields) != 6 {
		return nil, fmt.Errorf("want cron(0 hour day-of-month month day-of-week *), such as cron(0 4 ? * SUN *)")
	}
	minutes, hours, dom, month, dow, year := fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]
	switch {
	case minutes != "0":
		return nil, fmt.Errorf("want 0 in the minutes field: rotation windows start on the hour")
	case year != "*":
		return nil, fmt.Errorf("want * in the year field")
	case (dom == "?") == (dow == "?"):
		return nil, fmt.Errorf("want ? in exactly one of the fields day of month and day of week")
	case !dayOfMonth(dom):
		return nil, fmt.Errorf("want ?, *, L, a day with L, or days 1-31 in the day-of-month field")
	case !list(month, months, 1, 12):
		return nil, fmt.Errorf("want *, 1-12 or JAN-DEC in the month field")
	case !dayOfWeek(dow):
		return nil, fmt.Errorf("want ?, *, L, a day with # and its week, 1-7 or SUN-SAT in the day-of-week field")
	case !comes(dom, month):
		return nil, fmt.Errorf("want a day that one of the months has: this schedule never rotates")
	}
	return fireHours(hours)
}

var (
	months = []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}
	days   = []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}

	hoursForm = regexp.MustCompile(`^(\d{1,2})?(?:/(\d{1,2}))?$`)
	// nthDay is a day of the week with its week in the month, as in 2#1, the first Monday.
	nthDay = regexp.MustCompile(`^(.+)#[1-5]$`)
)

// fireHours accepts one hour or [start]/step. Lists, ranges and * are undocumented, so the construct never emits them.
func fireHours(field string) ([]int, error) {
	parts := hoursForm.FindStringSubmatch(field)
	if field == "" || parts == nil {
		return nil, fmt.Errorf("want one hour 0-23 or start/step in the hours field")
	}
	start, _ := strconv.Atoi(parts[1])
	if start > 23 {
		return nil, fmt.Errorf("want an hour 0-23 in the hours field")
	}
	if parts[2] == "" {
		return []int{start}, nil
	}
	step, _ := strconv.Atoi(parts[2])
	if step < 4 {
		return nil, fmt.Errorf("want a step of at least 4 hours in the hours field")
	}
	var fires []int
	for hour := start; hour < 24; hour += step {
		fires = append(fires, hour)
	}
	if len(fires) > 1 && shortestGap(fires) < 4 {
		return nil, fmt.Errorf("want at least 4 hours between rotations: increments start again each day")
	}
	return fires, nil
}

// shortestGap is the smallest number of hours between two fire times, over midnight too.
func shortestGap(fires []int) int {
	gap := fires[0] + 24 - fires[len(fires)-1]
	for i := 1; i < len(fires); i++ {
		gap = min(gap, fires[i]-fires[i-1])
	}
	return gap
}

func dayOfMonth(field string) bool {
	day, isLast := strings.CutSuffix(field, "L")
	return field == "?" || field == "L" || isLast && number(day, nil, 1, 31) > 0 || list(field, nil, 1, 31)
}

func dayOfWeek(field string) bool {
	if nth := nthDay.FindStringSubmatch(field); nth != nil {
		return number(nth[1], days, 1, 7) > 0
	}
	return field == "?" || field == "L" || list(field, days, 1, 7)
}

func list(field string, names []string, low, high int) bool {
	return len(values(field, names, low, high)) > 0
}

// values are those that * or values, ranges and steps separated by commas stand for, nil for anything else.
func values(field string, names []string, low, high int) []int {
	var all []int
	for _, item := range strings.Split(field, ",") {
		span, step, hasStep := strings.Cut(item, "/")
		first, last, hasLast := strings.Cut(span, "-")
		from, to, by := number(first, names, low, high), high, 1
		if hasLast {
			to = number(last, names, low, high)
		}
		if hasStep {
			by = number(step, nil, 1, high)
		}
		switch {
		case field == "*":
			from = low
		case from < 0 || to < from || by < 0:
			return nil
		case !hasLast && !hasStep:
			to = from
		}
		for value := from; value <= to; value += by {
			all = append(all, value)
		}
	}
	return all
}

// comes says whether some month has one of the days, which a day that the field does not number always does.
func comes(dom, month string) bool {
	days := values(dom, nil, 1, 31)
	if len(days) == 0 {
		return true
	}
	lengths := []int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	return slices.ContainsFunc(values(month, months, 1, 12), func(m int) bool { return slices.Min(days) <= lengths[m-1] })
}

// number reads a value from low to high, or its name; -1 is anything else.
func number(text string, names []string, low, high int) int {
	if i := slices.Index(names, text); i >= 0 {
		return i + low
	}
	for _, r := range text {
		if r < '0' || r > '9' {
			return -1
		}
	}
	value, err := strconv.Atoi(text)
	if err != nil || value < low || value > high {
		return -1
	}
	return value
}
