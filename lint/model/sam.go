package model

// addGenerated adds what the SAM transform makes for functions, so that references to it are resolved:
// the role, and with AutoPublishAlias a version and an alias, which templates also call Function.Version
// and Function.Alias (SAM Developer Guide, "Generated CloudFormation resources for
// AWS::Serverless::Function"). They are no resources of the template: no rule judges them.
func (s *stack) addGenerated() {
	if !s.usesSAM() {
		return
	}
	for _, r := range s.ordered {
		if !r.is(samFunction) {
			continue
		}
		if r.property("Role").mayBeAbsent() {
			s.generate(r, r.id+"Role", "AWS::IAM::Role")
		}
		for alias := range r.property("AutoPublishAlias").alternatives() {
			name, _ := alias.value.text()
			s.generate(r, r.id+"Version", "AWS::Lambda::Version")
			s.generate(r, r.id+".Version", "AWS::Lambda::Version")
			s.generate(r, r.id+"Alias"+name, "AWS::Lambda::Alias")
			s.generate(r, r.id+".Alias", "AWS::Lambda::Alias")
		}
	}
}

// generate adds a resource unless the template has one of that id.
func (s *stack) generate(maker *resource, id, kind string) {
	if s.resources[id] == nil {
		s.resources[id] = &resource{
			stack: s, id: id, kind: kind,
			node: maker.node, condition: maker.condition, exists: maker.exists, maker: maker,
		}
	}
}

// role is the role of a function that the assembly has, nil when it is not known.
func (r *resource) role() *resource {
	if p, ok := r.property("Role").sole(); ok {
		return p.to
	}
	if made := r.stack.resources[r.id+"Role"]; made != nil && made.maker == r {
		return made
	}
	return nil
}

// addGeneratedReaders adds the generated roles of the functions whose policies let read secrets.
func (a *Assembly) addGeneratedReaders(readers, policies map[*resource]bool) {
	for _, r := range a.in(samFunction) {
		role := r.role()
		if role == nil || role.maker != r {
			continue
		}
		for policy := range r.property("Policies").members() {
			if a.letsRead(r, policy.value, policies) {
				readers[role] = true
			}
		}
	}
}

// SAM's policy templates that let read secrets (SAM Developer Guide, "Policy template list").
const (
	readingTemplate  = "AWSSecretsManagerGetSecretValuePolicy"
	rotatingTemplate = "AWSSecretsManagerRotationPolicy"
)

// letsRead reports whether an entry of Policies lets read secrets: a policy template, a statement, or
// the name or ARN of a managed policy.
func (a *Assembly) letsRead(r *resource, policy value, policies map[*resource]bool) bool {
	if policy.kind == mapping {
		return policy.get(readingTemplate).kind != absent || policy.get(rotatingTemplate).kind != absent ||
			a.allowsReading(r, policy)
	}
	p, sole := policy.sole()
	return sole && policies[p.to] || endsIn(policy.plain(), readingPolicies) || endsIn(":policy/"+policy.plain(), readingPolicies)
}

// secretOfPolicies returns the secret that a policy template lets a function read.
func (a *Assembly) secretOfPolicies(r *resource) *resource {
	for policy := range r.property("Policies").members() {
		for _, t := range a.secrets(policy.value.get(readingTemplate, "SecretArn"), r.stack) {
			if t.secret != nil {
				return t.secret
			}
		}
	}
	return nil
}

// AWS's rotation functions in the Serverless Application Repository (Secrets Manager User Guide,
// "Rotation function templates").
var rotationApplication = lazily(`:applications/SecretsManager\w*Rotation\w*$`)

// isRotationApplication reports whether a resource is one of AWS's rotation applications, by its id or,
// where snapshots of tests mask the id, by the parameters that all of them take and the CDK always sets.
func (r *resource) isRotationApplication() bool {
	if !r.is("AWS::Serverless::Application") {
		return false
	}
	if r.property("Parameters", "endpoint").kind != absent && r.property("Parameters", "functionName").kind != absent {
		return true
	}
	for id := range r.property("Location", "ApplicationId").alternatives() {
		if rotationApplication().MatchString(id.value.plain()) {
			return true
		}
	}
	return false
}
