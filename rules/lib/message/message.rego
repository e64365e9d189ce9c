# METADATA
# description: Phrases that the messages of several rules share.
package lib.message

import future.keywords.not

# METADATA
# scope: document
# description: The circumstances under which all of some facts hold, as the end of a sentence; nothing for always.
circumstances(facts) := sprintf(" when %s", [concat(" and ", cases)]) if {
	cases := {fact.when | some fact in facts}
	count(cases) > 0
}

circumstances(facts) := "" if {
	every fact in facts {
		not fact.when
	}
}
