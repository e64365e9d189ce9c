package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// manager are the properties by which a database takes a master password, or has its service manage
// one (CloudFormation reference of each type).
type manager struct{ password, property string }

var managers = map[string]manager{
	"AWS::RDS::DBInstance":               {"MasterUserPassword", "ManageMasterUserPassword"},
	"AWS::RDS::DBCluster":                {"MasterUserPassword", "ManageMasterUserPassword"},
	"AWS::DocDB::DBCluster":              {"MasterUserPassword", "ManageMasterUserPassword"},
	"AWS::Redshift::Cluster":             {"MasterUserPassword", "ManageMasterPassword"},
	"AWS::RedshiftServerless::Namespace": {"AdminUserPassword", "ManageAdminPassword"},
}

var databaseTypes = []string{
	"AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Namespace",
}

// database is a database whose service can manage its master password.
type database struct {
	*resource
	manager
	managed  []branch // the cases in which the service manages the password
	unknown  string   // why that is not known
	secrets  []*passwordSecret
	attached []branch // the cases in which an attachment ties a secret to it
	public   []*publicAccess
}

// passwordSecret is a secret from which a dynamic reference takes the master password.
type passwordSecret struct {
	target
	value value
}

// publicAccess is a place that may make the database public: its own, that of an instance of the
// cluster, or that of a workgroup of the namespace.
type publicAccess struct {
	*resource
	value value
	when  *formula
}

func (a *Assembly) databases() []*database {
	var all []*database
	of := map[*resource]*database{}
	for _, r := range a.in(databaseTypes...) {
		d := &database{resource: r, manager: managers[r.kind]}
		d.findManaged()
		all, of[r] = append(all, d), d
	}
	a.findAttached(of)
	a.findPublic(of)
	excluded := a.replicated()
	for _, d := range all {
		if !excluded[d.resource] && !d.cannotBeManaged() {
			d.findSecrets()
		}
	}
	return all
}

func (d *database) findManaged() {
	for alternative := range d.byDefault(d.resource.property(d.manager.property)) {
		switch is, isKnown := alternative.value.truth(); {
		case is:
			d.managed = append(d.managed, alternative)
		case !isKnown:
			d.unknown = reason(alternative.value)
		}
	}
}

// findSecrets finds the secrets that the password is read from.
func (d *database) findSecrets() {
	for _, found := range d.values("/" + d.password) {
		for _, t := range d.stack.assembly.dynamicSecrets(found.value, d.stack) {
			t.when = and(found.when, t.when)
			d.secrets = append(d.secrets, &passwordSecret{t, found.value})
		}
	}
}

// unmanageable are the properties of databases whose password no service manages: replicas, members of
// Aurora clusters and of global clusters (RDS, Aurora and DocumentDB guides, "Password management with
// AWS Secrets Manager").
var unmanageable = map[string][]string{
	"AWS::RDS::DBInstance":  {"SourceDBInstanceIdentifier", "SourceDBClusterIdentifier", "DBClusterIdentifier"},
	"AWS::RDS::DBCluster":   {"ReplicationSourceIdentifier", "GlobalClusterIdentifier"},
	"AWS::DocDB::DBCluster": {"GlobalClusterIdentifier"},
}

// cannotBeManaged reports whether a database has such a property, or is of RDS Custom or of Aurora
// Serverless v1.
func (d *database) cannotBeManaged() bool {
	engine, mode := d.resource.property("Engine").plain(), d.resource.property("EngineMode").plain()
	return strings.HasPrefix(engine, "custom-") || d.is("AWS::RDS::DBInstance") && strings.HasPrefix(engine, "aurora") ||
		mode == "serverless" || mode == "global" ||
		slices.ContainsFunc(unmanageable[d.kind], func(property string) bool { return d.resource.property(property).kind != absent })
}

// replicated returns the databases that others of the assembly copy, which have to keep a password of
// their own: only SQL Server has replicas of managed ones.
func (a *Assembly) replicated() map[*resource]bool {
	sources := map[*resource]bool{}
	for _, edge := range []struct{ kind, property string }{
		{"AWS::RDS::DBInstance", "SourceDBInstanceIdentifier"},
		{"AWS::RDS::DBInstance", "SourceDBClusterIdentifier"},
		{"AWS::RDS::DBCluster", "ReplicationSourceIdentifier"},
		{"AWS::RDS::GlobalCluster", "SourceDBClusterIdentifier"},
		{"AWS::DocDB::GlobalCluster", "SourceDBClusterIdentifier"},
	} {
		for _, r := range a.in(edge.kind) {
			for source := range r.property(edge.property).alternatives() {
				for _, p := range source.value.parts() {
					if p.from == attribute && !strings.HasPrefix(p.to.property("Engine").plain(), "sqlserver") {
						sources[p.to] = true
					}
				}
			}
		}
	}
	return sources
}

// renewal says whether anybody changes the password: the service, or a schedule of the secret. It is
// "yes", "no" with a deployment where nobody does, or "unknown" with a reason.
func (d *database) renewal(s *passwordSecret) (status string, in solution, reason string) {
	fact := d.stack.assembly.facts.secretOf[s.secret]
	covered := oneOf(d.managed)
	if fact != nil {
		covered = or(append(slices.Clone(fact.rotated), covered)...)
	}
	in = d.occurs(and(s.when, not(covered)))
	switch {
	case in == solution{}:
		return "yes", in, ""
	case d.unknown != "":
		return "unknown", in, d.unknown
	case s.unknown != "":
		return "unknown", in, s.unknown
	case fact == nil:
		return "unknown", in, "its secret is not in these templates"
	case fact.rotation.status == "undecided":
		return "unknown", in, fact.rotation.reason
	case in.unknown != "":
		return "unknown", in, in.unknown
	}
	return "no", in, ""
}

// givenTwice looks for a deployment that sets a password although the service manages it.
func (d *database) givenTwice() (solution, value) {
	var set []branch
	for _, found := range d.values("/" + d.password) {
		if content, isKnown := found.value.text(); !isKnown || content != "" {
			set = append(set, found)
		}
	}
	if len(set) == 0 || len(d.managed) == 0 {
		return solution{}, value{}
	}
	return d.occurs(and(oneOf(set), oneOf(d.managed))), set[0].value
}

func databaseTerm(d *database) *ast.Term {
	twice, where := d.givenTwice()
	return d.place().object([]field{
		{"type", ast.StringTerm(d.kind)},
		{"password", wordTerm(d.password)},
		{"manager", wordTerm(d.manager.property)},
		{"given_twice", occasionTerm(twice, field{"path", d.pathOf(where)})},
		{"password_secrets", array(d.secrets, d.secretTerm)},
		{"public", array(d.exposures(), (*exposure).term)},
	})
}

func (d *database) secretTerm(s *passwordSecret) *ast.Term {
	status, in, reason := d.renewal(s)
	fields := []field{{"path", d.pathOf(s.value)}, {"secret", idTerm(s.secret)}, {"renewed", wordTerm(status)}, {"reason", optional(reason)}}
	if status == "no" {
		fields = append(fields, field{"when", optional(in.witness)})
	}
	return object(fields...)
}
