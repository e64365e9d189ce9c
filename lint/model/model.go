// Package model computes what the rules need to know about templates: what values come to, which
// resources denote the same secret, who a policy admits, how often a secret rotates, which network a
// function sits in, and where credentials stand. It knows CloudFormation and AWS and no rule.
//
// What a template does not tell is kept apart from what is not there: an unknown value stays unknown
// in every fact that is made from it.
package model

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/template"
)

// Options says what is known about the stacks beside their templates.
type Options struct {
	// Account is the 12-digit id of the account of stacks whose manifest names none. Empty: not known.
	Account string
	// OwnAccounts are further accounts of the same owner, TrustedAccounts those that may be let in.
	OwnAccounts, TrustedAccounts []string
	// Organizations are those whose members may be let in. Nil: whichever a policy names.
	Organizations []string
	// VPCsWithEndpoint are VPCs outside the templates that have an endpoint of Secrets Manager: their
	// ids or those of their subnets, or the names of parameters and exports that hold one.
	VPCsWithEndpoint []string
	// MaxRotationDays is the longest rotation interval that passes, in days. 0: 90.
	MaxRotationDays int
	// RequiredTags are keys of tags that every secret must have.
	RequiredTags []string
	// Parameters are values given to the parameters of these names, in every stack that declares them.
	// They come before Default and AllowedValues.
	Parameters map[string]string
}

// Assembly is a set of stacks that are judged together.
type Assembly struct {
	stacks    []*stack
	options   Options
	sources   []*template.Stack // the stacks as they were given, in the same order
	links     links
	resources []*resource
	names     names
	traits    map[string]*traits     // by the resource types
	aliases   map[*resource][]target // what each of the secretAliases stands for, as it is asked for
	made      int                    // what functions have made, see maxMade
	solving   int                    // what searches for deployments have taken, see maxSolving
	excess    map[string]excess      // by the names of what there is too much of
	facts     facts
	texts     map[string]*ast.Term    // those that many facts share
	terms     map[any]*ast.Term       // other terms that many facts share
	steps     []string                // room for those of a path
	sensitive map[*template.Node]bool // the credentials of all stacks
	tokens    []token                 // the credentials of known formats
	carriers  []carrier               // those in which a value may be a credential
}

// New computes the facts about stacks that are judged together.
func New(stacks []*template.Stack, options Options) *Assembly {
	a := &Assembly{
		options: options, traits: map[string]*traits{}, aliases: map[*resource][]target{}, excess: map[string]excess{},
		texts: map[string]*ast.Term{}, terms: map[any]*ast.Term{}, sensitive: map[*template.Node]bool{},
	}
	for _, source := range stacks {
		a.add(source, options)
	}
	a.linkNested()
	for _, s := range a.stacks {
		s.settle()
	}
	a.hideCredentials()                         // first: what is made of values from here on must not show them
	a.links.passed = map[*template.Node]value{} // what was computed before shows them
	a.findNames()
	a.facts = facts{
		secretOf: map[*resource]*secretFact{}, clientOf: map[*resource]*client{},
		clientsIn: map[string][]*client{}, hubs: a.hubs(), statements: map[policyDocument][]*statement{},
		abilities: map[string][]field{},
	}
	a.findSecrets()
	a.findSchedules()
	a.findPolicies()
	a.findNetwork()
	a.findCredentials()
	return a
}

// Resources returns how many resources the assembly has.
func (a *Assembly) Resources() int { return len(a.resources) }
