// Code generated from what the rules compile to by go generate; DO NOT EDIT.

package compiled

import "github.com/open-policy-agent/opa/v1/ast"

var guards = []moduleGuards{
	{"access/cross-account-principal/cross_account_principal.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                           // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                                          // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[3]}, []*ast.Term{&guardTerms[4]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[7]}},                 // ["class"] ["cross"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                           // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                                          // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[3]}, []*ast.Term{&guardTerms[4]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[8]}},                 // ["class"] ["unknown"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                           // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                                          // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[3]}, []*ast.Term{&guardTerms[8]}}, // ["condition" "organization"] ["unknown"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[7]}},                 // ["class"] ["cross"]
		},
	}},
	{"access/cross-account-role-reads-secret/cross_account_role_reads_secret.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[9]}, nil},                                           // ["trust_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[3]}, []*ast.Term{&guardTerms[4]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[7]}},                 // ["class"] ["cross"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[9]}, nil},                                            // ["trust_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[10]}, []*ast.Term{&guardTerms[4]}}, // ["condition" "restriction"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[11]}},                 // ["class"] ["any"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[9]}, nil}, // ["trust_statements"] []
			{each, 1, []*ast.Term{&guardTerms[5]}, nil}, // ["principals"] []
		},
	}},
	{"access/foreign-account-root/foreign_account_root.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                             // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                                            // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[12], &guardTerms[13]}, []*ast.Term{&guardTerms[4]}}, // ["limits" "identity"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                             // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[14]}},                  // ["class"] ["trusted"]
			{equals, 2, []*ast.Term{&guardTerms[15]}, []*ast.Term{&guardTerms[16]}},                 // ["whole"] ["yes"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                            // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                           // ["allows"] []
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[14]}}, // ["class"] ["trusted"]
		},
	}},
	{"access/identity-policy-manages-all-secrets/identity_policy_manages_all_secrets.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[17]}, nil},                                             // ["identity_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[18], &guardTerms[19]}, []*ast.Term{&guardTerms[20]}}, // ["reach" "secrets"] ["all"]
		},
	}},
	{"access/identity-policy-reads-all-secrets/identity_policy_reads_all_secrets.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[17]}, nil},                                             // ["identity_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[18], &guardTerms[19]}, []*ast.Term{&guardTerms[20]}}, // ["reach" "secrets"] ["all"]
			{fails, 1, []*ast.Term{&guardTerms[21]}, nil},                                            // ["administrator"] []
		},
	}},
	{"access/ineffective-policy-condition/ineffective_policy_condition.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},  // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil}, // ["allows"] []
			{each, 1, []*ast.Term{&guardTerms[22]}, nil}, // ["loose"] []
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},  // ["principals"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},  // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil}, // ["allows"] []
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},  // ["principals"] []
		},
	}},
	{"access/public-policy-not-blocked/public_policy_not_blocked.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[23]}, nil},                                             // ["resource_policies"] []
			{equals, 1, []*ast.Term{&guardTerms[24], &guardTerms[25]}, []*ast.Term{&guardTerms[26]}}, // ["block_public" "status"] ["off"]
			{equals, 1, []*ast.Term{&guardTerms[27]}, []*ast.Term{&guardTerms[28]}},                  // ["grants"] ["some"]
		},
	}},
	{"access/public-secret-policy/public_secret_policy.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                            // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                                           // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[10]}, []*ast.Term{&guardTerms[4]}}, // ["condition" "restriction"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[11]}},                 // ["class"] ["any"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                            // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                                           // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[10]}, []*ast.Term{&guardTerms[8]}}, // ["condition" "restriction"] ["unknown"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[11]}},                 // ["class"] ["any"]
		},
	}},
	{"access/secret-arn-pattern-too-wide/secret_arn_pattern_too_wide.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[29]}, nil}, // ["arn_patterns"] []
		},
	}},
	{"access/secret-policy-lockout/secret_policy_lockout.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},   // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[30]}, nil}, // ["denies"] []
			{fails, 1, []*ast.Term{&guardTerms[31]}, nil}, // ["conditional"] []
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},   // ["principals"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},   // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[30]}, nil}, // ["denies"] []
			{fails, 1, []*ast.Term{&guardTerms[31]}, nil}, // ["conditional"] []
		},
	}},
	{"access/secret-policy-management-actions/secret_policy_management_actions.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                             // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                                            // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[12], &guardTerms[32]}, []*ast.Term{&guardTerms[4]}}, // ["limits" "own_account"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                             // ["principals"] []
		},
	}},
	{"access/service-principal-without-source/service_principal_without_source.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                             // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                                            // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[12], &guardTerms[33]}, []*ast.Term{&guardTerms[4]}}, // ["limits" "source"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                             // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[34]}},                  // ["class"] ["service"]
		},
	}},
	{"access/vpc-deny-blocks-deployment/vpc_deny_blocks_deployment.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},   // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[35]}, nil}, // ["vpc_only"] []
		},
	}},
	{"credentials/credential-as-parameter/credential_as_parameter.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[36]}, nil},                            // ["credential_parameters"] []
			{holds, 1, []*ast.Term{&guardTerms[37]}, nil},                           // ["no_echo"] []
			{varies, 1, []*ast.Term{&guardTerms[38]}, []*ast.Term{&guardTerms[39]}}, // ["default"] ["literal"]
			{each, 1, []*ast.Term{&guardTerms[40]}, nil},                            // ["handovers"] []
			{equals, 2, []*ast.Term{&guardTerms[41]}, []*ast.Term{&guardTerms[42]}}, // ["kind"] ["credential-property"]
		},
	}},
	{"credentials/credential-in-environment/credential_in_environment.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[43]}, nil},                            // ["carried"] []
			{varies, 1, []*ast.Term{&guardTerms[44]}, []*ast.Term{&guardTerms[45]}}, // ["type"] ["AWS::SecretsManager::Secret"]
			{equals, 1, []*ast.Term{&guardTerms[46]}, []*ast.Term{&guardTerms[39]}}, // ["provenance"] ["literal"]
			{equals, 1, []*ast.Term{&guardTerms[41]}, []*ast.Term{&guardTerms[47]}}, // ["kind"] ["credential"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[43]}, nil},  // ["carried"] []
			{holds, 1, []*ast.Term{&guardTerms[48]}, nil}, // ["shown"] []
		},
	}},
	{"credentials/credential-in-output/credential_in_output.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[49]}, nil}, // ["disclosures"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[50]}, nil},                                             // ["dynamic_references"] []
			{varies, 1, []*ast.Term{&guardTerms[51]}, []*ast.Term{&guardTerms[52]}},                  // ["store"] ["ssm"]
			{equals, 1, []*ast.Term{&guardTerms[53]}, []*ast.Term{&guardTerms[54], &guardTerms[55]}}, // ["place"] ["metadata" "output"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[50]}, nil},                                             // ["dynamic_references"] []
			{holds, 1, []*ast.Term{&guardTerms[56]}, nil},                                            // ["identifier"] []
			{equals, 1, []*ast.Term{&guardTerms[57]}, []*ast.Term{&guardTerms[20], &guardTerms[47]}}, // ["reads"] ["all" "credential"]
		},
	}},
	{"credentials/credential-parameter-default/credential_parameter_default.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[36]}, nil}, // ["credential_parameters"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[36]}, nil},  // ["credential_parameters"] []
			{holds, 1, []*ast.Term{&guardTerms[37]}, nil}, // ["no_echo"] []
		},
	}},
	{"credentials/credential-parameter-without-noecho/credential_parameter_without_noecho.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[36]}, nil},                                                             // ["credential_parameters"] []
			{fails, 1, []*ast.Term{&guardTerms[37]}, nil},                                                            // ["no_echo"] []
			{equals, 1, []*ast.Term{&guardTerms[38]}, []*ast.Term{&guardTerms[58], &guardTerms[4], &guardTerms[59]}}, // ["default"] ["empty" "none" "placeholder"]
		},
	}},
	{"credentials/hardcoded-credential/hardcoded_credential.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[60]}, nil},                            // ["credentials"] []
			{equals, 1, []*ast.Term{&guardTerms[46]}, []*ast.Term{&guardTerms[39]}}, // ["provenance"] ["literal"]
			{fails, 1, []*ast.Term{&guardTerms[61]}, nil},                           // ["format"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[60]}, nil},                           // ["credentials"] []
			{equals, 1, []*ast.Term{&guardTerms[46]}, []*ast.Term{&guardTerms[8]}}, // ["provenance"] ["unknown"]
		},
	}},
	{"credentials/known-credential-format/known_credential_format.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[62]}, nil}, // ["tokens"] []
		},
	}},
	{"credentials/literal-secret-string/literal_secret_string.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[43]}, nil},                            // ["carried"] []
			{equals, 1, []*ast.Term{&guardTerms[44]}, []*ast.Term{&guardTerms[45]}}, // ["type"] ["AWS::SecretsManager::Secret"]
			{equals, 1, []*ast.Term{&guardTerms[46]}, []*ast.Term{&guardTerms[39]}}, // ["provenance"] ["literal"]
			{fails, 1, []*ast.Term{&guardTerms[61]}, nil},                           // ["format"] []
			{fails, 1, []*ast.Term{&guardTerms[63]}, nil},                           // ["formed"] []
		},
	}},
	{"credentials/pinned-secret-version/pinned_secret_version.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[50]}, nil}, // ["dynamic_references"] []
		},
	}},
	{"credentials/plaintext-parameter-reference/plaintext_parameter_reference.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[50]}, nil},                            // ["dynamic_references"] []
			{equals, 1, []*ast.Term{&guardTerms[51]}, []*ast.Term{&guardTerms[52]}}, // ["store"] ["ssm"]
			{holds, 1, []*ast.Term{&guardTerms[47]}, nil},                           // ["credential"] []
		},
	}},
	{"credentials/unresolvable-dynamic-reference/unresolvable_dynamic_reference.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[50]}, nil},  // ["dynamic_references"] []
			{fails, 1, []*ast.Term{&guardTerms[64]}, nil}, // ["resolved"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[50]}, nil},                            // ["dynamic_references"] []
			{fails, 1, []*ast.Term{&guardTerms[64]}, nil},                           // ["resolved"] []
			{equals, 1, []*ast.Term{&guardTerms[53]}, []*ast.Term{&guardTerms[65]}}, // ["place"] ["property"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[50]}, nil},                                             // ["dynamic_references"] []
			{holds, 1, []*ast.Term{&guardTerms[66]}, nil},                                            // ["takes_secret"] []
			{equals, 1, []*ast.Term{&guardTerms[57]}, []*ast.Term{&guardTerms[20], &guardTerms[47]}}, // ["reads"] ["all" "credential"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[50]}, nil},  // ["dynamic_references"] []
			{holds, 1, []*ast.Term{&guardTerms[67]}, nil}, // ["backslash"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[50]}, nil}, // ["dynamic_references"] []
		},
	}},
	{"encryption/cross-account-key-principal/cross_account_key_principal.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[68]}, nil},                                          // ["key_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[69]}, []*ast.Term{&guardTerms[16]}},               // ["decrypts"] ["yes"]
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[3]}, []*ast.Term{&guardTerms[4]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[7]}},                 // ["class"] ["cross"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[68]}, nil},                                          // ["key_statements"] []
			{varies, 1, []*ast.Term{&guardTerms[69]}, []*ast.Term{&guardTerms[70]}},               // ["decrypts"] ["no"]
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[3]}, []*ast.Term{&guardTerms[4]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[8]}},                 // ["class"] ["unknown"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[68]}, nil},                          // ["key_statements"] []
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[7]}}, // ["class"] ["cross"]
		},
	}},
	{"encryption/cross-account-secret-without-key/cross_account_secret_without_key.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[71]}, nil},                            // ["shared_secrets"] []
			{each, 1, []*ast.Term{&guardTerms[72]}, nil},                            // ["readers"] []
			{equals, 2, []*ast.Term{&guardTerms[57]}, []*ast.Term{&guardTerms[16]}}, // ["reads"] ["yes"]
			{equals, 2, []*ast.Term{&guardTerms[73]}, []*ast.Term{&guardTerms[74]}}, // ["owner"] ["aws"]
		},
	}},
	{"encryption/key-cannot-encrypt-secret/key_cannot_encrypt_secret.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[75]}, nil}, // ["encryptions"] []
		},
	}},
	{"encryption/key-policy-blocks-reader/key_policy_blocks_reader.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[71]}, nil},                            // ["shared_secrets"] []
			{each, 1, []*ast.Term{&guardTerms[72]}, nil},                            // ["readers"] []
			{equals, 2, []*ast.Term{&guardTerms[76]}, []*ast.Term{&guardTerms[70]}}, // ["admitted"] ["no"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[71]}, nil},                           // ["shared_secrets"] []
			{each, 1, []*ast.Term{&guardTerms[72]}, nil},                           // ["readers"] []
			{equals, 2, []*ast.Term{&guardTerms[76]}, []*ast.Term{&guardTerms[8]}}, // ["admitted"] ["unknown"]
		},
	}},
	{"encryption/key-policy-not-scoped-to-secretsmanager/key_policy_not_scoped_to_secretsmanager.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[68]}, nil},                            // ["key_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                            // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[69]}, []*ast.Term{&guardTerms[16]}}, // ["decrypts"] ["yes"]
			{equals, 1, []*ast.Term{&guardTerms[77]}, []*ast.Term{&guardTerms[11]}}, // ["scope"] ["any"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                             // ["principals"] []
		},
	}},
	{"encryption/key-without-rotation/key_without_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[78]}, nil}, // ["keys"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[78]}, nil},  // ["keys"] []
			{fails, 1, []*ast.Term{&guardTerms[79]}, nil}, // ["unrotated"] []
		},
	}},
	{"encryption/public-key-policy/public_key_policy.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[68]}, nil},                                           // ["key_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[1]}, nil},                                           // ["allows"] []
			{equals, 1, []*ast.Term{&guardTerms[2], &guardTerms[10]}, []*ast.Term{&guardTerms[4]}}, // ["condition" "restriction"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[11]}},                 // ["class"] ["any"]
		},
	}},
	{"encryption/replica-without-key/replica_without_key.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[80]}, nil}, // ["replicas"] []
		},
	}},
	{"encryption/rotation-plaintext-fallback/rotation_plaintext_fallback.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                            // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[82], &guardTerms[83]}, nil},           // ["secret" "databases"] []
			{equals, 2, []*ast.Term{&guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["is"] ["yes"]
			{equals, 2, []*ast.Term{&guardTerms[85]}, []*ast.Term{&guardTerms[86]}}, // ["tls"] ["optional"]
		},
	}},
	{"encryption/secret-without-customer-key/secret_without_customer_key.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil}, // ["secrets"] []
		},
	}},
	{"lifecycle/duplicate-secretsmanager-endpoint/duplicate_secretsmanager_endpoint.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil}, // ["endpoints"] []
		},
	}},
	{"lifecycle/key-deleted-before-secret/key_deleted_before_secret.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[78]}, nil},                            // ["keys"] []
			{equals, 1, []*ast.Term{&guardTerms[88]}, []*ast.Term{&guardTerms[89]}}, // ["deletion"] ["delete"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[78]}, nil},                            // ["keys"] []
			{equals, 1, []*ast.Term{&guardTerms[88]}, []*ast.Term{&guardTerms[90]}}, // ["deletion"] ["retain"]
			{equals, 1, []*ast.Term{&guardTerms[91]}, []*ast.Term{&guardTerms[89]}}, // ["replacement"] ["delete"]
		},
	}},
	{"lifecycle/secret-deleted-with-stack/secret_deleted_with_stack.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil},                            // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[88]}, []*ast.Term{&guardTerms[89]}}, // ["deletion"] ["delete"]
			{varies, 1, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[92]}},  // ["class"] ["external"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil},                            // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[88]}, []*ast.Term{&guardTerms[89]}}, // ["deletion"] ["delete"]
			{equals, 1, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[92]}},  // ["class"] ["external"]
		},
	}},
	{"lifecycle/secret-name-like-arn-suffix/secret_name_like_arn_suffix.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil}, // ["secrets"] []
			{each, 1, []*ast.Term{&guardTerms[93]}, nil}, // ["names"] []
			{each, 2, []*ast.Term{&guardTerms[94]}, nil}, // ["pieces"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil}, // ["secrets"] []
			{each, 1, []*ast.Term{&guardTerms[93]}, nil}, // ["names"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil}, // ["secrets"] []
			{each, 1, []*ast.Term{&guardTerms[93]}, nil}, // ["names"] []
		},
	}},
	{"lifecycle/secret-without-tags/secret_without_tags.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil}, // ["secrets"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil},                   // ["secrets"] []
			{fails, 1, []*ast.Term{&guardTerms[95]}, nil},                  // ["untagged"] []
			{fails, 1, []*ast.Term{&guardTerms[96], &guardTerms[97]}, nil}, // ["tags" "more"] []
		},
	}},
	{"lifecycle/unused-secret/unused_secret.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[98]}, nil}, // ["unmentioned"] []
		},
	}},
	{"network/endpoint-blocks-function/endpoint_blocks_function.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},                              // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[99]}, nil},                              // ["admits"] []
			{equals, 2, []*ast.Term{&guardTerms[100]}, []*ast.Term{&guardTerms[101]}}, // ["https"] ["closed"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},                            // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[99]}, nil},                            // ["admits"] []
			{equals, 2, []*ast.Term{&guardTerms[100]}, []*ast.Term{&guardTerms[8]}}, // ["https"] ["unknown"]
		},
	}},
	{"network/endpoint-misconfigured/endpoint_misconfigured.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},                              // ["endpoints"] []
			{fails, 1, []*ast.Term{&guardTerms[8]}, nil},                              // ["unknown"] []
			{each, 1, []*ast.Term{&guardTerms[102]}, nil},                             // ["types"] []
			{varies, 2, []*ast.Term{&guardTerms[103]}, []*ast.Term{&guardTerms[104]}}, // ["text"] ["Interface"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},  // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[105]}, nil}, // ["without_subnets"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},                    // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[106], &guardTerms[107]}, nil}, // ["zones" "twice"] []
		},
	}},
	{"network/endpoint-policy-blocks-rotation/endpoint_policy_blocks_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},   // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[108]}, nil},  // ["restraints"] []
			{fails, 2, []*ast.Term{&guardTerms[109]}, nil}, // ["reason"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},  // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[108]}, nil}, // ["restraints"] []
		},
	}},
	{"network/endpoint-policy-full-access/endpoint_policy_full_access.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},  // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[110]}, nil}, // ["default_policy_in"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[111]}, nil},                          // ["endpoint_statements"] []
			{each, 1, []*ast.Term{&guardTerms[5]}, nil},                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[11]}}, // ["class"] ["any"]
		},
	}},
	{"network/endpoint-single-zone/endpoint_single_zone.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},                             // ["endpoints"] []
			{fails, 1, []*ast.Term{&guardTerms[8]}, nil},                             // ["unknown"] []
			{equals, 1, []*ast.Term{&guardTerms[44]}, []*ast.Term{&guardTerms[104]}}, // ["type"] ["Interface"]
			{each, 1, []*ast.Term{&guardTerms[112]}, nil},                            // ["single_subnet"] []
		},
	}},
	{"network/endpoint-without-private-dns/endpoint_without_private_dns.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil}, // ["endpoints"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil},                                                // ["endpoints"] []
			{equals, 1, []*ast.Term{&guardTerms[44]}, []*ast.Term{&guardTerms[104]}},                    // ["type"] ["Interface"]
			{fails, 1, []*ast.Term{&guardTerms[8]}, nil},                                                // ["unknown"] []
			{equals, 1, []*ast.Term{&guardTerms[113], &guardTerms[114]}, []*ast.Term{&guardTerms[115]}}, // ["dns" "private"] ["on"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[87]}, nil}, // ["endpoints"] []
		},
	}},
	{"network/missing-rds-endpoint/missing_rds_endpoint.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[116]}, nil},                                                               // ["clients"] []
			{fails, 1, []*ast.Term{&guardTerms[117], &guardTerms[118]}, nil},                                            // ["superuser" "own_code"] []
			{equals, 1, []*ast.Term{&guardTerms[117], &guardTerms[119], &guardTerms[120]}, []*ast.Term{&guardTerms[4]}}, // ["superuser" "rds" "by"] ["none"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[116]}, nil}, // ["clients"] []
		},
	}},
	{"network/missing-secretsmanager-endpoint/missing_secretsmanager_endpoint.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[116]}, nil},                                            // ["clients"] []
			{equals, 1, []*ast.Term{&guardTerms[18], &guardTerms[120]}, []*ast.Term{&guardTerms[4]}}, // ["reach" "by"] ["none"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[116]}, nil},                                              // ["clients"] []
			{equals, 1, []*ast.Term{&guardTerms[18], &guardTerms[120]}, []*ast.Term{&guardTerms[121]}}, // ["reach" "by"] ["undecided"]
		},
	}},
	{"network/rotated-database-public/rotated_database_public.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[83]}, nil},  // ["databases"] []
			{each, 1, []*ast.Term{&guardTerms[122]}, nil}, // ["public"] []
		},
	}},
	{"network/secrets-traffic-through-nat/secrets_traffic_through_nat.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[116]}, nil},                   // ["clients"] []
			{fails, 1, []*ast.Term{&guardTerms[18], &guardTerms[109]}, nil}, // ["reach" "reason"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[116]}, nil}, // ["clients"] []
		},
	}},
	{"rotation/database-secret-without-rotation/database_secret_without_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil},                                             // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[123]}},                  // ["class"] ["database"]
			{equals, 1, []*ast.Term{&guardTerms[124], &guardTerms[25]}, []*ast.Term{&guardTerms[4]}}, // ["rotation" "status"] ["none"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil},                                               // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[123]}},                    // ["class"] ["database"]
			{equals, 1, []*ast.Term{&guardTerms[124], &guardTerms[25]}, []*ast.Term{&guardTerms[121]}}, // ["rotation" "status"] ["undecided"]
		},
	}},
	{"rotation/external-secret-without-rotation/external_secret_without_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil},                                             // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[92]}},                   // ["class"] ["external"]
			{equals, 1, []*ast.Term{&guardTerms[124], &guardTerms[25]}, []*ast.Term{&guardTerms[4]}}, // ["rotation" "status"] ["none"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil}, // ["schedules"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},  // ["schedules"] []
			{holds, 1, []*ast.Term{&guardTerms[126]}, nil}, // ["partner"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil}, // ["schedules"] []
		},
	}},
	{"rotation/hosted-rotation-malformed/hosted_rotation_malformed.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                     // ["rotation_templates"] []
			{fails, 1, []*ast.Term{&guardTerms[127], &guardTerms[128]}, nil}, // ["hosted" "macros"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                    // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[127], &guardTerms[129]}, nil}, // ["hosted" "transforms"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                                                                // ["rotation_templates"] []
			{equals, 1, []*ast.Term{&guardTerms[127], &guardTerms[44], &guardTerms[25]}, []*ast.Term{&guardTerms[130]}}, // ["hosted" "type" "status"] ["absent"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                                                                // ["rotation_templates"] []
			{equals, 1, []*ast.Term{&guardTerms[127], &guardTerms[44], &guardTerms[25]}, []*ast.Term{&guardTerms[131]}}, // ["hosted" "type" "status"] ["known"]
			{fails, 1, []*ast.Term{&guardTerms[132]}, nil},                                                              // ["engine"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                              // ["rotation_templates"] []
			{equals, 1, []*ast.Term{&guardTerms[133]}, []*ast.Term{&guardTerms[134]}}, // ["users"] ["MultiUser"]
			{each, 1, []*ast.Term{&guardTerms[127], &guardTerms[117]}, nil},           // ["hosted" "superuser"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                            // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[127], &guardTerms[135]}, nil},         // ["hosted" "lists"] []
			{equals, 2, []*ast.Term{&guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["is"] ["yes"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                    // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[127], &guardTerms[136]}, nil}, // ["hosted" "network"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                                                                // ["rotation_templates"] []
			{equals, 1, []*ast.Term{&guardTerms[127], &guardTerms[137], &guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["hosted" "keyless" "is"] ["yes"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                              // ["rotation_templates"] []
			{holds, 1, []*ast.Term{&guardTerms[127]}, nil},                            // ["hosted"] []
			{equals, 1, []*ast.Term{&guardTerms[133]}, []*ast.Term{&guardTerms[134]}}, // ["users"] ["MultiUser"]
			{holds, 1, []*ast.Term{&guardTerms[82], &guardTerms[138]}, nil},           // ["secret" "json"] []
			{each, 1, []*ast.Term{&guardTerms[82], &guardTerms[139]}, nil},            // ["secret" "lacks"] []
			{equals, 2, []*ast.Term{&guardTerms[140]}, []*ast.Term{&guardTerms[141]}}, // ["key"] ["masterarn"]
		},
	}},
	{"rotation/hosted-rotation-outdated/hosted_rotation_outdated.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                              // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[127], &guardTerms[129]}, nil},           // ["hosted" "transforms"] []
			{equals, 2, []*ast.Term{&guardTerms[142]}, []*ast.Term{&guardTerms[143]}}, // ["name"] ["AWS::SecretsManager-2020-07-23"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil},                                                                // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[127], &guardTerms[129]}, nil},                                             // ["hosted" "transforms"] []
			{equals, 2, []*ast.Term{&guardTerms[142]}, []*ast.Term{&guardTerms[144]}},                                   // ["name"] ["AWS::SecretsManager-2024-09-16"]
			{equals, 1, []*ast.Term{&guardTerms[127], &guardTerms[145], &guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["hosted" "runtime" "is"] ["yes"]
		},
	}},
	{"rotation/master-password-conflict/master_password_conflict.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[83]}, nil}, // ["databases"] []
		},
	}},
	{"rotation/master-password-unmanaged/master_password_unmanaged.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[83]}, nil},                             // ["databases"] []
			{each, 1, []*ast.Term{&guardTerms[146]}, nil},                            // ["password_secrets"] []
			{equals, 2, []*ast.Term{&guardTerms[147]}, []*ast.Term{&guardTerms[70]}}, // ["renewed"] ["no"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[83]}, nil},                            // ["databases"] []
			{each, 1, []*ast.Term{&guardTerms[146]}, nil},                           // ["password_secrets"] []
			{equals, 2, []*ast.Term{&guardTerms[147]}, []*ast.Term{&guardTerms[8]}}, // ["renewed"] ["unknown"]
		},
	}},
	{"rotation/rotation-before-attachment/rotation_before_attachment.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},                           // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[148]}, nil},                           // ["attachments"] []
			{equals, 2, []*ast.Term{&guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["is"] ["yes"]
			{fails, 2, []*ast.Term{&guardTerms[149]}, nil},                          // ["before"] []
		},
	}},
	{"rotation/rotation-before-permission/rotation_before_permission.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[150]}, nil},                                            // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[151]}, nil},                                            // ["uses"] []
			{holds, 2, []*ast.Term{&guardTerms[152]}, nil},                                           // ["permission"] []
			{fails, 2, []*ast.Term{&guardTerms[153]}, nil},                                           // ["after_permission"] []
			{varies, 2, []*ast.Term{&guardTerms[154], &guardTerms[25]}, []*ast.Term{&guardTerms[4]}}, // ["invocable" "status"] ["none"]
		},
	}},
	{"rotation/rotation-function-not-invocable/rotation_function_not_invocable.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[150]}, nil},                                            // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[151]}, nil},                                            // ["uses"] []
			{equals, 2, []*ast.Term{&guardTerms[154], &guardTerms[25]}, []*ast.Term{&guardTerms[4]}}, // ["invocable" "status"] ["none"]
		},
	}},
	{"rotation/rotation-function-underprovisioned/rotation_function_underprovisioned.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[150]}, nil},                            // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[155]}, nil},                            // ["capacities"] []
			{equals, 2, []*ast.Term{&guardTerms[41]}, []*ast.Term{&guardTerms[156]}}, // ["kind"] ["timeout"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[150]}, nil}, // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[155]}, nil}, // ["capacities"] []
		},
	}},
	{"rotation/rotation-interval-too-long/rotation_interval_too_long.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},                           // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[157]}, nil},                           // ["intervals"] []
			{equals, 2, []*ast.Term{&guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["is"] ["yes"]
		},
	}},
	{"rotation/rotation-owner-conflict/rotation_owner_conflict.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},                           // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[158]}, nil},                           // ["rivals"] []
			{equals, 2, []*ast.Term{&guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["is"] ["yes"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},                            // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[158]}, nil},                            // ["rivals"] []
			{equals, 2, []*ast.Term{&guardTerms[84]}, []*ast.Term{&guardTerms[121]}}, // ["is"] ["undecided"]
		},
	}},
	{"rotation/rotation-permission-without-source/rotation_permission_without_source.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[159]}, nil},                                             // ["invoke_permissions"] []
			{equals, 1, []*ast.Term{&guardTerms[160]}, []*ast.Term{&guardTerms[16]}},                  // ["principal"] ["yes"]
			{equals, 1, []*ast.Term{&guardTerms[161]}, []*ast.Term{&guardTerms[16]}},                  // ["invokes"] ["yes"]
			{equals, 1, []*ast.Term{&guardTerms[33], &guardTerms[162]}, []*ast.Term{&guardTerms[11]}}, // ["source" "account"] ["any"]
		},
	}},
	{"rotation/rotation-role-insufficient/rotation_role_insufficient.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[150]}, nil},                            // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[163]}, nil},                            // ["roles"] []
			{each, 2, []*ast.Term{&guardTerms[139]}, nil},                            // ["lacks"] []
			{equals, 3, []*ast.Term{&guardTerms[25]}, []*ast.Term{&guardTerms[164]}}, // ["status"] ["missing"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[150]}, nil}, // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[163]}, nil}, // ["roles"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[150]}, nil}, // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[163]}, nil}, // ["roles"] []
			{holds, 2, []*ast.Term{&guardTerms[92]}, nil}, // ["external"] []
		},
	}},
	{"rotation/rotation-role-too-broad/rotation_role_too_broad.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[17]}, nil},                                             // ["identity_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[18], &guardTerms[19]}, []*ast.Term{&guardTerms[20]}}, // ["reach" "secrets"] ["all"]
			{each, 1, []*ast.Term{&guardTerms[150]}, nil},                                            // ["rotation_functions"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[150]}, nil}, // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[163]}, nil}, // ["roles"] []
		},
	}},
	{"rotation/rotation-schedule-invalid/rotation_schedule_invalid.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},                           // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[165]}, nil},                           // ["faults"] []
			{equals, 2, []*ast.Term{&guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["is"] ["yes"]
		},
	}},
	{"rotation/rotation-secret-fields-missing/rotation_secret_fields_missing.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[81]}, nil}, // ["rotation_templates"] []
		},
	}},
	{"rotation/rotation-window-overlap/rotation_window_overlap.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},                           // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[166]}, nil},                           // ["windows"] []
			{equals, 2, []*ast.Term{&guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["is"] ["yes"]
		},
	}},
	{"rotation/rotation-without-function/rotation_without_function.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},                                             // ["schedules"] []
			{equals, 1, []*ast.Term{&guardTerms[167], &guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["unattended" "is"] ["yes"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},                                              // ["schedules"] []
			{equals, 1, []*ast.Term{&guardTerms[167], &guardTerms[84]}, []*ast.Term{&guardTerms[121]}}, // ["unattended" "is"] ["undecided"]
		},
	}},
	{"rotation/rotation-without-rules/rotation_without_rules.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[125]}, nil},                                             // ["schedules"] []
			{equals, 1, []*ast.Term{&guardTerms[168], &guardTerms[84]}, []*ast.Term{&guardTerms[16]}}, // ["without_rules" "is"] ["yes"]
		},
	}},
	{"rotation/secret-without-rotation/secret_without_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil},                                             // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[47]}},                   // ["class"] ["credential"]
			{equals, 1, []*ast.Term{&guardTerms[124], &guardTerms[25]}, []*ast.Term{&guardTerms[4]}}, // ["rotation" "status"] ["none"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil},                                             // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[169]}},                  // ["class"] ["token"]
			{equals, 1, []*ast.Term{&guardTerms[124], &guardTerms[25]}, []*ast.Term{&guardTerms[4]}}, // ["rotation" "status"] ["none"]
		},
		{
			{each, 0, []*ast.Term{&guardTerms[19]}, nil},                                               // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[6]}, []*ast.Term{&guardTerms[47], &guardTerms[169]}},   // ["class"] ["credential" "token"]
			{equals, 1, []*ast.Term{&guardTerms[124], &guardTerms[25]}, []*ast.Term{&guardTerms[121]}}, // ["rotation" "status"] ["undecided"]
		},
	}},
}

