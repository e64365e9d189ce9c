package model

import (
	"slices"
	"strconv"
	"strings"
)

// attachedDatabase is a database whose login a secret holds, by an attachment or as its password.
type attachedDatabase struct {
	*resource
	when *formula
}

// attachedDatabases finds the databases of the assembly by their secrets.
func (a *Assembly) attachedDatabases() map[*resource][]attachedDatabase {
	found := map[*resource][]attachedDatabase{}
	add := func(targets []target, database *resource, when *formula) {
		for _, t := range targets {
			tied := func(d attachedDatabase) bool { return d.resource == database }
			if t.secret != nil && t.unknown == "" && !slices.ContainsFunc(found[t.secret], tied) {
				found[t.secret] = append(found[t.secret], attachedDatabase{database, and(database.exists, when, t.when)})
			}
		}
	}
	for _, r := range a.in("AWS::SecretsManager::SecretTargetAttachment") {
		for id := range r.property("TargetId").alternatives() {
			if p, sole := id.value.sole(); sole && p.from == attribute && tlsOf(p.to) != nil {
				add(a.secrets(r.property("SecretId"), r.stack), p.to, and(r.exists, id.when))
			}
		}
	}
	for _, r := range a.in("AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Redshift::Cluster") {
		for password := range r.property("MasterUserPassword").alternatives() {
			add(a.dynamicSecrets(password.value, r.stack), r, password.when)
		}
	}
	return found
}

// tlsSetting is the parameter with which a type of database refuses connections without TLS.
type tlsSetting struct {
	group      string // the property that names the parameter group
	parameters string // the property of the group that holds the parameters
	byEngine   map[string]tlsParameter
}

// tlsParameter is the parameter of an engine, and the first major version that has it on by default:
// "" for never, "*" for all, "?" where that is not known.
type tlsParameter struct{ name, since string }

// Amazon RDS User Guide and Amazon Aurora User Guide, "Requiring SSL/TLS for all connections" of each
// engine; Amazon DocumentDB Developer Guide, "Encrypting data in transit"; Amazon Redshift Management
// Guide, "Configuring security options for connections".
var tlsSettings = map[string]*tlsSetting{
	"AWS::RDS::DBInstance": {"DBParameterGroupName", "Parameters", map[string]tlsParameter{
		"postgres": {"rds.force_ssl", "15"}, "mysql": {"require_secure_transport", "9"}, "mariadb": {"require_secure_transport", "11.8"},
		"sqlserver-ee": {"rds.force_ssl", ""}, "sqlserver-se": {"rds.force_ssl", ""}, "sqlserver-ex": {"rds.force_ssl", ""}, "sqlserver-web": {"rds.force_ssl", ""},
	}},
	"AWS::RDS::DBCluster": {"DBClusterParameterGroupName", "Parameters", map[string]tlsParameter{
		"aurora-postgresql": {"rds.force_ssl", "17"}, "aurora-mysql": {"require_secure_transport", "8.1"},
		"postgres": {"rds.force_ssl", "15"}, "mysql": {"require_secure_transport", "9"},
	}},
	"AWS::DocDB::DBCluster":  {"DBClusterParameterGroupName", "Parameters", map[string]tlsParameter{"": {"tls", "*"}}},
	"AWS::Redshift::Cluster": {"ClusterParameterGroupName", "Parameters", map[string]tlsParameter{"": {"require_ssl", "?"}}},
}

func tlsOf(r *resource) *tlsSetting { return tlsSettings[r.kind] }

// tls says whether the database refuses connections without TLS: "required", "optional" or "unknown".
func (r *resource) tls() string {
	setting := tlsOf(r)
	if setting == nil {
		return "unknown"
	}
	engine, isKnown := r.property("Engine").text()
	if setting.byEngine[""] != (tlsParameter{}) {
		engine, isKnown = "", true
	}
	parameter, supported := setting.byEngine[engine]
	group := r.property(setting.group)
	p, sole := group.sole()
	switch {
	case !isKnown || !supported:
	case group.kind == absent:
		return parameter.byDefault(r.property("EngineVersion"))
	case sole && p.from == attribute && p.to.property(setting.parameters).kind != absent:
		return parameter.in(p.to.property(setting.parameters), r.property("EngineVersion"))
	}
	return "unknown"
}

// in looks a parameter up in the parameters of a group: a map, or for Redshift a list of pairs.
func (p tlsParameter) in(parameters, version value) string {
	set := parameters.get(p.name)
	for _, pair := range parameters.items() {
		if parameters.kind == list && pair.get("ParameterName").plain() == p.name {
			set = pair.get("ParameterValue")
		}
	}
	switch content := strings.ToLower(set.plain()); {
	case set.kind == absent && (parameters.kind == mapping || parameters.kind == list):
		return p.byDefault(version)
	case !set.isDecided():
		return "unknown"
	case slices.Contains([]string{"0", "off", "false", "disabled"}, content):
		return "optional"
	}
	return "required"
}

// byDefault says what holds where no parameter group of the assembly sets the parameter. A version that
// the template does not write may be any.
func (p tlsParameter) byDefault(version value) string {
	content, isKnown := version.text()
	switch {
	case p.since == "":
		return "optional"
	case p.since == "*":
		return "required"
	case p.since == "?" || !isKnown || !version.isDecided():
		return "unknown"
	case versionLess(content, p.since):
		return "optional"
	}
	return "required"
}

// versionLess compares versions number by number, as far as the second one goes.
func versionLess(a, b string) bool {
	of := strings.Split(a, ".")
	for i, text := range strings.Split(b, ".") {
		limit, _ := strconv.Atoi(text)
		if i >= len(of) {
			return false
		}
		n, err := strconv.Atoi(of[i])
		if err != nil || n != limit {
			return err == nil && n < limit
		}
	}
	return false
}
