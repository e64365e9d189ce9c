package model

// environments are the carriers whose values a service shows as they are after deployment, though it
// could read them itself (CloudFormation User Guide, "Get a secret or secret value from Secrets Manager").
var environments = map[string]string{
	"AWS::Lambda::Function":     "Environment.Variables",
	"AWS::Serverless::Function": "Environment.Variables",
	"AWS::ECS::TaskDefinition":  "ContainerDefinitions.*.Environment.*",
}

// shown reports whether an environment shows a credential that is read from a secret. Of a whole secret
// the variable tells what it is.
func (c *carried) shown() bool {
	inEnvironment := c.owner == nil && c.property == "Globals" ||
		c.owner != nil && environments[c.owner.kind] == c.property && c.property != ""
	switch c.reads {
	case "credential":
		return inEnvironment
	case "all":
		return inEnvironment && !isAboutOther(c.entry.key)
	}
	return false
}

// joined makes one fact of the cases of a variable in all of which it is read from some secret.
func joined(all []*carried) []*carried {
	var kept []*carried
	for _, c := range all {
		last := len(kept) - 1
		if last >= 0 && kept[last].node == c.node && c.reads != "" && kept[last].reads == c.reads && kept[last].entry.key == c.entry.key {
			kept[last].entry.when = or(kept[last].entry.when, c.entry.when)
			continue
		}
		kept = append(kept, c)
	}
	return kept
}
