package model

import (
	"errors"
	"math/bits"
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

// timing walks the calendar. What begins once a day has the rest of that day.
func (c cron) timing() (timing, error) {
	shortest, longest := c.gaps()
	switch {
	case longest == 0:
		return timing{}, errors.New("the expression names no day that comes again")
	case shortest < shortestGap:
		return timing{}, errors.New("two rotations are less than 4 hours apart")
	case bits.OnesCount64(uint64(c.hours)) == 1:
		return timing{longest: longest, room: 24 - bits.TrailingZeros64(uint64(c.hours)), daily: true}, nil
	}
	return timing{longest: longest, room: shortest}, nil
}

// gaps returns the shortest and the longest time in hours between two firings.
func (c cron) gaps() (shortest, longest int) {
	previous := -1
	for d := range days {
		if !c.fires(d) {
			continue
		}
		for hour := range 24 {
			if !c.hours.has(hour) {
				continue
			}
			now := 24*d.number + hour
			if gap := now - previous; previous >= 0 {
				longest = max(longest, gap)
				if shortest == 0 || gap < shortest {
					shortest = gap
				}
			}
			previous = now
		}
	}
	return shortest, longest
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
