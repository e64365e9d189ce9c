package model

import (
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// cadence is how often a schedule rotates, in the deployments that fulfil a formula.
type cadence struct {
	branch
	text string // as written
	timing
	err string // what is wrong with it
}

// fault is something in RotationRules that Secrets Manager does not take.
type fault struct {
	branch
	message string
}

// window is a rotation window beside the cadence that limits it.
type window struct {
	branch
	hours int
	of    cadence
}

const (
	daysRule       = "AutomaticallyAfterDays"
	expressionRule = "ScheduleExpression"
	durationRule   = "Duration"
)

func (s *scheduleFact) rule(name string) []branch {
	return slices.Collect(s.property("RotationRules", name).alternatives())
}

// withoutRules looks for a deployment in which nothing says how often the schedule rotates.
func (s *scheduleFact) withoutRules() solution {
	return s.occurs(not(oneOf(s.rule(daysRule), s.rule(expressionRule))))
}

// cadences reads RotationRules. Only literal and given values count: a default says little about the
// value that a deployment gives. They are read once: a cron expression is followed through the calendar.
func (s *scheduleFact) cadences() []cadence {
	return s.timings.get(s.readCadences)
}

func (s *scheduleFact) readCadences() []cadence {
	var all []cadence
	for _, days := range s.rule(daysRule) {
		if days.value.isDecided() {
			all = append(all, daysCadence(days))
		}
	}
	for _, expression := range s.rule(expressionRule) {
		if !expression.value.isDecided() {
			continue
		}
		c := cadence{branch: expression, text: expression.value.render()}
		t, err := readExpression(c.text)
		if err != nil {
			c.err = strings.ReplaceAll(err.Error(), "\n", "; ")
		}
		c.timing = t
		all = append(all, c)
	}
	return all
}

// daysCadence reads AutomaticallyAfterDays (API reference, RotationRulesType).
func daysCadence(days branch) cadence {
	c := cadence{branch: days, text: daysRule + " " + days.value.render()}
	n, err := strconv.Atoi(days.value.render())
	if err != nil || n < 1 || n > 1000 {
		c.err = "the days are a whole number from 1 to 1000"
		return c
	}
	c.timing = inDays(n)
	return c
}

// durationPattern is that of the API with its limits (API reference, RotationRulesType; a window ends
// with the day at the latest).
var durationPattern = lazily(`^(0?[1-9]|1\d|2[0-4])h$`)

// faults lists what is wrong with RotationRules, wherever some deployment has it.
func (s *scheduleFact) faults() []fault {
	var all []fault
	for _, c := range s.cadences() {
		if c.err != "" {
			all = append(all, fault{c.branch, shown(c.text) + ": " + c.err})
		}
	}
	if days, expressions := written(s.rule(daysRule)), written(s.rule(expressionRule)); len(days) > 0 && len(expressions) > 0 {
		all = append(all, fault{branch{and(oneOf(days), oneOf(expressions)), expressions[0].value}, daysRule + " and " + expressionRule + " exclude each other"})
	}
	for _, d := range s.rule(durationRule) {
		if d.value.isDecided() && !durationPattern().MatchString(d.value.render()) {
			all = append(all, fault{d, durationRule + " " + d.value.render() + ": a window is 1h to 24h long"})
		}
	}
	return all
}

// written leaves out what may not be there: a key of a map that is not computed.
func written(cases []branch) []branch {
	return slices.DeleteFunc(cases, func(b branch) bool {
		p, sole := b.value.sole()
		return sole && !p.known && p.from == function
	})
}

// windows pairs each Duration with each cadence that some deployment has beside it.
func (s *scheduleFact) windows() []window {
	var all []window
	cadences := s.cadences()
	for _, d := range s.rule(durationRule) {
		if !d.value.isDecided() || !durationPattern().MatchString(d.value.render()) {
			continue
		}
		text := d.value.render()
		hours, _ := strconv.Atoi(text[:len(text)-1]) // the pattern says that it is a number
		for _, c := range cadences {
			if when, ok := both(d.when, c.when); ok && c.err == "" {
				all = append(all, window{branch{when, d.value}, hours, c})
			}
		}
	}
	return all
}

// rulesFields are the facts about RotationRules.
func (s *scheduleFact) rulesFields() []field {
	return []field{
		{"without_rules", occurrenceTerm(s.withoutRules())},
		{"intervals", array(s.cadences(), func(c cadence) *ast.Term {
			return s.inCase(c.branch, field{"text", ast.StringTerm(c.text)},
				field{"error", optional(c.err)}, field{"hours", hoursTerm(c.longest)})
		})},
		{"faults", array(s.faults(), func(f fault) *ast.Term {
			return s.inCase(f.branch, field{"text", ast.StringTerm(f.message)})
		})},
		{"windows", array(s.windows(), func(w window) *ast.Term {
			return s.inCase(w.branch, field{"hours", ast.InternedTerm(w.hours)}, field{"room", ast.InternedTerm(w.of.room)},
				field{"daily", ast.InternedTerm(w.of.daily)}, field{"interval", ast.StringTerm(w.of.text)})
		})},
	}
}

// inCase shows a fact about a property: where it stands, and in which deployments it is so.
func (r *resource) inCase(b branch, more ...field) *ast.Term {
	return place{path: r.pathOf(b.value)}.object(occurrence(r.occurs(b.when)), more)
}

// hoursTerm is a number that is left out when it is not known.
func hoursTerm(n int) *ast.Term {
	if n == 0 {
		return nil
	}
	return ast.InternedTerm(n)
}
