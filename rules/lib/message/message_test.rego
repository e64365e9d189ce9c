package lib.message_test

import future.keywords.not

import data.lib.message

test_circumstances_name_the_case if {
	message.circumstances({"when": "Env = prod"}) == " when Env = prod"
}

test_circumstances_are_silent_for_always if {
	message.circumstances({}) == ""
}
