package model

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// superuser is a secret that RDS manages and with which a client changes the password of another user.
// It holds no host: AWS's rotation functions ask the API of RDS for it (Secrets Manager User Guide,
// "Troubleshoot AWS Secrets Manager rotation").
type superuser struct {
	database *resource
	when     *formula
	// isOwnCode: the client runs code that need not do as AWS's functions do.
	isOwnCode bool
}

// superuserOf returns the first such secret that a client is given.
func (c *client) superuserOf() *superuser {
	for _, schedule := range c.schedules {
		for _, given := range c.superuserSecrets(schedule) {
			for alternative := range given.alternatives() {
				if database := alternative.value.managedBy(); database != nil {
					return &superuser{database, alternative.when, c.is(functionTypes...)}
				}
			}
		}
	}
	return nil
}

func (c *client) superuserSecrets(schedule *scheduleFact) []value {
	hosted := schedule.property("HostedRotationLambda")
	switch {
	case c.is(scheduleType):
		if strings.HasSuffix(hosted.get("RotationType").plain(), "MultiUser") {
			return []value{hosted.get("SuperuserSecretArn"), hosted.get("MasterSecretArn")}
		}
	case c.is(functionTypes...):
		if schedule.secret != nil {
			return schedule.secret.fields()["masterarn"]
		}
	default:
		return []value{c.property("Parameters", "superuserSecretArn")}
	}
	return nil
}

// managedBy returns the database of RDS that manages a secret.
func (v value) managedBy() *resource {
	p, ok := v.sole()
	if ok && p.from == attribute && p.name == "MasterUserSecret.SecretArn" && p.to.is("AWS::RDS::DBInstance", "AWS::RDS::DBCluster") {
		return p.to
	}
	return nil
}

// reachesRDS says how a client gets to the API of RDS.
func (a *Assembly) reachesRDS(c *client) reach {
	return c.reachBy(a.facts.rdsEndpoints.get(func() endpoints { return a.byVPC(a.endpointsOf("rds", "rds-fips")) }), a.routes())
}

func (c *client) superuserTerm() *ast.Term {
	found := c.superuserOf()
	if found == nil {
		return nil
	}
	return object(
		field{"database", ast.StringTerm(found.database.id)},
		field{"own_code", ast.BooleanTerm(found.isOwnCode)},
		field{"when", optional(c.circumstances(found.when))},
		field{"rds", reachTerm(c.stack.assembly.reachesRDS(c))},
	)
}

func reachTerm(r reach) *ast.Term {
	return object(
		field{"by", ast.StringTerm(r.by)},
		field{"reason", optional(r.reason)},
		field{"when", optional(r.when)},
		field{"endpoints", array(r.endpoints, func(e *endpoint) *ast.Term { return ast.StringTerm(e.key()) })},
	)
}
