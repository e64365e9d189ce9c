package model

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// findRotationClients collects what each schedule runs: the function that it names, the rotation
// application behind an output, or the hosted function of the schedule itself.
func (a *Assembly) findRotationClients() {
	for _, schedule := range a.facts.schedules {
		hosted := schedule.property("HostedRotationLambda")
		if hosted.kind != absent {
			a.addRotation(&client{
				resource: schedule.resource, path: []string{"Properties", "HostedRotationLambda"},
				subnets: commaSeparated(hosted.get("VpcSubnetIds")),
				groups:  commaSeparated(hosted.get("VpcSecurityGroupIds")),
			}, schedule)
			continue
		}
		for alternative := range schedule.property("RotationLambdaARN").alternatives() {
			for _, p := range alternative.value.parts() { // ${Function.Arn}:qualifier has two
				if p.from == attribute {
					a.addRotationFunction(p.to, schedule)
				}
			}
			if r := a.functionNamed(alternative.value, schedule.stack); r != nil {
				a.addRotationFunction(r, schedule)
			}
		}
	}
}

func (a *Assembly) addRotationFunction(r *resource, schedule *scheduleFact) {
	switch {
	case r.maker != nil:
		a.addRotationFunction(r.maker, schedule)
	case r.is("AWS::Lambda::Version", "AWS::Lambda::Alias"):
		if p, ok := r.property("FunctionName").sole(); ok && p.from == attribute && p.to.is(functionTypes...) {
			a.addRotation(p.to.functionClient(), schedule)
		}
	case r.is(functionTypes...):
		a.addRotation(r.functionClient(), schedule)
	case r.isRotationApplication():
		parameters := r.property("Parameters")
		a.addRotation(&client{
			resource: r, path: []string{"Properties", "Parameters"},
			subnets: commaSeparated(parameters.get("vpcSubnetIds")),
			groups:  commaSeparated(parameters.get("vpcSecurityGroupIds")),
			url:     parameters.get("endpoint"),
		}, schedule)
	}
}

func (r *resource) functionClient() *client {
	return &client{
		resource: r, path: []string{"Properties", "VpcConfig"},
		subnets: named(r.property("VpcConfig", "SubnetIds").members()),
		groups:  named(r.property("VpcConfig", "SecurityGroupIds").members()),
		url:     r.property("Environment", "Variables", "SECRETS_MANAGER_ENDPOINT"),
	}
}

// addRotation keeps a client with all schedules that run it.
func (a *Assembly) addRotation(c *client, schedule *scheduleFact) {
	a.addClient(c, "rotation", schedule.secret)
	if kept := a.facts.clientOf[c.resource]; kept != nil {
		kept.schedules = append(kept.schedules, schedule)
	}
}

// addClient keeps a client once, and only if it sits in a VPC.
func (a *Assembly) addClient(c *client, role string, secret *resource) {
	if len(c.subnets) == 0 || a.facts.clientOf[c.resource] != nil {
		return
	}
	c.role, c.secret = role, secret
	a.facts.clientOf[c.resource] = c
	a.facts.clients = append(a.facts.clients, c)
}

// commaSeparated reads a property that takes a list as one text, such as VpcSubnetIds.
func commaSeparated(v value) []branch {
	var all []branch
	for member := range v.members() {
		pieces, _ := member.value.split(",")
		for _, piece := range pieces {
			all = append(all, branch{member.when, value{kind: text, made: trimmed(piece), node: member.value.node}})
		}
	}
	return named(slices.Values(all))
}

// trimmed takes the blanks off that may stand around a comma.
func trimmed(piece []part) []part {
	var kept []part
	for i, p := range piece {
		if i == 0 {
			p.text = strings.TrimLeft(p.text, " ")
		}
		if i == len(piece)-1 {
			p.text = strings.TrimRight(p.text, " ")
		}
		if p.text != "" || !p.known {
			kept = append(kept, p)
		}
	}
	return kept
}

// named leaves out empty names, which parameters have by default to say that there is no VPC.
func named(members iter.Seq[branch]) []branch {
	var all []branch
	for member := range members {
		if name, ok := member.value.text(); !ok || name != "" {
			all = append(all, member)
		}
	}
	return all
}

// findReaders collects the functions in a VPC that are handed a secret of the assembly and whose
// role may read it.
func (a *Assembly) findReaders() {
	if len(a.facts.secrets) == 0 {
		return
	}
	for _, r := range a.in(functionTypes...) {
		if r.property("VpcConfig").kind == absent {
			continue
		}
		secret := cmp.Or(a.secretInEnvironment(r), a.secretOfPolicies(r))
		if secret != nil && a.reads(r.role()) {
			a.addClient(r.functionClient(), "reader", secret)
		}
	}
}

func (a *Assembly) secretInEnvironment(r *resource) *resource {
	for variables := range r.property("Environment", "Variables").alternatives() {
		for _, variable := range variables.value.items() {
			for _, t := range a.secrets(variable, r.stack) {
				if t.secret != nil {
					return t.secret
				}
			}
		}
	}
	return nil
}

// byDefaultName reports whether a client is known to call the service by its default name: it sets
// no URL, or the service's own. The URL of an endpoint needs no private DNS.
func (c *client) byDefaultName() bool {
	return c.url.kind == absent || strings.HasPrefix(c.url.plain(), "https://secretsmanager")
}
