package model

import "strings"

// findRotationClients collects what each schedule runs: the function that it names, the rotation
// application behind an output, or the hosted function of the schedule itself.
func (a *Assembly) findRotationClients() {
	for _, schedule := range a.facts.schedules {
		hosted := schedule.property("HostedRotationLambda")
		if hosted.kind != absent {
			a.addClient(&client{
				resource: schedule.resource, path: []string{"Properties", "HostedRotationLambda"},
				subnets: commaSeparated(hosted.get("VpcSubnetIds")),
				groups:  commaSeparated(hosted.get("VpcSecurityGroupIds")),
			}, "rotation", schedule.secret)
			continue
		}
		for _, alternative := range schedule.property("RotationLambdaARN").alternatives() {
			if p, ok := alternative.value.sole(); ok && p.from == attribute {
				a.addRotationFunction(p.to, schedule.secret)
			}
		}
	}
}

func (a *Assembly) addRotationFunction(r *resource, secret *resource) {
	switch {
	case r.is("AWS::Lambda::Version", "AWS::Lambda::Alias"):
		if p, ok := r.property("FunctionName").sole(); ok && p.from == attribute && p.to.is(functionTypes...) {
			a.addRotationFunction(p.to, secret)
		}
	case r.is(functionTypes...):
		a.addFunction(r, "rotation", secret)
	case r.is("AWS::Serverless::Application"):
		parameters := r.property("Parameters")
		a.addClient(&client{
			resource: r, path: []string{"Properties", "Parameters"},
			subnets: commaSeparated(parameters.get("vpcSubnetIds")),
			groups:  commaSeparated(parameters.get("vpcSecurityGroupIds")),
			url:     parameters.get("endpoint").render(),
		}, "rotation", secret)
	}
}

func (a *Assembly) addFunction(r *resource, role string, secret *resource) {
	a.addClient(&client{
		resource: r, path: []string{"Properties", "VpcConfig"},
		subnets: r.property("VpcConfig", "SubnetIds").members(),
		groups:  r.property("VpcConfig", "SecurityGroupIds").members(),
		url:     r.property("Environment", "Variables", "SECRETS_MANAGER_ENDPOINT").render(),
	}, role, secret)
}

// addClient keeps a client once, and only if it sits in a VPC.
func (a *Assembly) addClient(c *client, role string, secret *resource) {
	if len(c.subnets) == 0 || a.facts.isClient[c.resource] {
		return
	}
	c.role, c.secret = role, secret
	a.facts.isClient[c.resource] = true
	a.facts.clients = append(a.facts.clients, c)
}

// commaSeparated reads a property that takes a list as one text, such as VpcSubnetIds.
func commaSeparated(v value) []branch {
	var all []branch
	for _, member := range v.members() {
		pieces, _ := member.value.split(",")
		for _, piece := range pieces {
			all = append(all, branch{member.when, value{kind: text, parts: piece, node: member.value.node}})
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
	var readers map[*resource]bool
	for _, r := range a.in(functionTypes...) {
		if r.property("VpcConfig").kind == absent {
			continue
		}
		secret := a.secretInEnvironment(r)
		if secret == nil {
			continue
		}
		if readers == nil {
			readers = a.readingRoles()
		}
		if role, ok := r.property("Role").sole(); ok && readers[role.to] {
			a.addFunction(r, "reader", secret)
		}
	}
}

func (a *Assembly) secretInEnvironment(r *resource) *resource {
	for _, variable := range r.property("Environment", "Variables").items {
		for _, t := range a.secrets(variable, r.stack) {
			if t.secret != nil {
				return t.secret
			}
		}
	}
	return nil
}

// readingRoles returns the roles that some policy of the assembly lets read secrets.
func (a *Assembly) readingRoles() map[*resource]bool {
	readers := map[*resource]bool{}
	for _, role := range a.byType["AWS::IAM::Role"] {
		for _, policy := range role.property("Policies").members() {
			if a.allowsReading(role, policy.value.get("PolicyDocument")) {
				readers[role] = true
			}
		}
	}
	for _, policy := range a.in("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy") {
		if !a.allowsReading(policy, policy.property("PolicyDocument")) {
			continue
		}
		for _, role := range policy.property("Roles").members() {
			if p, ok := role.value.sole(); ok && p.from == attribute {
				readers[p.to] = true
			}
		}
	}
	return readers
}

func (a *Assembly) allowsReading(owner *resource, document value) bool {
	for _, s := range a.statementsIn(owner, document) {
		if s.allows && matchesAny(s.actions, "secretsmanager:GetSecretValue") {
			return true
		}
	}
	return false
}

// ownURL reports whether a client calls an endpoint by its own name, which needs no private DNS.
func (c *client) ownURL() bool {
	return strings.Contains(c.url, "vpce") || strings.Contains(c.url, "VPCE")
}
