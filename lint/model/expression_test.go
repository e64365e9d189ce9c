package model

import (
	"testing"
	"time"
)

// The vectors are those of the design, which took them from the Secrets Manager User Guide. The
// longest gaps are counted by hand: the reasons stand beside them.
var expressions = []struct {
	text string
	want int // hours, 0 for an error
}{
	{"rate(4 hours)", 4},
	{"rate(1 day)", 24},
	{"rate(10 days)", 240},
	{"rate(999 days)", 999 * 24},
	{"rate(23976 hours)", 999 * 24},
	{"cron(0 /8 * * ? *)", 8},    // 0, 8, 16, and 0 again
	{"cron(0 8/8 * * ? *)", 16},  // 8, 16, and 8 again: steps begin anew each day
	{"cron(0 2/10 * * ? *)", 10}, // 2, 12, 22, and 2 again after 4
	{"cron(0 4/12 * * ? *)", 12}, // 4, 16
	{"cron(0 10 * * ? *)", 24},
	{"cron(0 18 ? * SAT *)", 7 * 24},
	{"cron(0 18 ? * 7 *)", 7 * 24},
	{"cron(0 8 1 * ? *)", 31 * 24},       // the first of January to that of February
	{"cron(0 8 31 * ? *)", 61 * 24},      // 31 March to 31 May
	{"cron(0 1 ? 1/3 SUN#1 *)", 98 * 24}, // 1 July to 7 October when the first is a Sunday
	{"cron(0 4 ? * SUN#1 *)", 35 * 24},   // 1 January to 5 February
	{"cron(0 17 L * ? *)", 31 * 24},      // 31 July to 31 August
	{"cron(0 8 ? * MON-FRI *)", 72},      // Friday to Monday
	{"cron(0 8 ? * mon-fri *)", 72},
	{"cron(0 16 1,15 * ? *)", 17 * 24},           // 15 January to 1 February
	{"cron(0 0 ? 1/11 2#1 *)", 336 * 24},         // January and December: 48 weeks from a first Monday on 1 January to 3 December
	{"cron(0 0 1 1 ? *)", 366 * 24},              // a leap year
	{"cron(0 0 1 JAN,JUL ? *)", 184 * 24},        // July to January
	{"cron(0 0 1 */3 ? *)", 92 * 24},             // 1 July to 1 October
	{"cron(0 0 29 2 ? *)", (4*365 + 1) * 24},     // one leap year to the next
	{"cron(0 0 ? 2 SUN#5 *)", (28*365 + 7) * 24}, // 29 February is a Sunday every 28 years
	{"cron(0 0 ? * L *)", 7 * 24},                // the last day of the week
	{"cron(0 0 ? * FRIL *)", 35 * 24},            // the last Friday: 30 January to 27 February is 28, but 24 April to 29 May 35
	{"cron(0 0 ? * 6L *)", 35 * 24},
	{"cron(0 0 FRIL * ? *)", 35 * 24},
	{"cron(0 0,12 1 * ? *)", 30*24 + 12}, // 12 o'clock on 1 January to 0 o'clock on 1 February
	{"cron(0 0,12 1,2 * ? *)", 29*24 + 12},
	{"cron(0 20 10 * ? *)", 31 * 24},
	{"cron(0  8  1  *  ?  *)", 31 * 24}, // blanks separate, however many
	{"cron(0 0 1,31 * ? *)", 30 * 24},   // 1 April to 1 May, or 1 to 31 January

	{"rate(3 hours)", 0},
	{"rate(0 days)", 0},
	{"rate(1000 days)", 0},
	{"rate(23977 hours)", 0},
	{"rate(30days)", 0},
	{"rate(5 minutes)", 0},
	{"rate(1000000000000000000 days)", 0},
	{"rate(99999999999999999999 days)", 0},
	{"rate( 4 hours )", 0},
	{"cron(30 8 * * ? *)", 0},
	{"cron(0 8 * * * *)", 0},
	{"cron(0 8 1 * ? 2026)", 0},
	{"cron(0 24 * * ? *)", 0},
	{"cron(0 8 ? * ? *)", 0},
	{"cron(0 */2 * * ? *)", 0},
	{"cron(0 * * * ? *)", 0},
	{"cron(0 1,23 * * ? *)", 0}, // 2 hours over midnight
	{"cron(0 8 1 * ?)", 0},
	{"cron(0 8 1 * ? * *)", 0},
	{"30", 0},
	{"", 0},
	{"cron()", 0},
	{"cron(", 0},
	{"cron(0 8 0 * ? *)", 0},
	{"cron(0 8 32 * ? *)", 0},
	{"cron(0 +8 1 * ? *)", 0}, // no number has a sign
	{"cron(0 0/+8 * * ? *)", 0},
	{"cron(0 8 ? * SUN#+1 *)", 0},
	{"cron(0 8 31 2 ? *)", 0},
	{"cron(0 8 30 FEB ? *)", 0},
	{"cron(0 8 1 13 ? *)", 0},
	{"cron(0 8 1 JANUARY ? *)", 0},
	{"cron(0 8 ? * 8 *)", 0},
	{"cron(0 8 ? * 0 *)", 0},
	{"cron(0 8 ? * SUN#6 *)", 0},
	{"cron(0 8 ? * SUN#0 *)", 0},
	{"cron(0 8 ? * SUN# *)", 0},
	{"cron(0 8 ? * #1 *)", 0},
	{"cron(0 8 ? * MON-FRI#1 *)", 0},
	{"cron(0 8 ? * LL *)", 0},
	{"cron(0 8 ? * FRI-MON *)", 0},
	{"cron(0 8 1W * ? *)", 0},
	{"cron(0 8 , * ? *)", 0},
	{"cron(0 8 1/0 * ? *)", 0},
	{"cron(0 8 1/-1 * ? *)", 0},
	{"cron(0 8 1/9223372036854775807 * ? *)", 0},
	{"cron(0 8 -1 * ? *)", 0},
}

