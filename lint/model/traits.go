package model

// traits are what tables tell about a resource type: there are a few types, and thousands of resources.
type traits struct {
	all         []*resource // of the type, in template order
	credentials []credentialProperty
	carriers    []carrierProperty
	references  []referenceProperty
	onlyNames   bool
}

func (a *Assembly) traitsOf(kind string) *traits {
	found := a.traits[kind]
	if found == nil {
		found = &traits{
			credentials: credentialProperties(kind), carriers: carriersOf(kind), references: referencesOf(kind), onlyNames: onlyNames(kind),
		}
		a.traits[kind] = found
	}
	return found
}
