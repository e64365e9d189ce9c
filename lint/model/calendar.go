package model

import (
	"errors"
	"time"
)

// gap walks the calendar and returns the longest time in hours between two firings. Twelve years
// hold every sequence of leap years and weekdays that matters but for the skipped leap year 2100.
func (c cron) gap() (int, error) {
	first := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	longest, previous := 0, -1
	for day := range 12 * 365 {
		if !c.fires(first.AddDate(0, 0, day)) {
			continue
		}
		for hour := range 24 {
			if !c.hours.has(hour) {
				continue
			}
			now := 24*day + hour
			if previous >= 0 && now-previous < shortestGap {
				return 0, errors.New("two rotations are less than 4 hours apart")
			}
			if previous >= 0 {
				longest = max(longest, now-previous)
			}
			previous = now
		}
	}
	if longest == 0 {
		return 0, errors.New("the expression names no day that comes again")
	}
	return longest, nil
}

func (c cron) fires(day time.Time) bool {
	if !c.months.has(int(day.Month())) {
		return false
	}
	daysLeft := day.AddDate(0, 1, -day.Day()).Day() - day.Day()
	switch {
	case c.fromEnd:
		return daysLeft == 0
	case !c.byWeek:
		return c.days.has(day.Day())
	case !c.weekdays.has(int(day.Weekday()) + 1):
		return false
	case c.nth > 0:
		return (day.Day()+6)/7 == c.nth
	case c.nth < 0:
		return daysLeft < 7
	}
	return true
}
