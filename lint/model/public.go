package model

import "github.com/open-policy-agent/opa/v1/ast"

// databaseNames are the properties that name databases.
var databaseNames = []struct{ kind, property string }{
	{"AWS::RDS::DBInstance", "DBInstanceIdentifier"},
	{"AWS::RDS::DBCluster", "DBClusterIdentifier"},
	{"AWS::Redshift::Cluster", "ClusterIdentifier"},
	{"AWS::RedshiftServerless::Namespace", "NamespaceName"},
}

// databaseIndex finds databases by what refers to them: an attribute, or the same name.
func (a *Assembly) databaseIndex() func(v value, from *stack) *resource {
	index := map[string][]*resource{}
	for _, names := range databaseNames {
		for name, found := range a.named(names.property, names.kind) {
			index[name] = append(index[name], found...)
		}
	}
	return func(v value, from *stack) *resource {
		if p, sole := v.sole(); sole && p.from == attribute {
			return p.to
		}
		if !v.comparable() {
			return nil
		}
		if found := visible(index[v.symbol(from)], from); len(found) == 1 {
			return found[0]
		}
		return nil
	}
}

// findAttached follows attachments to the databases that they tie a secret to.
func (a *Assembly) findAttached(of map[*resource]*database) {
	find := a.databaseIndex()
	for _, attachment := range a.in("AWS::SecretsManager::SecretTargetAttachment") {
		for id := range attachment.property("TargetId").alternatives() {
			if d := of[find(id.value, attachment.stack)]; d != nil {
				d.attached = append(d.attached, branch{when: and(attachment.exists, id.when)})
			}
		}
	}
}

// findPublic collects what may make attached databases public: PubliclyAccessible of their own, of the
// instances of an Aurora cluster, of the workgroups of a namespace.
func (a *Assembly) findPublic(of map[*resource]*database) {
	find := a.databaseIndex()
	for _, d := range of {
		d.findPublicAt(d.resource, nil)
	}
	for _, member := range []struct{ kind, property string }{
		{"AWS::RDS::DBInstance", "DBClusterIdentifier"}, {"AWS::RedshiftServerless::Workgroup", "NamespaceName"},
	} {
		for _, r := range a.in(member.kind) {
			for id := range r.property(member.property).alternatives() {
				if d := of[find(id.value, r.stack)]; d != nil && d.resource != r {
					d.findPublicAt(r, id.when)
				}
			}
		}
	}
}

func (d *database) findPublicAt(r *resource, member *formula) {
	for alternative := range r.byDefault(r.property("PubliclyAccessible")) {
		if is, _ := alternative.value.truth(); is {
			d.public = append(d.public, &publicAccess{r, alternative.value, and(member, alternative.when)})
		}
	}
}

// exposure is a place that makes a database public in deployments in which a secret is attached to it.
type exposure struct {
	*publicAccess
	in solution
}

func (d *database) exposures() []*exposure {
	var all []*exposure
	if len(d.attached) == 0 {
		return nil
	}
	for _, access := range d.public {
		// A condition of the database itself is no circumstance of its own instance.
		when := and(access.when, oneOf(d.attached))
		if access.resource != d.resource {
			when = and(when, d.exists)
		}
		if in := access.occurs(when); in.possible {
			all = append(all, &exposure{access, in})
		}
	}
	return all
}

func (e *exposure) term() *ast.Term {
	return e.placeOf(e.value).object([]field{{"when", optional(e.in.witness)}})
}
