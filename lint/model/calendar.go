package model

import (
	"errors"
	"time"
)

// The calendar repeats every 28 years as long as no leap year is left out; two of those periods hold
// two firings of everything that fires at all, such as the fifth Sunday of a February. The walk ends
// before 2100, which is no leap year.
const (
	firstYear = 2024
	lastYear  = firstYear + 2*28
)

// day is a day of the calendar, counted from the first one.
type day struct {
	number, ofMonth, inMonth, month int
	weekday                         int // 1 = Sunday
}

// gap walks the calendar and returns the longest time in hours between two firings.
func (c cron) gap() (int, error) {
	longest, previous := 0, -1
	for d := range days {
		if !c.fires(d) {
			continue
		}
		for hour := range 24 {
			if !c.hours.has(hour) {
				continue
			}
			now := 24*d.number + hour
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

func days(yield func(day) bool) {
	number := 0
	weekday := int(time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC).Weekday())
	for year := firstYear; year <= lastYear; year++ {
		for month := 1; month <= 12; month++ {
			length := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
			for ofMonth := 1; ofMonth <= length; ofMonth++ {
				if !yield(day{number, ofMonth, length, month, (weekday+number)%7 + 1}) {
					return
				}
				number++
			}
		}
	}
}

func (c cron) fires(d day) bool {
	switch {
	case !c.months.has(d.month):
		return false
	case c.fromEnd:
		return d.ofMonth == d.inMonth
	case !c.byWeek:
		return c.days.has(d.ofMonth)
	case !c.weekdays.has(d.weekday):
		return false
	case c.nth > 0:
		return (d.ofMonth+6)/7 == c.nth
	case c.nth < 0:
		return d.inMonth-d.ofMonth < 7
	}
	return true
}
