package model

// traits are what tables tell about a resource type: there are a few types, and thousands of resources.
type traits struct {
	credentials []credentialProperty
	carriers    []carrierProperty
	references  []referenceProperty
	onlyNames   bool
}

func (a *Assembly) traitsOf(kind string) *traits {
	found := a.traits[kind]
	if found == nil {
		found = &traits{credentialProperties(kind), carriersOf(kind), referencesOf(kind), onlyNames(kind)}
		a.traits[kind] = found
	}
	return found
}
