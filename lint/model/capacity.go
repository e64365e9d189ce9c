package model

import (
	"slices"
	"strconv"
)

// capacity is a limit of a rotation function: how long it may run, or how often at once.
type capacity struct {
	*resource // that sets it
	kind      string
	path      []string
	amount    int
	isDefault bool
	when      *formula
}

// defaultTimeout is that of Lambda, in seconds (CloudFormation Template Reference,
// AWS::Lambda::Function, "Timeout").
const defaultTimeout = 3

// capacities are the limits that a function certainly has: what is not written in the template, or given,
// is left out.
func (r *rotator) capacities() []capacity {
	var found []capacity
	for outcome := range r.property("Timeout").outcomes() {
		if outcome.value.kind == absent {
			found = append(found, capacity{resource: r.resource, kind: "timeout", amount: defaultTimeout, isDefault: true, when: outcome.when})
		}
	}
	found = append(found, r.limit("timeout", "Timeout")...)
	found = append(found, r.limit("reserved-concurrency", "ReservedConcurrentExecutions")...)
	holders := []*resource{r.resource} // with SAM, the function itself sets that of its alias
	for _, u := range r.uses {
		if of := u.function.through; of != nil && of.maker == nil && !slices.Contains(holders, of) {
			holders = append(holders, of)
		}
	}
	for _, holder := range holders {
		found = append(found, holder.limit("provisioned-concurrency", "ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions")...)
	}
	return found
}

func (r *resource) limit(kind string, path ...string) []capacity {
	var found []capacity
	for outcome := range r.property(path...).outcomes() {
		amount, err := strconv.Atoi(outcome.value.render())
		if err == nil && outcome.value.isDecided() {
			found = append(found, capacity{resource: r, kind: kind, path: path, amount: amount, when: outcome.when})
		}
	}
	return found
}
