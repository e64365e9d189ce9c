# METADATA
# description: Phrases about the place at which a parameter's value becomes a credential.
package lib.handover

import future.keywords.not

import data.lib.message as phrases

# METADATA
# scope: document
# description: What the value becomes, and under which circumstances.
describe(place) := sprintf("key %q in %s of %q%s", [
	place.key,
	place.property,
	place.id,
	phrases.circumstances([place]),
]) if {
	place.key
} else := sprintf("%s of %q%s", [place.property, place.id, phrases.circumstances([place])])
