package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// section is a part of the document that rules start from or look into.
type section struct {
	name string
	size func(*Assembly) int // 0 only if there is nothing in it, which is asked of every template
	term func(*Assembly) *ast.Term
}

var sections = []section{
	{"resources", (*Assembly).Resources, func(a *Assembly) *ast.Term { return keyed(a.resources, (*resource).name, a.resourceTerm) }},
	mapSection("secrets", func(a *Assembly) []*secretFact { return a.facts.secrets }, (*secretFact).name, secretTerm),
	listSection("unmentioned", (*Assembly).unmentioned, unmentionedTerm).of(secretType),
	listSection("replicas", (*Assembly).replicas, replicaTerm).of(secretType),
	listSection("encryptions", (*Assembly).encryptions, encryptionTerm).of(keyType),
	mapSection("databases", (*Assembly).databases, (*database).name, databaseTerm).of(databaseTypes...),
	listSection("secret_statements", func(a *Assembly) []*statement { return a.facts.secretStatements }, secretStatementTerm),
	mapSection("resource_policies", (*Assembly).resourcePolicies, (*resourcePolicy).name, resourcePolicyTerm).of(resourcePolicyType),
	listSection("trust_statements", (*Assembly).trusts, trustTerm),
	listSection("arn_patterns", (*Assembly).arnPatterns, arnPatternTerm),
	section{name: "schedules", term: (*Assembly).schedulesTerm}.of(scheduleType),
	section{name: "rotation_templates", term: (*Assembly).rotationTemplatesTerm}.of(scheduleType),
	mapSection("keys", (*Assembly).keys, (*keyFact).name, keyFactTerm).of(keyType),
	{"identity_statements", (*Assembly).countIdentities, func(a *Assembly) *ast.Term { return array(a.identityStatements(), a.identityTerm) }},
	mapSection("rotation_functions", (*Assembly).rotators, (*rotator).name, rotatorTerm),
	mapSection("invoke_permissions", (*Assembly).permissions, (*permission).name, permissionTerm),
	listSection("key_statements", (*Assembly).keyStatements, keyStatementTerm).of(keyType),
	listSection("shared_secrets", (*Assembly).sharedSecrets, sharedSecretTerm),
	mapSection("endpoints", func(a *Assembly) []*endpoint { return a.facts.endpoints }, (*endpoint).name, endpointTerm),
	{"endpoint_statements", func(a *Assembly) int { return len(a.facts.endpointStatements) }, (*Assembly).endpointStatementsTerm},
	mapSection("clients", func(a *Assembly) []*client { return a.facts.clients }, (*client).name, clientTerm),
	listSection("credentials", func(a *Assembly) []*credential { return a.facts.credentials }, credentialTerm),
	mapSection("parameters", (*Assembly).parameterFacts, parameterFact.name, parameterTerm),
	mapSection("credential_parameters", (*Assembly).credentialParameters, parameterFact.name, credentialParameterTerm),
	listSection("carried", (*Assembly).carried, carriedTerm),
	listSection("tokens", func(a *Assembly) []token { return a.tokens }, tokenTerm),
	listSection("dynamic_references", (*Assembly).dynamicReferences, dynamicTerm),
	listSection("disclosures", (*Assembly).disclosures, disclosureTerm),
	listSection("secret_references", (*Assembly).references, referenceTerm),
}

func listSection[T any](name string, all func(*Assembly) []T, term func(T) *ast.Term) section {
	return section{name, func(a *Assembly) int { return len(all(a)) }, func(a *Assembly) *ast.Term { return array(judged(a, name, all(a)), term) }}
}

func mapSection[T any](name string, all func(*Assembly) []T, key, term func(T) *ast.Term) section {
	made := listSection(name, all, term)
	made.term = func(a *Assembly) *ast.Term { return keyed(judged(a, name, all(a)), key, term) }
	return made
}

// of makes the size that of the resources of some types, without which nothing is in the section: that
// is asked without computing it.
func (s section) of(kinds ...string) section {
	s.size = func(a *Assembly) int { return a.count(kinds...) }
	return s
}

// Has reports whether a section of the document has anything in it.
func (a *Assembly) Has(name string) bool {
	at := slices.IndexFunc(sections, func(s section) bool { return s.name == name })
	return at >= 0 && sections[at].size(a) > 0
}
