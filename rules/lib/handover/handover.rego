# METADATA
# description: Phrases about the place at which a parameter's value becomes a credential.
package lib.handover

import future.keywords.not

# METADATA
# scope: document
# description: What the value becomes.
describe(place) := sprintf("key %q in %s of %q", [place.key, place.property, place.id])

describe(place) := sprintf("%s of %q", [place.property, place.id]) if not place.key
