package model

import (
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// ability is what an action lets do with the secrets that are there.
type ability int

const (
	toRead   ability = 1 << iota // what they hold
	toChange                     // the secrets, their labels or their policies
	toManage                     // take them over, or delete them
)

// secretAction is an action of Secrets Manager.
type secretAction struct {
	name string
	lets ability
}

// secretActions are all that there are (Service Authorization Reference, "AWS Secrets Manager").
var secretActions = []secretAction{
	{"secretsmanager:BatchGetSecretValue", toRead},
	{"secretsmanager:CancelRotateSecret", toChange},
	{"secretsmanager:CreateSecret", 0},
	{"secretsmanager:DeleteResourcePolicy", toChange | toManage},
	{"secretsmanager:DeleteSecret", toChange | toManage},
	{"secretsmanager:DescribeSecret", 0},
	{"secretsmanager:GetRandomPassword", 0},
	{"secretsmanager:GetResourcePolicy", 0},
	{"secretsmanager:GetSecretValue", toRead},
	{"secretsmanager:ListSecretVersionIds", 0},
	{"secretsmanager:ListSecrets", 0},
	{"secretsmanager:PutResourcePolicy", toChange | toManage},
	{"secretsmanager:PutSecretValue", toChange | toManage},
	{"secretsmanager:RemoveRegionsFromReplication", toChange},
	{"secretsmanager:ReplicateSecretToRegions", toChange},
	{"secretsmanager:RestoreSecret", toChange},
	{"secretsmanager:RotateSecret", toChange | toManage},
	{"secretsmanager:StopReplicationToReplica", toChange},
	{"secretsmanager:TagResource", 0},
	{"secretsmanager:UntagResource", 0},
	{"secretsmanager:UpdateSecret", toChange | toManage},
	{"secretsmanager:UpdateSecretVersionStage", toChange},
	{"secretsmanager:ValidateResourcePolicy", 0},
}

// secretActions lists the actions of Secrets Manager that a statement allows.
func (s *statement) secretActions() []secretAction {
	var found []secretAction
	for _, action := range secretActions {
		if s.allows && s.isAbout(action.name) {
			found = append(found, action)
		}
	}
	return found
}

// letting lists those of some actions that let do one thing.
func letting(do ability, actions []secretAction) []string {
	var found []string
	for _, action := range actions {
		if action.lets&do != 0 {
			found = append(found, action.name)
		}
	}
	return found
}

// lettingAll is letting, with an asterisk where that is all such actions.
func lettingAll(do ability, actions []secretAction) []string {
	found := letting(do, actions)
	if len(found) == len(letting(do, secretActions)) {
		return []string{"secretsmanager:*"}
	}
	return found
}

func (a secretAction) term() *ast.Term {
	return wordTerm(strings.TrimPrefix(a.name, "secretsmanager:"))
}

// abilityFields say what a statement lets do with secrets. Many statements say the same of actions.
func (s *statement) abilityFields() []field {
	actions := s.secretActions()
	return []field{
		{"secret_actions", array(actions, secretAction.term)},
		{"reads", textTerms(letting(toRead, actions))},
		{"changes", textTerms(lettingAll(toChange, actions))},
		{"manages", textTerms(lettingAll(toManage, actions))},
		{"administrator", ast.InternedTerm(s.isAdministrator())},
	}
}

// saysOfActions is a text that is the same for statements that say the same of actions, in whose names there is no NUL.
func (s *statement) saysOfActions() string {
	const end = "\x00"
	return strconv.FormatBool(s.allows) + end + strings.Join(s.actions, end) + end + end + strings.Join(s.notActions, end)
}