func TestExpression(t *testing.T) {
	for _, test := range expressions {
		got, err := readExpression(test.text)
		if got.longest != test.want || (err == nil) != (test.want > 0) {
			t.Errorf("%s: %d hours (%v), want %d", test.text, got.longest, err, test.want)
		}
	}
}

// TestRoom counts the hours that a window may have.
func TestRoom(t *testing.T) {
	for _, test := range []struct {
		text  string
		room  int
		daily bool
	}{
		{"rate(4 hours)", 4, false},
		{"rate(48 hours)", 48, false},
		{"rate(1 day)", 24, true},
		{"rate(30 days)", 24, true},
		{"cron(0 0 1 * ? *)", 24, true},
		{"cron(0 22 ? * SUN *)", 2, true},
		{"cron(0 /8 * * ? *)", 8, false},
		{"cron(0 8/8 * * ? *)", 8, false},
		{"cron(0 2/10 * * ? *)", 4, false}, // 22, and 2 again
		{"cron(0 2/10 1 * ? *)", 10, false},
		{"cron(0 8,20 * * ? *)", 12, false},
	} {
		got, err := readExpression(test.text)
		if got.room != test.room || got.daily != test.daily || err != nil {
			t.Errorf("%s: %+v (%v), want %d", test.text, got, err, test.room)
		}
	}
}

// The calendar that gaps walks is that of the time package.
func TestDays(t *testing.T) {
	first := time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC)
	count := 0
	for d := range days {
		want := first.AddDate(0, 0, d.number)
		if d.number != count || d.ofMonth != want.Day() || d.month != int(want.Month()) || d.weekday != int(want.Weekday())+1 {
			t.Fatalf("%+v is not %s", d, want)
		}
		count++
	}
	equal(t, "days", count, int(time.Date(lastYear+1, 1, 1, 0, 0, 0, 0, time.UTC).Sub(first).Hours())/24)
}

func FuzzExpression(f *testing.F) {
	for _, test := range expressions {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := readExpression(text)
		if (err == nil) != (got.longest >= shortestGap) || got.longest > 2*28*366*24 || got.room > got.longest {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	})
}
