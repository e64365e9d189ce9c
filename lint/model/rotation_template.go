package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// rotationTemplate is one of AWS's rotation function templates as a schedule uses it: as a hosted
// function, or by an application of the Serverless Application Repository.
type rotationTemplate struct {
	*scheduleFact
	branch                // when the schedule uses it; the HostedRotationLambda or RotationLambdaARN
	application *resource // nil for a hosted function
	engine      string    // "" for one that is not known, or none of AWS's
	users       string    // singleUser or multiUser
}

// rotationTemplates follows the schedules to the templates that they use.
func (a *Assembly) rotationTemplates() []*rotationTemplate {
	var all []*rotationTemplate
	for _, s := range a.facts.schedules {
		for hosted := range s.property("HostedRotationLambda").alternatives() {
			t := &rotationTemplate{scheduleFact: s, branch: hosted}
			t.engine, t.users = rotationType(hosted.value.get("RotationType"))
			all = append(all, t)
		}
		for function := range s.property("RotationLambdaARN").alternatives() {
			if p, sole := function.value.sole(); sole && p.from == attribute && p.to.isRotationApplication() {
				t := &rotationTemplate{scheduleFact: s, branch: function, application: p.to}
				t.engine, t.users = p.to.applicationType()
				all = append(all, t)
			}
		}
	}
	return all
}

// rotationType reads RotationType; engine is empty for one that AWS does not have.
func rotationType(v value) (engine, users string) {
	content, isKnown := v.text()
	if !isKnown {
		return "", ""
	}
	for _, users = range []string{singleUser, multiUser} {
		engine, found := strings.CutSuffix(content, users)
		if _, known := rotationTypes[engine]; found && known {
			return engine, users
		}
	}
	return "", ""
}

// applicationName is how the repository calls the templates, such as SecretsManagerRDSMySQLRotationSingleUser.
var applicationName = lazily(`:applications/SecretsManager(?:RDS)?(\w+)Rotation(SingleUser|MultiUser)$`)

// applicationType reads the id of an application, which may differ by partition in all but its name.
func (r *resource) applicationType() (engine, users string) {
	for id := range r.property("Location", "ApplicationId").alternatives() {
		match := applicationName().FindStringSubmatch(id.value.plain())
		if match == nil || engine != "" && (engine != match[1] || users != match[2]) {
			return "", ""
		}
		engine, users = match[1], match[2]
	}
	if _, known := rotationTypes[engine]; !known {
		return "", ""
	}
	return engine, users
}

// secretFor is the secret of the assembly that a template certainly rotates, and when it does.
func (t *rotationTemplate) secretFor() (*resource, *formula) {
	for _, of := range t.targets {
		if of.secret != nil && of.unknown == "" {
			return of.secret, and(t.when, of.when)
		}
	}
	return nil, nil
}

// lacks lists the keys that the template needs and the secret does not have in some deployment. An
// attachment fills some of them in.
func (t *rotationTemplate) lacks(secret *resource, when *formula, contents []secretValue, attached secretAttachments) []*ast.Term {
	if t.engine == "" {
		return nil
	}
	var filled []*formula
	for _, of := range attached.of[secret] {
		filled = append(filled, of.when)
	}
	if attached.unknown {
		filled = append(filled, nil)
	}
	var terms []*ast.Term
	for _, key := range neededKeys(t.engine, t.users) {
		f := and(when, lackingKey(contents, key))
		if isAttached(key) {
			f = and(f, not(or(filled...)))
		}
		if found := t.occurs(f); found.possible {
			terms = append(terms, object(field{"key", ast.StringTerm(key)}, field{"when", optional(found.witness)}))
		}
	}
	return terms
}

func (a *Assembly) rotationTemplatesTerm() *ast.Term {
	attached, databases := a.attachments(), a.attachedDatabases()
	return array(a.rotationTemplates(), func(t *rotationTemplate) *ast.Term {
		fields := append(t.placeOf(t.value),
			field{"schedule", ast.StringTerm(t.key())},
			field{"engine", optional(t.engine)},
			field{"users", optional(t.users)},
			field{"application", idTerm(t.application)},
		)
		if t.application == nil {
			fields = append(fields, field{"hosted", t.hostedTerm()})
		}
		if secret, when := t.secretFor(); secret != nil {
			fields = append(fields, field{"secret", t.secretTerm(secret, when, attached, databases)})
		}
		return object(fields...)
	})
}

// secretTerm is the secret of a template: its key and id, where its value stands and what that lacks.
func (t *rotationTemplate) secretTerm(secret *resource, when *formula, attached secretAttachments, databases map[*resource][]attachedDatabase) *ast.Term {
	contents := secret.contents()
	at := secret.place()
	if len(contents) > 0 {
		at = secret.placeOf(contents[0].value)
	}
	return object(append(at,
		field{"key", ast.StringTerm(secret.key())},
		field{"json", ast.BooleanTerm(!slices.ContainsFunc(contents, func(v secretValue) bool { return v.known && !v.isJSON }))},
		field{"lacks", ast.ArrayTerm(t.lacks(secret, when, contents, attached)...)},
		field{"ssl", ast.StringTerm(sslOfAll(contents))},
		field{"databases", array(databases[secret], func(d attachedDatabase) *ast.Term { return t.databaseTerm(d, when) })},
	)...)
}

func (t *rotationTemplate) databaseTerm(d attachedDatabase, when *formula) *ast.Term {
	return object(append(occurrence(t.occurs(and(when, d.when))),
		field{"id", ast.StringTerm(d.id)}, field{"tls", ast.StringTerm(d.tls())})...)
}

// sslOfAll is the key ssl where it is the same in all cases, else "unknown".
func sslOfAll(contents []secretValue) string {
	verdict := ""
	for _, v := range contents {
		next := v.ssl
		if !v.isJSON || !v.known {
			next = "unknown"
		}
		if verdict != "" && verdict != next {
			return "unknown"
		}
		verdict = next
	}
	if verdict == "" {
		return "unknown"
	}
	return verdict
}
