package model

import (
	"iter"
	"slices"
	"strings"

	"github.com/secretwright/secretwright/lint/template"
)

// Most policies are about other services, and most roles are there for a service. Where that is written out, nobody
// needs to compute what the policy comes to.

// mayBeOfSecrets reports whether a policy may have a statement about Secrets Manager.
func (r *resource) mayBeOfSecrets() bool {
	return r.mayHave("PolicyDocument", func(document *template.Node) bool { return someStatement(document, mayBeOfSecrets) })
}

// policiesOfSecrets are those in Policies, a list of policies with names, unless none may have such a statement.
func (r *resource) policiesOfSecrets() iter.Seq[branch] {
	may := r.mayHave("Policies", func(list *template.Node) bool {
		return some(list, func(policy *template.Node) bool {
			document := policy.Get("PolicyDocument")
			return !isPlainMap(policy) || document != nil && someStatement(document, mayBeOfSecrets)
		})
	})
	if !may {
		return func(func(branch) bool) {}
	}
	return r.property("Policies").members()
}

// managedOfSecrets are the managed policies that are attached, unless all are AWS's own about other services.
func (r *resource) managedOfSecrets() iter.Seq[branch] {
	if !r.mayHave("ManagedPolicyArns", func(list *template.Node) bool { return some(list, mayBeManagedOfSecrets) }) {
		return func(func(branch) bool) {}
	}
	return r.property("ManagedPolicyArns").members()
}

// mayBeOutward reports whether a role may let in others than services.
func (r *resource) mayBeOutward() bool {
	return r.mayHave("AssumeRolePolicyDocument", func(document *template.Node) bool { return someStatement(document, mayBeOutward) })
}

// mayHave asks about a property where it is written, and takes one that only deployment tells for all that is asked.
func (r *resource) mayHave(property string, is func(*template.Node) bool) bool {
	if written := r.properties.Get(property); written != nil {
		return is(written)
	}
	return r.properties != nil && !isPlainMap(r.properties)
}

func someStatement(document *template.Node, is func(*template.Node) bool) bool {
	return !isPlainMap(document) || some(document.Get("Statement"), is)
}

// some reports whether something is true of an item of a list, or of the one item that stands instead of a list.
func some(n *template.Node, is func(*template.Node) bool) bool {
	if n == nil || n.Kind != template.List {
		return n != nil && is(n)
	}
	for item := range n.Children() {
		if is(item) {
			return true
		}
	}
	return false
}

// isPlainMap reports whether a node is a map all of whose keys are known.
func isPlainMap(n *template.Node) bool {
	return n != nil && n.Kind == template.Map && intrinsicName(n) == "" && opaqueKey(n) == ""
}

func mayBeOfSecrets(statement *template.Node) bool {
	actions := statement.Get("Action")
	return !isPlainMap(statement) || actions == nil || statement.Get("NotAction") != nil || some(actions, func(action *template.Node) bool {
		service, _, isAction := strings.Cut(action.Text, ":")
		return action.Kind != template.String || !isAction || strings.ContainsAny(service, "*?{") || strings.EqualFold(service, "secretsmanager")
	})
}

// mayBeManagedOfSecrets judges an ARN by its end, in which AWS's own policies have their names.
func mayBeManagedOfSecrets(arn *template.Node) bool {
	end := ending(arn)
	at := strings.LastIndexByte(end, '/')
	return at < 0 || slices.ContainsFunc(readingPolicies, func(policy string) bool { return strings.HasSuffix(policy, end[at:]) })
}

// ending is a text that a value ends in, whatever it begins with, "" for one that takes more to find.
func ending(n *template.Node) string {
	switch name, argument := intrinsic(n); {
	case name == "Fn::Sub" && argument.Kind == template.String:
		return argument.Text[strings.LastIndexByte(argument.Text, '}')+1:]
	case name == "Fn::Join" && argument.Len() == 2 && argument.Item(1).Kind == template.List:
		return ending(argument.Item(1).Item(argument.Item(1).Len() - 1))
	case n != nil && n.Kind == template.String:
		return n.Text
	}
	return ""
}

func mayBeOutward(statement *template.Node) bool {
	effect, principals := statement.Get("Effect"), statement.Get("Principal")
	if !isPlainMap(statement) || !isPlainMap(principals) || statement.Get("NotPrincipal") != nil ||
		effect == nil || effect.Kind != template.String || effect.Holds(template.Dynamic) {
		return true
	}
	for p := range principals.Children() {
		if p.Key != "Service" && p.Key != "Federated" && p.Key != "CanonicalUser" {
			return true
		}
	}
	return false
}
