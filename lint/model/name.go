package model

import (
	"slices"
	"strings"
)

// names are the secrets and functions of an assembly by their physical names.
type names struct {
	secrets, functions, keys map[string][]*resource // keys by their aliases
}

func (a *Assembly) findNames() {
	a.names.secrets = a.named("Name", secretType)
	a.names.functions = a.named("FunctionName", functionTypes...)
	a.names.keys = a.named("AliasName", aliasType)
	for _, r := range a.in("AWS::Serverless::Application") {
		if r.isRotationApplication() {
			r.nameIn(a.names.functions, r.property("Parameters", "functionName"))
		}
	}
}

// named indexes resources by the symbols of the names that a property may give them.
func (a *Assembly) named(property string, kinds ...string) map[string][]*resource {
	index := map[string][]*resource{}
	for _, r := range a.in(kinds...) {
		r.nameIn(index, r.property(property))
	}
	return index
}

func (r *resource) nameIn(index map[string][]*resource, names value) {
	for alternative := range names.alternatives() {
		name := alternative.value
		if !name.comparable() {
			continue
		}
		if key := name.symbol(r.stack); key != "" && !slices.Contains(index[key], r) {
			index[key] = append(index[key], r)
		}
	}
}

// visible returns the resources that a name may mean in a stack: the last one of the stack itself, else
// those that may be in the same account and Region, of which a few show that there are several.
func visible(all []*resource, from *stack) []*resource {
	var near []*resource
	for _, r := range slices.Backward(all) {
		switch {
		case r.stack == from:
			return []*resource{r}
		case len(near) < maxCases && from.sharesEnvironment(r.stack):
			near = append(near, r)
		}
	}
	slices.Reverse(near)
	return near
}

// inARN returns the resources in the account and Region of an ARN as far as those are known, those
// of the stack itself first.
func (v value) inARN(all []*resource, from *stack) []*resource {
	all = slices.DeleteFunc(slices.Clone(all), func(r *resource) bool { return v.isElsewhere(r.stack) })
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].stack == from {
			return all[i : i+1]
		}
	}
	return all
}

// secretsNamed finds the secrets of the assembly with a name, given as such or in an ARN. With several
// it is not known which one is meant.
func (a *Assembly) secretsNamed(v value, from *stack) []target {
	if !v.comparable() {
		return nil
	}
	name := v.symbol(from)
	var found []*resource
	if isSecretARN(name) {
		_, name, _ = strings.Cut(name, arnInfix)
		found = v.inARN(a.names.secrets[name], from)
		if len(found) == 0 {
			found = v.inARN(a.names.secrets[arnSuffix().ReplaceAllString(name, "")], from)
		}
	} else {
		found = visible(a.names.secrets[name], from)
	}
	var targets []target
	for _, secret := range found {
		t := target{secret: secret}
		if len(found) > 1 {
			t.unknown = "secrets of several stacks have the name"
		}
		targets = append(targets, t)
	}
	return targets
}

// functionNamed finds the one function of the assembly with a name, given as such or in an ARN with or
// without a qualifier (Lambda API reference, "FunctionName").
func (a *Assembly) functionNamed(v value, from *stack) *resource {
	if !v.comparable() {
		return nil
	}
	const nameInARN = 6
	segments, _ := v.split(":")
	var found []*resource
	if len(segments) > nameInARN {
		name := composed(segments[nameInARN])
		if composed(segments[5]).plain() != "function" {
			return nil
		}
		found = v.inARN(a.names.functions[name.symbol(from)], from)
	} else {
		found = visible(a.names.functions[v.symbol(from)], from)
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}
