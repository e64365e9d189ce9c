package rotationtest

import (
	"slices"
)

// input holds the fields of all operations that are understood.
type input struct {
	SecretId            string
	Name                string
	SecretString        *string
	ClientRequestToken  string
	RotationToken       string
	VersionId           string
	VersionStage        string
	VersionStages       []string
	MoveToVersionId     string
	RemoveFromVersionId string
	RotationLambdaARN   string
	RotationRules       map[string]any
	RotateImmediately   *bool
	passwordForm
}

type output map[string]any

type operation func(*SecretsManager, input) (any, error)

var operations = map[string]operation{
	"CreateSecret":             (*SecretsManager).create,
	"DescribeSecret":           (*SecretsManager).describe,
	"GetRandomPassword":        (*SecretsManager).password,
	"GetSecretValue":           (*SecretsManager).get,
	"PutSecretValue":           (*SecretsManager).put,
	"RotateSecret":             (*SecretsManager).rotate,
	"UpdateSecretVersionStage": (*SecretsManager).updateStage,
}

func checkToken(token string) error {
	if len(token) < 32 || len(token) > 64 {
		return refuse("InvalidParameterException", "ClientRequestToken must have 32 to 64 characters")
	}
	return nil
}

func (m *SecretsManager) create(in input) (any, error) {
	if _, err := m.find(in.Name); err == nil {
		return nil, refuse("ResourceExistsException", "a secret with this name exists")
	}
	if err := checkToken(in.ClientRequestToken); err != nil {
		return nil, err
	}
	s := newSecret(in.Name)
	first := &version{id: in.ClientRequestToken}
	if in.SecretString != nil {
		first.value, first.isFull = *in.SecretString, true
	}
	s.versions = []*version{first}
	s.move("AWSCURRENT", first, 0)
	m.secrets = append(m.secrets, s)
	return output{"ARN": s.arn, "Name": s.name, "VersionId": first.id}, nil
}

func (m *SecretsManager) describe(in input) (any, error) {
	s, err := m.find(in.SecretId)
	if err != nil {
		return nil, err
	}
	out := output{"ARN": s.arn, "Name": s.name, "VersionIdsToStages": s.stages()}
	if s.rotation != nil {
		out["RotationEnabled"], out["RotationLambdaARN"], out["RotationRules"] = true, s.rotation.lambda, s.rotation.rules
	}
	return out, nil
}

func (m *SecretsManager) get(in input) (any, error) {
	s, err := m.find(in.SecretId)
	if err != nil {
		return nil, err
	}
	var v *version
	switch {
	case in.VersionId == "" && in.VersionStage == "":
		v = s.seen("AWSCURRENT")
	case in.VersionId == "":
		v = s.seen(in.VersionStage)
	default:
		v = s.version(in.VersionId)
	}
	if v == nil || !v.isFull || in.VersionId != "" && in.VersionStage != "" && !slices.Contains(v.labels, in.VersionStage) {
		return nil, refuse("ResourceNotFoundException", "Secrets Manager can't find the specified secret value.")
	}
	return output{"ARN": s.arn, "Name": s.name, "VersionId": v.id, "SecretString": v.value, "VersionStages": v.labels}, nil
}

// put stores a value once: the token is the id of the version, and a second value for it is refused.
func (m *SecretsManager) put(in input) (any, error) {
	s, err := m.find(in.SecretId)
	if err == nil {
		err = checkToken(in.ClientRequestToken)
	}
	if err != nil {
		return nil, err
	}
	if in.SecretString == nil {
		return nil, refuse("InvalidRequestException", "no SecretString")
	}
	if in.RotationToken != m.RotationToken {
		return nil, refuse("AccessDeniedException", "another RotationToken")
	}
	v := s.version(in.ClientRequestToken)
	switch {
	case v == nil:
		v = &version{id: in.ClientRequestToken}
		s.versions = append(s.versions, v)
	case v.isFull && v.value != *in.SecretString:
		return nil, refuse("ResourceExistsException", "the version has another value")
	}
	v.value, v.isFull = *in.SecretString, true
	if in.VersionStages == nil {
		in.VersionStages = []string{"AWSCURRENT"}
	}
	for _, label := range in.VersionStages {
		s.move(label, v, m.Lag)
	}
	return output{"ARN": s.arn, "Name": s.name, "VersionId": v.id, "VersionStages": v.labels}, nil
}

// updateStage moves a label only where the caller names its holder.
func (m *SecretsManager) updateStage(in input) (any, error) {
	s, err := m.find(in.SecretId)
	if err != nil {
		return nil, err
	}
	from, to := s.holder(in.VersionStage), s.version(in.MoveToVersionId)
	switch {
	case in.MoveToVersionId != "" && to == nil:
		return nil, refuse("ResourceNotFoundException", "no version MoveToVersionId")
	case from != nil && from != to && from.id != in.RemoveFromVersionId:
		return nil, refuse("InvalidParameterException", "The parameter RemoveFromVersionId can't be empty or another version: staging label %s is currently attached to version %s", in.VersionStage, from.id)
	case in.RemoveFromVersionId != "" && (from == nil || from.id != in.RemoveFromVersionId):
		return nil, refuse("InvalidParameterException", "staging label %s is not attached to version %s", in.VersionStage, in.RemoveFromVersionId)
	}
	s.move(in.VersionStage, to, m.Lag)
	return output{"ARN": s.arn, "Name": s.name}, nil
}