// guardTerms are what paths and values consist of.
var guardTerms = [...]ast.Term{
	{Value: ast.String("secret_statements")},
	{Value: ast.String("allows")},
	{Value: ast.String("condition")},
	{Value: ast.String("organization")},
	{Value: ast.String("none")},
	{Value: ast.String("principals")},
	{Value: ast.String("class")},
	{Value: ast.String("cross")},
	{Value: ast.String("unknown")},
	{Value: ast.String("trust_statements")},
	{Value: ast.String("restriction")},
	{Value: ast.String("any")},
	{Value: ast.String("limits")},
	{Value: ast.String("identity")},
	{Value: ast.String("trusted")},
	{Value: ast.String("whole")},
	{Value: ast.String("yes")},
	{Value: ast.String("identity_statements")},
	{Value: ast.String("reach")},
	{Value: ast.String("secrets")},
	{Value: ast.String("all")},
	{Value: ast.String("administrator")},
	{Value: ast.String("loose")},
	{Value: ast.String("resource_policies")},
	{Value: ast.String("block_public")},
	{Value: ast.String("status")},
	{Value: ast.String("off")},
	{Value: ast.String("grants")},
	{Value: ast.String("some")},
	{Value: ast.String("arn_patterns")},
	{Value: ast.String("denies")},
	{Value: ast.String("conditional")},
	{Value: ast.String("own_account")},
	{Value: ast.String("source")},
	{Value: ast.String("service")},
	{Value: ast.String("vpc_only")},
	{Value: ast.String("credential_parameters")},
	{Value: ast.String("no_echo")},
	{Value: ast.String("default")},
	{Value: ast.String("literal")},
	{Value: ast.String("handovers")},
	{Value: ast.String("kind")},
	{Value: ast.String("credential-property")},
	{Value: ast.String("carried")},
	{Value: ast.String("type")},
	{Value: ast.String("AWS::SecretsManager::Secret")},
	{Value: ast.String("provenance")},
	{Value: ast.String("credential")},
	{Value: ast.String("shown")},
	{Value: ast.String("disclosures")},
	{Value: ast.String("dynamic_references")},
	{Value: ast.String("store")},
	{Value: ast.String("ssm")},
	{Value: ast.String("place")},
	{Value: ast.String("metadata")},
	{Value: ast.String("output")},
	{Value: ast.String("identifier")},
	{Value: ast.String("reads")},
	{Value: ast.String("empty")},
	{Value: ast.String("placeholder")},
	{Value: ast.String("credentials")},
	{Value: ast.String("format")},
	{Value: ast.String("tokens")},
	{Value: ast.String("formed")},
	{Value: ast.String("resolved")},
	{Value: ast.String("property")},
	{Value: ast.String("takes_secret")},
	{Value: ast.String("backslash")},
	{Value: ast.String("key_statements")},
	{Value: ast.String("decrypts")},
	{Value: ast.String("no")},
	{Value: ast.String("shared_secrets")},
	{Value: ast.String("readers")},
	{Value: ast.String("owner")},
	{Value: ast.String("aws")},
	{Value: ast.String("encryptions")},
	{Value: ast.String("admitted")},
	{Value: ast.String("scope")},
	{Value: ast.String("keys")},
	{Value: ast.String("unrotated")},
	{Value: ast.String("replicas")},
	{Value: ast.String("rotation_templates")},
	{Value: ast.String("secret")},
	{Value: ast.String("databases")},
	{Value: ast.String("is")},
	{Value: ast.String("tls")},
	{Value: ast.String("optional")},
	{Value: ast.String("endpoints")},
	{Value: ast.String("deletion")},
	{Value: ast.String("delete")},
	{Value: ast.String("retain")},
	{Value: ast.String("replacement")},
	{Value: ast.String("external")},
	{Value: ast.String("names")},
	{Value: ast.String("pieces")},
	{Value: ast.String("untagged")},
	{Value: ast.String("tags")},
	{Value: ast.String("more")},
	{Value: ast.String("unmentioned")},
	{Value: ast.String("admits")},
	{Value: ast.String("https")},
	{Value: ast.String("closed")},
	{Value: ast.String("types")},
	{Value: ast.String("text")},
	{Value: ast.String("Interface")},
	{Value: ast.String("without_subnets")},
	{Value: ast.String("zones")},
	{Value: ast.String("twice")},
	{Value: ast.String("restraints")},
	{Value: ast.String("reason")},
	{Value: ast.String("default_policy_in")},
	{Value: ast.String("endpoint_statements")},
	{Value: ast.String("single_subnet")},
	{Value: ast.String("dns")},
	{Value: ast.String("private")},
	{Value: ast.String("on")},
	{Value: ast.String("clients")},
	{Value: ast.String("superuser")},
	{Value: ast.String("own_code")},
	{Value: ast.String("rds")},
	{Value: ast.String("by")},
	{Value: ast.String("undecided")},
	{Value: ast.String("public")},
	{Value: ast.String("database")},
	{Value: ast.String("rotation")},
	{Value: ast.String("schedules")},
	{Value: ast.String("partner")},
	{Value: ast.String("hosted")},
	{Value: ast.String("macros")},
	{Value: ast.String("transforms")},
	{Value: ast.String("absent")},
	{Value: ast.String("known")},
	{Value: ast.String("engine")},
	{Value: ast.String("users")},
	{Value: ast.String("MultiUser")},
	{Value: ast.String("lists")},
	{Value: ast.String("network")},
	{Value: ast.String("keyless")},
	{Value: ast.String("json")},
	{Value: ast.String("lacks")},
	{Value: ast.String("key")},
	{Value: ast.String("masterarn")},
	{Value: ast.String("name")},
	{Value: ast.String("AWS::SecretsManager-2020-07-23")},
	{Value: ast.String("AWS::SecretsManager-2024-09-16")},
	{Value: ast.String("runtime")},
	{Value: ast.String("password_secrets")},
	{Value: ast.String("renewed")},
	{Value: ast.String("attachments")},
	{Value: ast.String("before")},
	{Value: ast.String("rotation_functions")},
	{Value: ast.String("uses")},
	{Value: ast.String("permission")},
	{Value: ast.String("after_permission")},
	{Value: ast.String("invocable")},
	{Value: ast.String("capacities")},
	{Value: ast.String("timeout")},
	{Value: ast.String("intervals")},
	{Value: ast.String("rivals")},
	{Value: ast.String("invoke_permissions")},
	{Value: ast.String("principal")},
	{Value: ast.String("invokes")},
	{Value: ast.String("account")},
	{Value: ast.String("roles")},
	{Value: ast.String("missing")},
	{Value: ast.String("faults")},
	{Value: ast.String("windows")},
	{Value: ast.String("unattended")},
	{Value: ast.String("without_rules")},
	{Value: ast.String("token")},
}
