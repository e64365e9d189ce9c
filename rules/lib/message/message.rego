# METADATA
# description: Phrases that the messages of several rules share.
package lib.message

import future.keywords.not

# METADATA
# scope: document
# description: The circumstances under which a fact holds, as the end of a sentence; nothing for always.
default when(_) := ""

when(fact) := sprintf(" when %s", [fact.when])

# METADATA
# scope: document
# description: The circumstances under which all of some facts hold, as the end of a sentence; nothing for always.
default circumstances(_) := ""

circumstances(facts) := sprintf(" when %s", [concat(" and ", cases)]) if {
	cases := {fact.when | some fact in facts}
	cases != set()
}

# METADATA
# scope: document
# description: A statement of an identity policy as the subject of a message.
holder(statement) := sprintf("policy %s of %q", [statement.policy, statement.id])

holder(statement) := sprintf("a statement of %q", [statement.id]) if not statement.policy
