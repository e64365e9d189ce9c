package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// secretAttachment ties a secret to a database, which writes engine, host and port into the secret
// (CloudFormation Template Reference, AWS::SecretsManager::SecretTargetAttachment).
type secretAttachment struct {
	*resource
	when *formula // it exists and names the secret
}

// secretAttachments are the attachments by the secrets that they may name, and whether some may name any.
type secretAttachments struct {
	of      map[*resource][]secretAttachment
	unknown bool
}

func (a *Assembly) attachments() secretAttachments { return a.facts.attachments.get(a.findAttachments) }

func (a *Assembly) findAttachments() secretAttachments {
	all := secretAttachments{of: map[*resource][]secretAttachment{}, unknown: a.mayHoldMore() != ""}
	for _, r := range a.in("AWS::SecretsManager::SecretTargetAttachment") {
		for _, t := range a.secrets(r.property("SecretId"), r.stack) {
			all.unknown = all.unknown || t.unknown != ""
			if t.secret != nil {
				all.of[t.secret] = append(all.of[t.secret], secretAttachment{r, and(r.exists, t.when)})
			}
		}
	}
	return all
}

// maxAttachments bounds those of one secret that are compared with each of its schedules. A secret has
// one target: several attachments are there for opposite conditions.
const maxAttachments = 16

// attachmentsTerm lists the attachments of the secret of a schedule in the schedule's own template, and
// says whether CloudFormation makes them before the schedule.
func (s *scheduleFact) attachmentsTerm(all secretAttachments) *ast.Term {
	var terms []*ast.Term
	for _, t := range s.targets {
		attached := all.of[t.secret]
		for _, of := range attached[:min(len(attached), maxAttachments)] {
			if t.unknown != "" || of.stack != s.stack {
				continue
			}
			terms = append(terms, place{id: idTerm(of.resource)}.object(occurrence(s.occurs(and(t.when, of.when))),
				[]field{{"before", ast.InternedTerm(s.comesAfter(of.resource))}}))
		}
	}
	return ast.ArrayTerm(terms...)
}

func (s *scheduleFact) comesAfter(r *resource) bool {
	return slices.Contains(s.dependencies(), r) || s.dependsOn(map[*resource]bool{r: true})
}
