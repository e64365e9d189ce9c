package rotationtest

import (
	"context"
	"errors"
)

// rotate starts a rotation as RotateSecret does: a version that is empty gets AWSPENDING, and the function is called
// in the background.
func (m *SecretsManager) rotate(in input) (any, error) {
	s, err := m.find(in.SecretId)
	if err == nil {
		err = checkToken(in.ClientRequestToken)
	}
	if err != nil {
		return nil, err
	}
	if pending := s.holder("AWSPENDING"); pending != nil && pending != s.holder("AWSCURRENT") && pending.id != in.ClientRequestToken {
		return nil, refuse("InvalidRequestException", "A previous rotation isn't complete. That rotation will be reattempted.")
	}
	if in.RotationLambdaARN != "" {
		s.rotation = &rotation{lambda: in.RotationLambdaARN, rules: in.RotationRules}
	}
	if s.rotation == nil {
		return nil, refuse("InvalidRequestException", "No Lambda rotation function ARN is associated with this secret.")
	}
	v := s.version(in.ClientRequestToken)
	if v == nil {
		v = &version{id: in.ClientRequestToken}
		s.versions = append(s.versions, v)
	}
	s.move("AWSPENDING", v, m.Lag)
	m.rotations.Add(1)
	go func() {
		defer m.rotations.Done()
		m.drive(s, v, in.RotateImmediately == nil || *in.RotateImmediately)
	}()
	return output{"ARN": s.arn, "Name": s.name, "VersionId": v.id}, nil
}

// drive calls the function until a whole rotation succeeds. A failed step starts it again from createSecret. Where
// nothing is to be rotated now, only testSecret is called, and the version is taken back.
func (m *SecretsManager) drive(s *secret, v *version, now bool) {
	steps := []string{"createSecret", "setSecret", "testSecret", "finishSecret"}
	if !now {
		steps = []string{"testSecret"}
	}
	var err error
	for range m.Attempts {
		if err = m.attempt(s, v, steps); err == nil {
			break
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.result[v.id] = err
	if err == nil && (m.RemovePending || !now) && s.holder("AWSPENDING") == v {
		s.move("AWSPENDING", nil, 0)
	}
}

func (m *SecretsManager) attempt(s *secret, v *version, steps []string) error {
	for _, step := range steps {
		event := Event{step, s.arn, v.id, m.RotationToken}
		if err := m.Invoke(context.Background(), event); err != nil {
			return err
		}
	}
	return nil
}

// Wait waits for all rotations, and gives the last error of the one to this version: nil if it succeeded.
func (m *SecretsManager) Wait(token string) error {
	m.rotations.Wait()
	m.mu.Lock()
	defer m.mu.Unlock()
	err, known := m.result[token]
	if !known {
		return errors.New("no rotation to this version was started")
	}
	return err
}
