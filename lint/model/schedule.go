package model

import (
	"slices"
	"strconv"
)

const scheduleType = "AWS::SecretsManager::RotationSchedule"

// scheduleFact is what is known about one rotation schedule.
type scheduleFact struct {
	*resource
	secret  *resource // nil: not one of the assembly
	unknown string    // why it is not known which secret it rotates
	targets []target  // all that it may rotate
	others  []sibling // schedules before it that rotate the same secret
	timings lazy[[]cadence]
}

func (a *Assembly) findSchedules() {
	for _, r := range a.in(scheduleType) {
		fact := &scheduleFact{resource: r}
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
	schedule.targets = a.secrets(schedule.property("SecretId"), schedule.stack)
	for _, t := range schedule.targets {
		if t.unknown != "" {
			schedule.unknown = t.unknown
		}
		secret := a.facts.secretOf[t.secret]
		if secret == nil {
			continue
		}
		schedule.secret = t.secret
		secret.rotated = append(secret.rotated, and(schedule.exists, t.when))
		if !slices.Contains(secret.schedules, schedule) {
			secret.schedules = append(secret.schedules, schedule)
		}
	}
}

// findRotation says whether a schedule exists whenever the secret does.
func (secret *secretFact) findRotation(none rotation) rotation {
	open := none.reason
	for _, schedule := range secret.schedules {
		if schedule.unknown != "" {
			open = "which secret " + quoted(schedule.id) + " rotates is not known: " + schedule.unknown
		}
	}
	switch left := secret.without(secret.rotated); {
	case left == solution{}:
		return rotation{status: "scheduled"}
	case open != "":
		return rotation{status: "undecided", reason: open}
	case left.unknown != "":
		return rotation{status: "undecided", reason: left.unknown}
	case len(secret.rotated) > 0:
		return rotation{status: "none", when: left.witness}
	}
	return rotation{status: "none"}
}

// withoutSchedule is the rotation of secrets that no schedule is known to rotate.
func (a *Assembly) withoutSchedule() rotation {
	for _, schedule := range a.facts.schedules {
		if schedule.secret == nil && schedule.unknown != "" {
			return rotation{status: "undecided", reason: "the secret of schedule " + quoted(schedule.id) + " is not known: " + schedule.unknown}
		}
	}
	if why := a.mayHoldMore(); why != "" {
		return rotation{status: "undecided", reason: why}
	}
	return rotation{status: "none"}
}

// isLiteral reports whether a scalar is written in the template itself.
func (v value) isLiteral() bool {
	for _, p := range v.parts() {
		if !p.known || p.from != literal {
			return false
		}
	}
	_, ok := v.text()
	return ok
}

func quoted(id string) string { return strconv.Quote(id) }
