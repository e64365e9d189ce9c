package model

import (
	"slices"
	"strings"
)

// class says what kind of thing a secret holds, which decides whether missing rotation is a mistake.
type class string

const (
	// databaseClass: a database takes it as its password, or its value says which database it is for.
	databaseClass class = "database"
	// credentialClass: a generated value, or a user name with a password.
	credentialClass class = "credential"
	// tokenClass: one value handed in from outside, or none yet. Usually only its issuer can renew it.
	tokenClass class = "token"
	// configurationClass: nothing but attributes of resources and plain settings.
	configurationClass class = "configuration"
	// externalClass: a managed external secret, rotated by the partner's own rules.
	externalClass class = "external"
	// managedClass: created and rotated by an AWS service.
	managedClass class = "managed"
)

// Secrets whose names begin like this belong to the service (User Guide, "Secrets managed by other
// services"); those of pull-through caches hold the login of another registry.
var ownerServices = strings.Fields("appflow databrew datasync directconnect ecs-sc events marketplace-deployment opsworks-cm pcs rds redshift sqlworkbench")

func isManagedName(name string) bool {
	service, _, isManaged := strings.Cut(name, "!")
	return isManaged && slices.Contains(ownerServices, service) || strings.HasPrefix(name, "ecr-pullthroughcache/")
}

// secretFact is what is known about one secret.
type secretFact struct {
	*resource
	class     class
	schedules []*scheduleFact
	rotated   []*formula // when its schedules rotate it
	rotation  rotation
}

// rotation says whether some schedule rotates a secret: "scheduled", "none" or "undecided".
type rotation struct {
	status, reason string
	when           string // of "none": a deployment without a schedule, "" for all
}

func (a *Assembly) findSecrets() {
	inDatabases := a.databaseSecrets()
	for _, r := range a.in(secretType) {
		fact := &secretFact{resource: r, class: classOf(r)}
		if inDatabases[r] && fact.class != managedClass && fact.class != externalClass {
			fact.class = databaseClass
		}
		a.facts.secrets = append(a.facts.secrets, fact)
		a.facts.secretOf[r] = fact
	}
}

// databaseSecrets returns the secrets that a database uses: targets of an attachment, and those
// that a dynamic reference in a database's password names.
func (a *Assembly) databaseSecrets() map[*resource]bool {
	used := map[*resource]bool{}
	for _, attachment := range a.in("AWS::SecretsManager::SecretTargetAttachment") {
		for _, t := range a.secrets(attachment.property("SecretId"), attachment.stack) {
			used[t.secret] = true
		}
	}
	for kind, of := range a.traits {
		if !isDatabase(kind) {
			continue
		}
		for _, property := range of.credentials {
			for _, r := range of.all {
				for _, v := range r.values(property.path) {
					for _, t := range a.dynamicSecrets(v.value, r.stack) {
						used[t.secret] = true
					}
				}
			}
		}
	}
	return used
}

func isDatabase(kind string) bool {
	for _, service := range []string{"RDS", "Redshift", "RedshiftServerless", "DocDB", "DocDBElastic", "Neptune", "DMS"} {
		if strings.HasPrefix(kind, "AWS::"+service+"::") {
			return true
		}
	}
	return false
}

func classOf(r *resource) class {
	name := r.property("Name").plain()
	switch {
	case isManagedName(name):
		return managedClass
	case r.property("Type").kind != absent:
		return externalClass
	}
	fields := r.fields()
	generated := r.property("GenerateSecretString").kind != absent
	switch {
	case fields.named("engine"), fields.named("host") && fields.named("username"):
		return databaseClass
	case generated, fields.login(), r.holdsAccessKey():
		return credentialClass
	}
	return r.classOfString(fields)
}

// classOfString judges a SecretString that the template writes out.
func (r *resource) classOfString(fields fields) class {
	if fields.settings(r.stack) {
		return configurationClass
	}
	whole := r.property("SecretString")
	if len(fields) == 0 && whole.scalar() && !whole.isLiteral() && r.stack.isSetting("", whole) {
		return configurationClass
	}
	return tokenClass
}

// holdsAccessKey reports whether the value is the access key of an IAM user of the template.
func (r *resource) holdsAccessKey() bool {
	for alternative := range r.property("SecretString").alternatives() {
		for _, p := range alternative.value.parts() {
			if p.from == attribute && p.to.is("AWS::IAM::AccessKey") && p.name == "SecretAccessKey" {
				return true
			}
		}
	}
	return false
}

// fields are the keys of a secret whose value is a JSON object, in lower case, with the values that
// each may have.
type fields map[string][]value

func (r *resource) fields() fields {
	template := r.property("GenerateSecretString", "SecretStringTemplate")
	if template.kind == absent {
		template = r.property("SecretString")
	}
	found := fields{}
	for alternative := range template.alternatives() {
		parsed := alternative.value
		if parsed.kind != mapping {
			parsed, _ = parseJSON(parsed)
		}
		for i, key := range parsed.keys() {
			key = strings.ToLower(key)
			found[key] = append(found[key], parsed.items()[i])
		}
	}
	return found
}

func (f fields) named(key string) bool {
	_, ok := f[key]
	return ok
}

// login reports whether the fields are a user name with a password, or an access key with its id,
// however they are called.
func (f fields) login() bool {
	return f.ending("username", "user", "userid", "user_id", "login") && f.ending("password", "passwd", "pwd") ||
		f.ending("accesskeyid", "access_key_id") && f.ending("secretkey", "secret_key", "secretaccesskey", "secret_access_key")
}

func (f fields) ending(suffixes ...string) bool {
	for key := range f {
		for _, suffix := range suffixes {
			if strings.HasSuffix(key, suffix) {
				return true
			}
		}
	}
	return false
}

// settings reports whether no field can be a credential.
func (f fields) settings(s *stack) bool {
	for key, values := range f {
		for _, v := range values {
			if !s.isSetting(key, v) {
				return false
			}
		}
	}
	return len(f) > 0
}

// Names under which a plain value is a credential all the same, and kinds of keys.
var (
	credentialNames = strings.Fields("passw passphrase pwd secret token credential")
	keyNames        = strings.Fields("api access private signing license encryption")
)

func isCredentialName(name string) bool {
	name = strings.ToLower(name)
	if slices.ContainsFunc(credentialNames, func(word string) bool { return strings.Contains(name, word) }) {
		return true
	}
	for kind, rest, found := strings.Cut(name, "key"); found; kind, rest, found = strings.Cut(rest, "key") {
		if last := len(kind) - 1; last >= 0 && strings.IndexByte("-_ ", kind[last]) >= 0 {
			kind = kind[:last]
		}
		if endsIn(kind, keyNames) {
			return true
		}
	}
	return false
}

// called reports whether some field is called a credential.
func (f fields) called() bool {
	for key := range f {
		if isCredentialName(key) {
			return true
		}
	}
	return false
}

// isSetting reports whether nobody wanted to keep the value of a key secret: it is made of
// attributes of resources and of the environment, or is plain text that is not called a credential.
func (s *stack) isSetting(key string, v value) bool {
	for i, item := range v.items() {
		if v.kind == mapping {
			key = v.keys()[i]
		}
		if !s.isSetting(key, item) {
			return false
		}
	}
	called := isCredentialName(key)
	if called && v.isLiteral() && v.plain() != "" {
		return false
	}
	for _, p := range v.parts() {
		switch p.from {
		case literal, attribute, pseudo, imported, mapped, ssm:
		case parameter:
			if called || p.home(s).noEcho(p.name) || isCredentialName(p.name) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
