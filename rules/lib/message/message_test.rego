package lib.message_test

import future.keywords.not

import data.lib.message

test_when_names_the_case if {
	message.when({"when": "Env = prod"}) == " when Env = prod"
}

test_when_is_silent_for_always if {
	message.when({}) == ""
}

test_circumstances_name_the_case if {
	message.circumstances([{"when": "Env = prod"}]) == " when Env = prod"
}

test_circumstances_join_the_cases_of_several_facts if {
	message.circumstances([{"when": "IsShared"}, {"when": "Env = prod"}]) == " when Env = prod and IsShared"
}

test_circumstances_name_a_common_case_once if {
	message.circumstances([{"when": "IsShared"}, {"when": "IsShared"}, {}]) == " when IsShared"
}

test_circumstances_are_silent_for_always if {
	message.circumstances([{}, {}]) == ""
}

test_holder if {
	message.holder({"id": "Role"}) == `a statement of "Role"`
	message.holder({"id": "Role", "policy": "SecretsManagerReadWrite"}) == `policy SecretsManagerReadWrite of "Role"`
}
