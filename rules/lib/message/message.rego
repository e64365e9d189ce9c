# METADATA
# description: Phrases that the messages of several rules share.
package lib.message

import future.keywords.not

# METADATA
# scope: document
# description: The circumstances under which a fact holds, as the end of a sentence; nothing for always.
circumstances(fact) := sprintf(" when %s", [fact.when])

circumstances(fact) := "" if not fact.when
