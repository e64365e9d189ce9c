package lib.handover_test

import future.keywords.not

import data.lib.handover

test_a_property if {
	handover.describe({"id": "Database", "property": "MasterUserPassword"}) == `MasterUserPassword of "Database"`
}

test_a_key if {
	place := {"id": "Function", "property": "Environment.Variables", "key": "PASSWORD"}
	handover.describe(place) == `key "PASSWORD" in Environment.Variables of "Function"`
}
