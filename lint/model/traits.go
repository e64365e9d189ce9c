package model

// traits are the resources of a type, and what tables tell about it: there are a few types, and thousands of resources.
type traits struct {
	all         []*resource // of the type, in template order
	credentials []credentialProperty
	carriers    []carrierProperty
	references  []referenceProperty
	onlyNames   bool
}

func (a *Assembly) traitsOf(kind string) *traits {
	return once(a.traits, kind, func() *traits {
		return &traits{
			credentials: credentialProperties(kind), carriers: carriersOf(kind), references: referencesOf(kind), onlyNames: onlyNames(kind),
		}
	})
}
