package model

import (
	"slices"
	"strconv"
)

const scheduleType = "AWS::SecretsManager::RotationSchedule"

// scheduleFact is what is known about one rotation schedule.
type scheduleFact struct {
	*resource
	secret   *resource // nil: not one of the assembly
	unknown  string    // why it is not known which secret it rotates
	rules    bool      // RotationRules are there
	interval interval
}

// interval is the longest time between two rotations.
type interval struct {
	property []string // the path below Properties that decides it
	text     string   // as written
	hours    int      // 0: not known
	err      string   // what is wrong with it
}

func (a *Assembly) findSchedules() {
	for _, r := range a.byType[scheduleType] {
		fact := &scheduleFact{resource: r, interval: r.interval()}
		fact.rules = r.property("RotationRules").kind != absent
		a.facts.schedules = append(a.facts.schedules, fact)
		a.link(fact)
	}
	none := a.withoutSchedule()
	for _, secret := range a.facts.secrets {
		secret.rotation = secret.findRotation(none)
	}
}

// link ties a schedule to each secret that it may rotate.
func (a *Assembly) link(schedule *scheduleFact) {
	targets := a.secrets(schedule.property("SecretId"), schedule.stack)
	for _, t := range targets {
		switch {
		case t.unknown != "":
			schedule.unknown = t.unknown
		case t.secret != targets[0].secret && schedule.unknown == "":
			schedule.unknown = "it depends on whether " + t.when
		}
		if secret := a.facts.secretOf[t.secret]; secret != nil && !slices.Contains(secret.schedules, schedule) {
			schedule.secret = t.secret
			secret.schedules = append(secret.schedules, schedule)
		}
	}
}

// findRotation says whether a schedule exists whenever the secret does.
func (secret *secretFact) findRotation(none rotation) rotation {
	status := none
	for _, schedule := range secret.schedules {
		switch {
		case schedule.unknown != "":
			status = rotation{"undecided", "which secret " + quoted(schedule.id) + " rotates is not known: " + schedule.unknown}
		case schedule.condition == "" || schedule.condition == secret.condition:
			return rotation{status: "scheduled"}
		default:
			status = rotation{"undecided", "its schedule " + quoted(schedule.id) + " exists only under condition " + schedule.condition}
		}
	}
	return status
}

// withoutSchedule is the rotation of secrets that no schedule is known to rotate.
func (a *Assembly) withoutSchedule() rotation {
	for _, schedule := range a.facts.schedules {
		if schedule.secret == nil && schedule.unknown != "" {
			return rotation{"undecided", "the secret of schedule " + quoted(schedule.id) + " is not known: " + schedule.unknown}
		}
	}
	if why := a.mayHoldMore(); why != "" {
		return rotation{"undecided", why}
	}
	return rotation{status: "none"}
}

// interval reads RotationRules. Only literal and given values count: a default says little about the
// value that a deployment gives.
func (r *resource) interval() interval {
	if days := r.property("RotationRules", "AutomaticallyAfterDays"); days.isDecided() {
		i := interval{property: []string{"RotationRules", "AutomaticallyAfterDays"}, text: "AutomaticallyAfterDays " + days.render()}
		n, err := strconv.Atoi(days.render())
		if err != nil || n < 1 || n > 1000 {
			i.err = "AutomaticallyAfterDays must be a whole number from 1 to 1000"
			return i
		}
		i.hours = 24 * n
		return i
	}
	expression := r.property("RotationRules", "ScheduleExpression")
	if !expression.isDecided() {
		return interval{}
	}
	i := interval{property: []string{"RotationRules", "ScheduleExpression"}, text: expression.render()}
	hours, err := longestGap(expression.render())
	if err != nil {
		i.err = err.Error()
	}
	i.hours = hours
	return i
}

// isLiteral reports whether a scalar is written in the template itself.
func (v value) isLiteral() bool {
	for _, p := range v.parts {
		if !p.known || p.from != literal {
			return false
		}
	}
	_, ok := v.text()
	return ok
}

func quoted(id string) string { return strconv.Quote(id) }
