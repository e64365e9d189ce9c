package model

import (
	"slices"
	"strings"
)

const (
	serviceType = "AWS::ECS::Service"
	taskType    = "AWS::ECS::TaskDefinition"
)

// findTasks collects the services whose tasks are in a VPC, are handed a secret of the assembly and
// have a role that may read it.
func (a *Assembly) findTasks() {
	if len(a.facts.secrets) == 0 || len(a.in(serviceType)) == 0 {
		return
	}
	for _, r := range a.in(serviceType) {
		for definition := range r.property("TaskDefinition").alternatives() {
			if p, ok := definition.value.sole(); ok && p.from == attribute && p.to.is(taskType) {
				if secret := a.secretOfTask(r, p.to); secret != nil {
					a.addTask(r, secret)
				}
			}
		}
	}
}

func (a *Assembly) addTask(r, secret *resource) {
	network := []string{"NetworkConfiguration", "AwsvpcConfiguration"}
	config := r.property(network...)
	a.addClient(&client{
		resource: r, path: append([]string{"Properties"}, network...),
		subnets: named(config.get("Subnets").members()),
		groups:  named(config.get("SecurityGroups").members()),
	}, "reader", secret)
}

// secretOfTask returns the secret that the tasks of a service read. What is handed over in Secrets
// or RepositoryCredentials is fetched with the execution role, through the task's own network
// interface on Fargate only (ECS Developer Guide, "Fargate task networking"): elsewhere the
// container instance fetches it. What the environment names is fetched by the task itself.
func (a *Assembly) secretOfTask(service, task *resource) *resource {
	if onFargate(service, task) && task.hasReadingRole("ExecutionRoleArn") {
		for _, property := range []string{"Secrets/*/ValueFrom", "RepositoryCredentials/CredentialsParameter", "LogConfiguration/SecretOptions/*/ValueFrom"} {
			if secret := a.secretAt(task, property, value.secretID); secret != nil {
				return secret
			}
		}
	}
	if !task.hasReadingRole("TaskRoleArn") {
		return nil
	}
	return a.secretAt(task, "Environment/*/Value", func(v value) value { return v })
}

func (a *Assembly) secretAt(task *resource, property string, id func(value) value) *resource {
	for _, found := range task.values("/ContainerDefinitions/*/" + property) {
		for _, t := range a.secrets(id(found.value), task.stack) {
			if t.secret != nil {
				return t.secret
			}
		}
	}
	return nil
}

func (r *resource) hasReadingRole(property string) bool {
	role, ok := r.property(property).sole()
	return ok && role.from == attribute && r.stack.assembly.reads(role.to)
}

// onFargate reports whether the tasks of a service are known to run on Fargate.
func onFargate(service, task *resource) bool {
	launch := service.property("LaunchType").plain()
	if launch != "" {
		return launch == "FARGATE"
	}
	for strategy := range service.property("CapacityProviderStrategy").members() {
		if strings.HasPrefix(strategy.value.get("CapacityProvider").plain(), "FARGATE") {
			return true
		}
	}
	only := slices.Collect(task.property("RequiresCompatibilities").members())
	return len(only) == 1 && only[0].value.plain() == "FARGATE"
}

// secretID cuts the JSON key, the stage and the version off that may follow an ARN in ValueFrom
// (ECS Developer Guide, "Pass Secrets Manager secrets through environment variables").
func (v value) secretID() value {
	const segmentsOfARN = 7
	segments, _ := v.split(":")
	keep := len(segments)
	if p := composed(segments[0]); p.plain() == "arn" {
		keep = min(keep, segmentsOfARN)
	} else if q, ok := p.sole(); ok && q.from == attribute {
		keep = 1
	}
	id := value{kind: v.kind, node: v.node}
	for i, segment := range segments[:keep] {
		if i > 0 {
			id.made = append(id.made, part{text: ":", known: true})
		}
		id.made = append(id.made, segment...)
	}
	return id
}

// isPublic reports whether the tasks of a service may have public addresses, with which an internet
// gateway is a way out. By default they have none (ECS API, AwsVpcConfiguration).
func (c *client) isPublic() bool {
	address := c.property("NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp")
	return c.is(serviceType) && address.kind != absent && address.plain() != "DISABLED"
}
