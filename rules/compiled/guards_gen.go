// Code generated from what the rules compile to by go generate; DO NOT EDIT.

package compiled

import "github.com/open-policy-agent/opa/v1/ast"

var guards = []moduleGuards{
	{"access/cross-account-principal/cross_account_principal.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                           // ["secret_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[2]}, []*ast.Term{&guardTerms[3]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[6]}},                 // ["class"] ["cross"]
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                                          // ["allows"] []
			{present, 1, []*ast.Term{&guardTerms[8]}, nil},                                        // ["loose"] []
			{present, 1, []*ast.Term{&guardTerms[9]}, nil},                                        // ["stack"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                       // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[11]}, nil},                                       // ["account"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                           // ["secret_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[2]}, []*ast.Term{&guardTerms[3]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[12]}},                // ["class"] ["unknown"]
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                                          // ["allows"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                       // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                            // ["secret_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[2]}, []*ast.Term{&guardTerms[12]}}, // ["condition" "organization"] ["unknown"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[6]}},                  // ["class"] ["cross"]
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                                           // ["allows"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                        // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[11]}, nil},                                        // ["account"] []
		},
	}},
	{"access/cross-account-role-reads-secret/cross_account_role_reads_secret.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[13]}, nil},                                          // ["trust_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[2]}, []*ast.Term{&guardTerms[3]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[6]}},                 // ["class"] ["cross"]
			{present, 1, []*ast.Term{&guardTerms[14], &guardTerms[15]}, nil},                      // ["reads" "all"] []
			{present, 1, []*ast.Term{&guardTerms[14], &guardTerms[16]}, nil},                      // ["reads" "secrets"] []
			{present, 1, []*ast.Term{&guardTerms[9]}, nil},                                        // ["stack"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                       // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[11]}, nil},                                       // ["account"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[13]}, nil},                                           // ["trust_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[17]}, []*ast.Term{&guardTerms[3]}}, // ["condition" "restriction"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[18]}},                 // ["class"] ["any"]
			{present, 1, []*ast.Term{&guardTerms[14], &guardTerms[15]}, nil},                       // ["reads" "all"] []
			{present, 1, []*ast.Term{&guardTerms[14], &guardTerms[16]}, nil},                       // ["reads" "secrets"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                        // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[13]}, nil},                     // ["trust_statements"] []
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                      // ["principals"] []
			{present, 1, []*ast.Term{&guardTerms[1], &guardTerms[17]}, nil},  // ["condition" "restriction"] []
			{present, 1, []*ast.Term{&guardTerms[1], &guardTerms[2]}, nil},   // ["condition" "organization"] []
			{present, 1, []*ast.Term{&guardTerms[14], &guardTerms[15]}, nil}, // ["reads" "all"] []
			{present, 1, []*ast.Term{&guardTerms[14], &guardTerms[16]}, nil}, // ["reads" "secrets"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                  // ["id"] []
		},
	}},
	{"access/foreign-account-root/foreign_account_root.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                             // ["secret_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[19], &guardTerms[20]}, []*ast.Term{&guardTerms[3]}}, // ["limits" "identity"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                             // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[21]}},                  // ["class"] ["trusted"]
			{equals, 2, []*ast.Term{&guardTerms[22]}, []*ast.Term{&guardTerms[23]}},                 // ["whole"] ["yes"]
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                                            // ["allows"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                         // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[11]}, nil},                                         // ["account"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                            // ["secret_statements"] []
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[21]}}, // ["class"] ["trusted"]
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                           // ["allows"] []
			{present, 2, []*ast.Term{&guardTerms[22]}, nil},                        // ["whole"] []
			{present, 1, []*ast.Term{&guardTerms[19], &guardTerms[20]}, nil},       // ["limits" "identity"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                        // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[11]}, nil},                        // ["account"] []
		},
	}},
	{"access/identity-policy-manages-all-secrets/identity_policy_manages_all_secrets.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[24]}, nil},                                             // ["identity_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[25], &guardTerms[16]}, []*ast.Term{&guardTerms[15]}}, // ["reach" "secrets"] ["all"]
			{equals, 1, []*ast.Term{&guardTerms[26]}, []*ast.Term{&guardTerms[27]}},                  // ["administrator"] [false]
			{empty, 1, []*ast.Term{&guardTerms[28]}, nil},                                            // ["rotation_functions"] []
			{present, 1, []*ast.Term{&guardTerms[29]}, nil},                                          // ["manages"] []
			{filled, 1, []*ast.Term{&guardTerms[29]}, nil},                                           // ["manages"] []
			{present, 1, []*ast.Term{&guardTerms[29]}, nil},                                          // ["manages"] []
			{present, 1, []*ast.Term{&guardTerms[25]}, nil},                                          // ["reach"] []
		},
	}},
	{"access/identity-policy-reads-all-secrets/identity_policy_reads_all_secrets.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[24]}, nil},                                             // ["identity_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[25], &guardTerms[16]}, []*ast.Term{&guardTerms[15]}}, // ["reach" "secrets"] ["all"]
			{equals, 1, []*ast.Term{&guardTerms[26]}, []*ast.Term{&guardTerms[27]}},                  // ["administrator"] [false]
			{present, 1, []*ast.Term{&guardTerms[14]}, nil},                                          // ["reads"] []
			{filled, 1, []*ast.Term{&guardTerms[14]}, nil},                                           // ["reads"] []
			{empty, 1, []*ast.Term{&guardTerms[29]}, nil},                                            // ["manages"] []
			{present, 1, []*ast.Term{&guardTerms[14]}, nil},                                          // ["reads"] []
			{present, 1, []*ast.Term{&guardTerms[25]}, nil},                                          // ["reach"] []
		},
	}},
	{"access/ineffective-policy-condition/ineffective_policy_condition.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                      // ["secret_statements"] []
			{each, 1, []*ast.Term{&guardTerms[8]}, nil},                      // ["loose"] []
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                     // ["allows"] []
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                      // ["principals"] []
			{present, 3, []*ast.Term{&guardTerms[5]}, nil},                   // ["class"] []
			{present, 2, []*ast.Term{&guardTerms[30]}, nil},                  // ["about"] []
			{present, 1, []*ast.Term{&guardTerms[1], &guardTerms[17]}, nil},  // ["condition" "restriction"] []
			{present, 1, []*ast.Term{&guardTerms[1], &guardTerms[2]}, nil},   // ["condition" "organization"] []
			{present, 1, []*ast.Term{&guardTerms[19], &guardTerms[31]}, nil}, // ["limits" "source"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                  // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[32]}, nil},                  // ["key"] []
			{present, 2, []*ast.Term{&guardTerms[33]}, nil},                  // ["reason"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                      // ["secret_statements"] []
			{present, 1, []*ast.Term{&guardTerms[34]}, nil},                  // ["unlisted"] []
			{filled, 1, []*ast.Term{&guardTerms[34]}, nil},                   // ["unlisted"] []
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                     // ["allows"] []
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                      // ["principals"] []
			{present, 2, []*ast.Term{&guardTerms[5]}, nil},                   // ["class"] []
			{present, 2, []*ast.Term{&guardTerms[5]}, nil},                   // ["class"] []
			{present, 1, []*ast.Term{&guardTerms[1], &guardTerms[17]}, nil},  // ["condition" "restriction"] []
			{present, 1, []*ast.Term{&guardTerms[1], &guardTerms[2]}, nil},   // ["condition" "organization"] []
			{present, 1, []*ast.Term{&guardTerms[19], &guardTerms[31]}, nil}, // ["limits" "source"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                  // ["id"] []
		},
	}},
	{"access/public-policy-not-blocked/public_policy_not_blocked.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[35]}, nil},                                             // ["resource_policies"] []
			{equals, 1, []*ast.Term{&guardTerms[36], &guardTerms[37]}, []*ast.Term{&guardTerms[38]}}, // ["block_public" "status"] ["off"]
			{equals, 1, []*ast.Term{&guardTerms[39]}, []*ast.Term{&guardTerms[40]}},                  // ["grants"] ["some"]
			{present, 1, []*ast.Term{&guardTerms[36]}, nil},                                          // ["block_public"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
		},
	}},
	{"access/public-secret-policy/public_secret_policy.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                            // ["secret_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[17]}, []*ast.Term{&guardTerms[3]}}, // ["condition" "restriction"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[18]}},                 // ["class"] ["any"]
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                                           // ["allows"] []
			{empty, 1, []*ast.Term{&guardTerms[8]}, nil},                                           // ["loose"] []
			{empty, 1, []*ast.Term{&guardTerms[34]}, nil},                                          // ["unlisted"] []
			{present, 1, []*ast.Term{&guardTerms[41]}, nil},                                        // ["actions"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                        // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                             // ["secret_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[17]}, []*ast.Term{&guardTerms[12]}}, // ["condition" "restriction"] ["unknown"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                             // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[18]}},                  // ["class"] ["any"]
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                                            // ["allows"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                         // ["id"] []
		},
	}},
	{"access/secret-arn-pattern-too-wide/secret_arn_pattern_too_wide.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[42]}, nil},    // ["arn_patterns"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[43]}, nil}, // ["pattern"] []
		},
	}},
	{"access/secret-policy-lockout/secret_policy_lockout.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},     // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[44]}, nil},   // ["denies"] []
			{fails, 1, []*ast.Term{&guardTerms[45]}, nil},   // ["conditional"] []
			{empty, 1, []*ast.Term{&guardTerms[46]}, nil},   // ["spares"] []
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},     // ["principals"] []
			{present, 2, []*ast.Term{&guardTerms[5]}, nil},  // ["class"] []
			{present, 2, []*ast.Term{&guardTerms[22]}, nil}, // ["whole"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},     // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[44]}, nil},   // ["denies"] []
			{fails, 1, []*ast.Term{&guardTerms[45]}, nil},   // ["conditional"] []
			{present, 1, []*ast.Term{&guardTerms[46]}, nil}, // ["spares"] []
			{filled, 1, []*ast.Term{&guardTerms[46]}, nil},  // ["spares"] []
			{present, 1, []*ast.Term{&guardTerms[46]}, nil}, // ["spares"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
	}},
	{"access/secret-policy-management-actions/secret_policy_management_actions.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                             // ["secret_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[19], &guardTerms[47]}, []*ast.Term{&guardTerms[3]}}, // ["limits" "own_account"] ["none"]
			{present, 1, []*ast.Term{&guardTerms[29]}, nil},                                         // ["manages"] []
			{filled, 1, []*ast.Term{&guardTerms[29]}, nil},                                          // ["manages"] []
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                                            // ["allows"] []
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                             // ["principals"] []
			{present, 2, []*ast.Term{&guardTerms[5]}, nil},                                          // ["class"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                                         // ["text"] []
			{present, 1, []*ast.Term{&guardTerms[29]}, nil},                                         // ["manages"] []
			{present, 1, []*ast.Term{&guardTerms[49]}, nil},                                         // ["not_actions"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                         // ["id"] []
		},
	}},
	{"access/service-principal-without-source/service_principal_without_source.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},                                             // ["secret_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[19], &guardTerms[31]}, []*ast.Term{&guardTerms[3]}}, // ["limits" "source"] ["none"]
			{empty, 1, []*ast.Term{&guardTerms[34]}, nil},                                           // ["unlisted"] []
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                             // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[50]}},                  // ["class"] ["service"]
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                                            // ["allows"] []
			{present, 1, []*ast.Term{&guardTerms[8]}, nil},                                          // ["loose"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                         // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                                         // ["text"] []
		},
	}},
	{"access/vpc-deny-blocks-deployment/vpc_deny_blocks_deployment.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[0]}, nil},     // ["secret_statements"] []
			{holds, 1, []*ast.Term{&guardTerms[51]}, nil},   // ["vpc_only"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
	}},
	{"credentials/credential-as-parameter/credential_as_parameter.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[52]}, nil},                            // ["credential_parameters"] []
			{holds, 1, []*ast.Term{&guardTerms[53]}, nil},                           // ["no_echo"] []
			{present, 1, []*ast.Term{&guardTerms[54]}, nil},                         // ["default"] []
			{varies, 1, []*ast.Term{&guardTerms[54]}, []*ast.Term{&guardTerms[55]}}, // ["default"] ["literal"]
			{each, 1, []*ast.Term{&guardTerms[56]}, nil},                            // ["handovers"] []
			{equals, 2, []*ast.Term{&guardTerms[57]}, []*ast.Term{&guardTerms[58]}}, // ["kind"] ["credential-property"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
		},
	}},
	{"credentials/credential-in-environment/credential_in_environment.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[59]}, nil},                            // ["carried"] []
			{equals, 1, []*ast.Term{&guardTerms[60]}, []*ast.Term{&guardTerms[55]}}, // ["provenance"] ["literal"]
			{equals, 1, []*ast.Term{&guardTerms[57]}, []*ast.Term{&guardTerms[61]}}, // ["kind"] ["credential"]
			{present, 1, []*ast.Term{&guardTerms[62]}, nil},                         // ["type"] []
			{varies, 1, []*ast.Term{&guardTerms[62]}, []*ast.Term{&guardTerms[63]}}, // ["type"] ["AWS::SecretsManager::Secret"]
			{present, 1, []*ast.Term{&guardTerms[64]}, nil},                         // ["length"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[59]}, nil},  // ["carried"] []
			{holds, 1, []*ast.Term{&guardTerms[65]}, nil}, // ["shown"] []
		},
	}},
	{"credentials/credential-in-output/credential_in_output.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[66]}, nil},    // ["disclosures"] []
			{present, 1, []*ast.Term{&guardTerms[67]}, nil}, // ["place"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[57]}, nil}, // ["kind"] []
			{present, 1, []*ast.Term{&guardTerms[68]}, nil}, // ["name"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},                                             // ["dynamic_references"] []
			{present, 1, []*ast.Term{&guardTerms[67]}, nil},                                          // ["place"] []
			{equals, 1, []*ast.Term{&guardTerms[67]}, []*ast.Term{&guardTerms[70], &guardTerms[71]}}, // ["place"] ["metadata" "output"]
			{present, 1, []*ast.Term{&guardTerms[72]}, nil},                                          // ["store"] []
			{varies, 1, []*ast.Term{&guardTerms[72]}, []*ast.Term{&guardTerms[73]}},                  // ["store"] ["ssm"]
			{present, 1, []*ast.Term{&guardTerms[67]}, nil},                                          // ["place"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[68]}, nil},                                          // ["name"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},                                             // ["dynamic_references"] []
			{holds, 1, []*ast.Term{&guardTerms[74]}, nil},                                            // ["identifier"] []
			{present, 1, []*ast.Term{&guardTerms[14]}, nil},                                          // ["reads"] []
			{equals, 1, []*ast.Term{&guardTerms[14]}, []*ast.Term{&guardTerms[15], &guardTerms[61]}}, // ["reads"] ["all" "credential"]
			{present, 1, []*ast.Term{&guardTerms[75]}, nil},                                          // ["property"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[68]}, nil},                                          // ["name"] []
		},
	}},
	{"credentials/credential-parameter-default/credential_parameter_default.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[52]}, nil},    // ["credential_parameters"] []
			{present, 1, []*ast.Term{&guardTerms[56]}, nil}, // ["handovers"] []
			{filled, 1, []*ast.Term{&guardTerms[56]}, nil},  // ["handovers"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[52]}, nil},    // ["credential_parameters"] []
			{empty, 1, []*ast.Term{&guardTerms[56]}, nil},   // ["handovers"] []
			{holds, 1, []*ast.Term{&guardTerms[53]}, nil},   // ["no_echo"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
	}},
	{"credentials/credential-parameter-without-noecho/credential_parameter_without_noecho.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[52]}, nil},                                                             // ["credential_parameters"] []
			{fails, 1, []*ast.Term{&guardTerms[53]}, nil},                                                            // ["no_echo"] []
			{present, 1, []*ast.Term{&guardTerms[54]}, nil},                                                          // ["default"] []
			{equals, 1, []*ast.Term{&guardTerms[54]}, []*ast.Term{&guardTerms[76], &guardTerms[3], &guardTerms[77]}}, // ["default"] ["empty" "none" "placeholder"]
			{present, 1, []*ast.Term{&guardTerms[56]}, nil},                                                          // ["handovers"] []
			{filled, 1, []*ast.Term{&guardTerms[56]}, nil},                                                           // ["handovers"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                                          // ["id"] []
		},
	}},
	{"credentials/hardcoded-credential/hardcoded_credential.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[78]}, nil},                            // ["credentials"] []
			{equals, 1, []*ast.Term{&guardTerms[60]}, []*ast.Term{&guardTerms[55]}}, // ["provenance"] ["literal"]
			{fails, 1, []*ast.Term{&guardTerms[79]}, nil},                           // ["format"] []
			{present, 1, []*ast.Term{&guardTerms[61]}, nil},                         // ["credential"] []
			{present, 1, []*ast.Term{&guardTerms[75]}, nil},                         // ["property"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[78]}, nil},                            // ["credentials"] []
			{equals, 1, []*ast.Term{&guardTerms[60]}, []*ast.Term{&guardTerms[12]}}, // ["provenance"] ["unknown"]
			{present, 1, []*ast.Term{&guardTerms[61]}, nil},                         // ["credential"] []
			{present, 1, []*ast.Term{&guardTerms[75]}, nil},                         // ["property"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
		},
	}},
	{"credentials/known-credential-format/known_credential_format.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[80]}, nil},    // ["tokens"] []
			{present, 1, []*ast.Term{&guardTerms[79]}, nil}, // ["format"] []
			{present, 1, []*ast.Term{&guardTerms[57]}, nil}, // ["kind"] []
			{present, 1, []*ast.Term{&guardTerms[64]}, nil}, // ["length"] []
		},
	}},
	{"credentials/literal-secret-string/literal_secret_string.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[59]}, nil},                            // ["carried"] []
			{equals, 1, []*ast.Term{&guardTerms[62]}, []*ast.Term{&guardTerms[63]}}, // ["type"] ["AWS::SecretsManager::Secret"]
			{equals, 1, []*ast.Term{&guardTerms[60]}, []*ast.Term{&guardTerms[55]}}, // ["provenance"] ["literal"]
			{fails, 1, []*ast.Term{&guardTerms[79]}, nil},                           // ["format"] []
			{fails, 1, []*ast.Term{&guardTerms[81]}, nil},                           // ["formed"] []
			{present, 1, []*ast.Term{&guardTerms[75]}, nil},                         // ["property"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
		},
	}},
	{"credentials/pinned-secret-version/pinned_secret_version.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},    // ["dynamic_references"] []
			{present, 1, []*ast.Term{&guardTerms[68]}, nil}, // ["name"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[82]}, nil}, // ["version"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},                            // ["dynamic_references"] []
			{present, 1, []*ast.Term{&guardTerms[83]}, nil},                         // ["stage"] []
			{varies, 1, []*ast.Term{&guardTerms[83]}, []*ast.Term{&guardTerms[84]}}, // ["stage"] ["AWSCURRENT"]
			{fails, 1, []*ast.Term{&guardTerms[82]}, nil},                           // ["version"] []
			{present, 1, []*ast.Term{&guardTerms[68]}, nil},                         // ["name"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[83]}, nil},                         // ["stage"] []
		},
	}},
	{"credentials/plaintext-parameter-reference/plaintext_parameter_reference.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},                            // ["dynamic_references"] []
			{equals, 1, []*ast.Term{&guardTerms[72]}, []*ast.Term{&guardTerms[73]}}, // ["store"] ["ssm"]
			{holds, 1, []*ast.Term{&guardTerms[61]}, nil},                           // ["credential"] []
			{present, 1, []*ast.Term{&guardTerms[75]}, nil},                         // ["property"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[68]}, nil},                         // ["name"] []
		},
	}},
	{"credentials/unresolvable-dynamic-reference/unresolvable_dynamic_reference.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},                            // ["dynamic_references"] []
			{equals, 1, []*ast.Term{&guardTerms[85]}, []*ast.Term{&guardTerms[27]}}, // ["resolved"] [false]
			{present, 1, []*ast.Term{&guardTerms[67]}, nil},                         // ["place"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[68]}, nil},                         // ["name"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},                            // ["dynamic_references"] []
			{equals, 1, []*ast.Term{&guardTerms[67]}, []*ast.Term{&guardTerms[75]}}, // ["place"] ["property"]
			{equals, 1, []*ast.Term{&guardTerms[85]}, []*ast.Term{&guardTerms[27]}}, // ["resolved"] [false]
			{present, 1, []*ast.Term{&guardTerms[75]}, nil},                         // ["property"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[68]}, nil},                         // ["name"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},                                             // ["dynamic_references"] []
			{holds, 1, []*ast.Term{&guardTerms[86]}, nil},                                            // ["takes_secret"] []
			{present, 1, []*ast.Term{&guardTerms[14]}, nil},                                          // ["reads"] []
			{equals, 1, []*ast.Term{&guardTerms[14]}, []*ast.Term{&guardTerms[15], &guardTerms[61]}}, // ["reads"] ["all" "credential"]
			{present, 1, []*ast.Term{&guardTerms[75]}, nil},                                          // ["property"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[68]}, nil},                                          // ["name"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},    // ["dynamic_references"] []
			{holds, 1, []*ast.Term{&guardTerms[87]}, nil},   // ["backslash"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[69]}, nil},                            // ["dynamic_references"] []
			{equals, 1, []*ast.Term{&guardTerms[88]}, []*ast.Term{&guardTerms[89]}}, // ["number"] [61]
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                         // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[9]}, nil},                          // ["stack"] []
		},
	}},
	{"encryption/cross-account-key-principal/cross_account_key_principal.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[91]}, nil},                                          // ["key_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[92]}, []*ast.Term{&guardTerms[23]}},               // ["decrypts"] ["yes"]
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[2]}, []*ast.Term{&guardTerms[3]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[6]}},                 // ["class"] ["cross"]
			{present, 1, []*ast.Term{&guardTerms[32]}, nil},                                       // ["key"] []
			{present, 1, []*ast.Term{&guardTerms[9]}, nil},                                        // ["stack"] []
			{present, 2, []*ast.Term{&guardTerms[11]}, nil},                                       // ["account"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[91]}, nil},                                          // ["key_statements"] []
			{present, 1, []*ast.Term{&guardTerms[92]}, nil},                                       // ["decrypts"] []
			{varies, 1, []*ast.Term{&guardTerms[92]}, []*ast.Term{&guardTerms[93]}},               // ["decrypts"] ["no"]
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[2]}, []*ast.Term{&guardTerms[3]}}, // ["condition" "organization"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[12]}},                // ["class"] ["unknown"]
			{present, 1, []*ast.Term{&guardTerms[32]}, nil},                                       // ["key"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[91]}, nil},                          // ["key_statements"] []
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                           // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[6]}}, // ["class"] ["cross"]
			{present, 1, []*ast.Term{&guardTerms[32]}, nil},                       // ["key"] []
			{present, 2, []*ast.Term{&guardTerms[11]}, nil},                       // ["account"] []
		},
	}},
	{"encryption/cross-account-secret-without-key/cross_account_secret_without_key.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[94]}, nil},                            // ["shared_secrets"] []
			{each, 1, []*ast.Term{&guardTerms[95]}, nil},                            // ["readers"] []
			{equals, 2, []*ast.Term{&guardTerms[96]}, []*ast.Term{&guardTerms[97]}}, // ["owner"] ["aws"]
			{equals, 2, []*ast.Term{&guardTerms[14]}, []*ast.Term{&guardTerms[23]}}, // ["reads"] ["yes"]
			{present, 2, []*ast.Term{&guardTerms[5]}, nil},                          // ["class"] []
			{present, 2, []*ast.Term{&guardTerms[2]}, nil},                          // ["organization"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[11]}, nil},                         // ["account"] []
			{present, 2, []*ast.Term{&guardTerms[10]}, nil},                         // ["id"] []
		},
	}},
	{"encryption/key-cannot-encrypt-secret/key_cannot_encrypt_secret.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[98]}, nil},                      // ["encryptions"] []
			{present, 1, []*ast.Term{&guardTerms[99], &guardTerms[100]}, nil}, // ["useless" "reasons"] []
			{present, 1, []*ast.Term{&guardTerms[99]}, nil},                   // ["useless"] []
			{present, 1, []*ast.Term{&guardTerms[101]}, nil},                  // ["key_id"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                   // ["id"] []
		},
	}},
	{"encryption/key-policy-blocks-reader/key_policy_blocks_reader.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[94]}, nil},                             // ["shared_secrets"] []
			{each, 1, []*ast.Term{&guardTerms[95]}, nil},                             // ["readers"] []
			{equals, 2, []*ast.Term{&guardTerms[102]}, []*ast.Term{&guardTerms[93]}}, // ["admitted"] ["no"]
			{present, 1, []*ast.Term{&guardTerms[95]}, nil},                          // ["readers"] []
			{present, 2, []*ast.Term{&guardTerms[32]}, nil},                          // ["key"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                          // ["text"] []
			{present, 2, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[94]}, nil},                             // ["shared_secrets"] []
			{each, 1, []*ast.Term{&guardTerms[95]}, nil},                             // ["readers"] []
			{equals, 2, []*ast.Term{&guardTerms[102]}, []*ast.Term{&guardTerms[12]}}, // ["admitted"] ["unknown"]
			{present, 1, []*ast.Term{&guardTerms[95]}, nil},                          // ["readers"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                          // ["text"] []
		},
	}},
	{"encryption/key-policy-not-scoped-to-secretsmanager/key_policy_not_scoped_to_secretsmanager.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[91]}, nil},                             // ["key_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[92]}, []*ast.Term{&guardTerms[23]}},  // ["decrypts"] ["yes"]
			{equals, 1, []*ast.Term{&guardTerms[103]}, []*ast.Term{&guardTerms[18]}}, // ["scope"] ["any"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                              // ["principals"] []
			{present, 2, []*ast.Term{&guardTerms[5]}, nil},                           // ["class"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                          // ["text"] []
			{present, 1, []*ast.Term{&guardTerms[1], &guardTerms[17]}, nil},          // ["condition" "restriction"] []
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                             // ["allows"] []
			{present, 1, []*ast.Term{&guardTerms[32]}, nil},                          // ["key"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
		},
	}},
	{"encryption/key-without-rotation/key_without_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[104]}, nil},    // ["keys"] []
			{present, 1, []*ast.Term{&guardTerms[16]}, nil},  // ["secrets"] []
			{filled, 1, []*ast.Term{&guardTerms[16]}, nil},   // ["secrets"] []
			{present, 1, []*ast.Term{&guardTerms[16]}, nil},  // ["secrets"] []
			{present, 1, []*ast.Term{&guardTerms[105]}, nil}, // ["unrotated"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[104]}, nil},                     // ["keys"] []
			{holds, 1, []*ast.Term{&guardTerms[106]}, nil},                    // ["period"] []
			{fails, 1, []*ast.Term{&guardTerms[105]}, nil},                    // ["unrotated"] []
			{present, 1, []*ast.Term{&guardTerms[16]}, nil},                   // ["secrets"] []
			{filled, 1, []*ast.Term{&guardTerms[16]}, nil},                    // ["secrets"] []
			{present, 1, []*ast.Term{&guardTerms[16]}, nil},                   // ["secrets"] []
			{present, 1, []*ast.Term{&guardTerms[106]}, nil},                  // ["period"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                   // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[106], &guardTerms[48]}, nil}, // ["period" "text"] []
		},
	}},
	{"encryption/public-key-policy/public_key_policy.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[91]}, nil},                                           // ["key_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[1], &guardTerms[17]}, []*ast.Term{&guardTerms[3]}}, // ["condition" "restriction"] ["none"]
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[18]}},                 // ["class"] ["any"]
			{holds, 1, []*ast.Term{&guardTerms[7]}, nil},                                           // ["allows"] []
			{present, 1, []*ast.Term{&guardTerms[41]}, nil},                                        // ["actions"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                        // ["id"] []
		},
	}},
	{"encryption/replica-without-key/replica_without_key.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[107]}, nil},    // ["replicas"] []
			{present, 1, []*ast.Term{&guardTerms[108]}, nil}, // ["keyless"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[109]}, nil}, // ["region"] []
		},
	}},
	{"encryption/rotation-plaintext-fallback/rotation_plaintext_fallback.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                             // ["rotation_templates"] []
			{present, 1, []*ast.Term{&guardTerms[111]}, nil},                          // ["secret"] []
			{each, 1, []*ast.Term{&guardTerms[111], &guardTerms[112]}, nil},           // ["secret" "databases"] []
			{equals, 2, []*ast.Term{&guardTerms[113]}, []*ast.Term{&guardTerms[23]}},  // ["is"] ["yes"]
			{equals, 2, []*ast.Term{&guardTerms[114]}, []*ast.Term{&guardTerms[115]}}, // ["tls"] ["optional"]
			{present, 1, []*ast.Term{&guardTerms[111], &guardTerms[10]}, nil},         // ["secret" "id"] []
			{present, 1, []*ast.Term{&guardTerms[111], &guardTerms[116]}, nil},        // ["secret" "ssl"] []
			{present, 2, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
		},
	}},
	{"encryption/secret-without-customer-key/secret_without_customer_key.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},     // ["secrets"] []
			{present, 1, []*ast.Term{&guardTerms[117]}, nil}, // ["managed_key"] []
			{present, 1, []*ast.Term{&guardTerms[117]}, nil}, // ["managed_key"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
	}},
	{"lifecycle/duplicate-secretsmanager-endpoint/duplicate_secretsmanager_endpoint.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                     // ["endpoints"] []
			{present, 1, []*ast.Term{&guardTerms[119]}, nil},                  // ["twin"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                   // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[119], &guardTerms[10]}, nil}, // ["twin" "id"] []
		},
	}},
	{"lifecycle/key-deleted-before-secret/key_deleted_before_secret.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[104]}, nil},                             // ["keys"] []
			{equals, 1, []*ast.Term{&guardTerms[120]}, []*ast.Term{&guardTerms[121]}}, // ["deletion"] ["delete"]
			{present, 1, []*ast.Term{&guardTerms[122], &guardTerms[16]}, nil},         // ["outliving" "secrets"] []
			{present, 1, []*ast.Term{&guardTerms[122]}, nil},                          // ["outliving"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[104]}, nil},                             // ["keys"] []
			{equals, 1, []*ast.Term{&guardTerms[120]}, []*ast.Term{&guardTerms[123]}}, // ["deletion"] ["retain"]
			{equals, 1, []*ast.Term{&guardTerms[124]}, []*ast.Term{&guardTerms[121]}}, // ["replacement"] ["delete"]
			{present, 1, []*ast.Term{&guardTerms[125]}, nil},                          // ["pending_days"] []
			{below, 1, []*ast.Term{&guardTerms[125]}, []*ast.Term{&guardTerms[126]}},  // ["pending_days"] [30]
			{present, 1, []*ast.Term{&guardTerms[122], &guardTerms[16]}, nil},         // ["outliving" "secrets"] []
			{present, 1, []*ast.Term{&guardTerms[122]}, nil},                          // ["outliving"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[125]}, nil},                          // ["pending_days"] []
		},
	}},
	{"lifecycle/secret-deleted-with-stack/secret_deleted_with_stack.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},                              // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[120]}, []*ast.Term{&guardTerms[121]}}, // ["deletion"] ["delete"]
			{holds, 1, []*ast.Term{&guardTerms[127]}, nil},                            // ["valueless"] []
			{present, 1, []*ast.Term{&guardTerms[5]}, nil},                            // ["class"] []
			{varies, 1, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[128]}},   // ["class"] ["external"]
			{present, 1, []*ast.Term{&guardTerms[127]}, nil},                          // ["valueless"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},                              // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[120]}, []*ast.Term{&guardTerms[121]}}, // ["deletion"] ["delete"]
			{equals, 1, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[128]}},   // ["class"] ["external"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
		},
	}},
	{"lifecycle/secret-name-like-arn-suffix/secret_name_like_arn_suffix.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},     // ["secrets"] []
			{each, 1, []*ast.Term{&guardTerms[129]}, nil},    // ["names"] []
			{present, 2, []*ast.Term{&guardTerms[130]}, nil}, // ["end"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},  // ["text"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},     // ["secrets"] []
			{each, 1, []*ast.Term{&guardTerms[129]}, nil},    // ["names"] []
			{present, 2, []*ast.Term{&guardTerms[131]}, nil}, // ["known"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},  // ["text"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},     // ["secrets"] []
			{each, 1, []*ast.Term{&guardTerms[129]}, nil},    // ["names"] []
			{present, 2, []*ast.Term{&guardTerms[131]}, nil}, // ["known"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
	}},
	{"lifecycle/secret-without-tags/secret_without_tags.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},     // ["secrets"] []
			{present, 1, []*ast.Term{&guardTerms[132]}, nil}, // ["untagged"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},                       // ["secrets"] []
			{present, 0, []*ast.Term{&guardTerms[133], &guardTerms[134]}, nil}, // ["settings" "required_tags"] []
			{fails, 1, []*ast.Term{&guardTerms[132]}, nil},                     // ["untagged"] []
			{fails, 1, []*ast.Term{&guardTerms[135], &guardTerms[136]}, nil},   // ["tags" "more"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                    // ["id"] []
		},
	}},
	{"lifecycle/unused-secret/unused_secret.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[137]}, nil},   // ["unmentioned"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
	}},
	{"network/endpoint-blocks-function/endpoint_blocks_function.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                             // ["endpoints"] []
			{equals, 1, []*ast.Term{&guardTerms[62]}, []*ast.Term{&guardTerms[138]}},  // ["type"] ["Interface"]
			{each, 1, []*ast.Term{&guardTerms[139]}, nil},                             // ["admits"] []
			{equals, 2, []*ast.Term{&guardTerms[140]}, []*ast.Term{&guardTerms[141]}}, // ["https"] ["closed"]
			{fails, 1, []*ast.Term{&guardTerms[12]}, nil},                             // ["unknown"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                           // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[33]}, nil},                           // ["reason"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                            // ["endpoints"] []
			{equals, 1, []*ast.Term{&guardTerms[62]}, []*ast.Term{&guardTerms[138]}}, // ["type"] ["Interface"]
			{each, 1, []*ast.Term{&guardTerms[139]}, nil},                            // ["admits"] []
			{equals, 2, []*ast.Term{&guardTerms[140]}, []*ast.Term{&guardTerms[12]}}, // ["https"] ["unknown"]
			{fails, 1, []*ast.Term{&guardTerms[12]}, nil},                            // ["unknown"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                          // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
		},
	}},
	{"network/endpoint-misconfigured/endpoint_misconfigured.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                            // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[142]}, nil},                            // ["types"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                          // ["text"] []
			{varies, 2, []*ast.Term{&guardTerms[48]}, []*ast.Term{&guardTerms[138]}}, // ["text"] ["Interface"]
			{fails, 1, []*ast.Term{&guardTerms[12]}, nil},                            // ["unknown"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                          // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                          // ["text"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                            // ["endpoints"] []
			{equals, 1, []*ast.Term{&guardTerms[62]}, []*ast.Term{&guardTerms[138]}}, // ["type"] ["Interface"]
			{each, 1, []*ast.Term{&guardTerms[143]}, nil},                            // ["without_subnets"] []
			{fails, 1, []*ast.Term{&guardTerms[12]}, nil},                            // ["unknown"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                          // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                            // ["endpoints"] []
			{equals, 1, []*ast.Term{&guardTerms[62]}, []*ast.Term{&guardTerms[138]}}, // ["type"] ["Interface"]
			{each, 1, []*ast.Term{&guardTerms[144], &guardTerms[145]}, nil},          // ["zones" "twice"] []
			{fails, 1, []*ast.Term{&guardTerms[12]}, nil},                            // ["unknown"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                          // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                          // ["text"] []
		},
	}},
	{"network/endpoint-policy-blocks-rotation/endpoint_policy_blocks_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},    // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[146]}, nil},    // ["restraints"] []
			{fails, 2, []*ast.Term{&guardTerms[33]}, nil},    // ["reason"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},  // ["path"] []
			{present, 2, []*ast.Term{&guardTerms[41]}, nil},  // ["actions"] []
			{present, 2, []*ast.Term{&guardTerms[147]}, nil}, // ["clients"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},    // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[146]}, nil},    // ["restraints"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},  // ["path"] []
			{present, 2, []*ast.Term{&guardTerms[41]}, nil},  // ["actions"] []
			{present, 2, []*ast.Term{&guardTerms[147]}, nil}, // ["clients"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
	}},
	{"network/endpoint-policy-full-access/endpoint_policy_full_access.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},   // ["endpoints"] []
			{each, 1, []*ast.Term{&guardTerms[148]}, nil},   // ["default_policy_in"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil}, // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[149]}, nil},                          // ["endpoint_statements"] []
			{present, 1, []*ast.Term{&guardTerms[150]}, nil},                       // ["endpoint"] []
			{each, 1, []*ast.Term{&guardTerms[4]}, nil},                            // ["principals"] []
			{equals, 2, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[18]}}, // ["class"] ["any"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                        // ["id"] []
		},
	}},
	{"network/endpoint-single-zone/endpoint_single_zone.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                            // ["endpoints"] []
			{equals, 1, []*ast.Term{&guardTerms[62]}, []*ast.Term{&guardTerms[138]}}, // ["type"] ["Interface"]
			{each, 1, []*ast.Term{&guardTerms[151]}, nil},                            // ["single_subnet"] []
			{fails, 1, []*ast.Term{&guardTerms[12]}, nil},                            // ["unknown"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                          // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
		},
	}},
	{"network/endpoint-without-private-dns/endpoint_without_private_dns.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                                              // ["endpoints"] []
			{equals, 1, []*ast.Term{&guardTerms[152], &guardTerms[153]}, []*ast.Term{&guardTerms[38]}}, // ["dns" "private"] ["off"]
			{present, 1, []*ast.Term{&guardTerms[154]}, nil},                                           // ["clients_by_default_name"] []
			{filled, 1, []*ast.Term{&guardTerms[154]}, nil},                                            // ["clients_by_default_name"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                                            // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                            // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                                               // ["endpoints"] []
			{equals, 1, []*ast.Term{&guardTerms[152], &guardTerms[153]}, []*ast.Term{&guardTerms[155]}}, // ["dns" "private"] ["on"]
			{equals, 1, []*ast.Term{&guardTerms[62]}, []*ast.Term{&guardTerms[138]}},                    // ["type"] ["Interface"]
			{fails, 1, []*ast.Term{&guardTerms[12]}, nil},                                               // ["unknown"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                                             // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                             // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[156]}, nil},                                            // ["vpc_id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[118]}, nil},                                              // ["endpoints"] []
			{equals, 1, []*ast.Term{&guardTerms[152], &guardTerms[153]}, []*ast.Term{&guardTerms[38]}}, // ["dns" "private"] ["off"]
			{empty, 1, []*ast.Term{&guardTerms[147]}, nil},                                             // ["clients"] []
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                                            // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                            // ["id"] []
		},
	}},
	{"network/missing-rds-endpoint/missing_rds_endpoint.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[147]}, nil},                                                               // ["clients"] []
			{fails, 1, []*ast.Term{&guardTerms[157], &guardTerms[158]}, nil},                                            // ["superuser" "own_code"] []
			{equals, 1, []*ast.Term{&guardTerms[157], &guardTerms[159], &guardTerms[160]}, []*ast.Term{&guardTerms[3]}}, // ["superuser" "rds" "by"] ["none"]
			{present, 1, []*ast.Term{&guardTerms[157]}, nil},                                                            // ["superuser"] []
			{present, 1, []*ast.Term{&guardTerms[157], &guardTerms[159]}, nil},                                          // ["superuser" "rds"] []
			{present, 1, []*ast.Term{&guardTerms[156]}, nil},                                                            // ["vpc_id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[147]}, nil},    // ["clients"] []
			{present, 1, []*ast.Term{&guardTerms[157]}, nil}, // ["superuser"] []
		},
	}},
	{"network/missing-secretsmanager-endpoint/missing_secretsmanager_endpoint.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[147]}, nil},                                            // ["clients"] []
			{equals, 1, []*ast.Term{&guardTerms[25], &guardTerms[160]}, []*ast.Term{&guardTerms[3]}}, // ["reach" "by"] ["none"]
			{present, 1, []*ast.Term{&guardTerms[25]}, nil},                                          // ["reach"] []
			{present, 1, []*ast.Term{&guardTerms[161]}, nil},                                         // ["role"] []
			{present, 1, []*ast.Term{&guardTerms[156]}, nil},                                         // ["vpc_id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[147]}, nil},                                              // ["clients"] []
			{equals, 1, []*ast.Term{&guardTerms[25], &guardTerms[160]}, []*ast.Term{&guardTerms[162]}}, // ["reach" "by"] ["undecided"]
			{present, 1, []*ast.Term{&guardTerms[161]}, nil},                                           // ["role"] []
		},
	}},
	{"network/rotated-database-public/rotated_database_public.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[112]}, nil},   // ["databases"] []
			{each, 1, []*ast.Term{&guardTerms[163]}, nil},   // ["public"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
	}},
	{"network/secrets-traffic-through-nat/secrets_traffic_through_nat.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[147]}, nil},                                              // ["clients"] []
			{equals, 1, []*ast.Term{&guardTerms[25], &guardTerms[160]}, []*ast.Term{&guardTerms[164]}}, // ["reach" "by"] ["nat"]
			{equals, 1, []*ast.Term{&guardTerms[161]}, []*ast.Term{&guardTerms[165]}},                  // ["role"] ["rotation"]
			{fails, 1, []*ast.Term{&guardTerms[25], &guardTerms[33]}, nil},                             // ["reach" "reason"] []
			{present, 1, []*ast.Term{&guardTerms[25]}, nil},                                            // ["reach"] []
			{present, 1, []*ast.Term{&guardTerms[156]}, nil},                                           // ["vpc_id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[147]}, nil},                                              // ["clients"] []
			{equals, 1, []*ast.Term{&guardTerms[25], &guardTerms[160]}, []*ast.Term{&guardTerms[164]}}, // ["reach" "by"] ["nat"]
			{equals, 1, []*ast.Term{&guardTerms[161]}, []*ast.Term{&guardTerms[165]}},                  // ["role"] ["rotation"]
			{present, 1, []*ast.Term{&guardTerms[156]}, nil},                                           // ["vpc_id"] []
		},
	}},
	{"rotation/database-secret-without-rotation/database_secret_without_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},                                             // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[166]}},                  // ["class"] ["database"]
			{equals, 1, []*ast.Term{&guardTerms[165], &guardTerms[37]}, []*ast.Term{&guardTerms[3]}}, // ["rotation" "status"] ["none"]
			{present, 1, []*ast.Term{&guardTerms[165]}, nil},                                         // ["rotation"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},                                               // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[166]}},                    // ["class"] ["database"]
			{equals, 1, []*ast.Term{&guardTerms[165], &guardTerms[37]}, []*ast.Term{&guardTerms[162]}}, // ["rotation" "status"] ["undecided"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                            // ["id"] []
		},
	}},
	{"rotation/external-secret-without-rotation/external_secret_without_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},                                             // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[128]}},                  // ["class"] ["external"]
			{equals, 1, []*ast.Term{&guardTerms[165], &guardTerms[37]}, []*ast.Term{&guardTerms[3]}}, // ["rotation" "status"] ["none"]
			{present, 1, []*ast.Term{&guardTerms[165]}, nil},                                         // ["rotation"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},    // ["schedules"] []
			{present, 1, []*ast.Term{&guardTerms[111]}, nil}, // ["secret"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},    // ["schedules"] []
			{holds, 1, []*ast.Term{&guardTerms[168]}, nil},   // ["partner"] []
			{present, 1, []*ast.Term{&guardTerms[111]}, nil}, // ["secret"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                                       // ["schedules"] []
			{present, 1, []*ast.Term{&guardTerms[168], &guardTerms[169]}, nil},                  // ["partner" "trust"] []
			{present, 1, []*ast.Term{&guardTerms[168], &guardTerms[169], &guardTerms[10]}, nil}, // ["partner" "trust" "id"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                     // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[168], &guardTerms[169], &guardTerms[37]}, nil}, // ["partner" "trust" "status"] []
		},
	}},
	{"rotation/hosted-rotation-malformed/hosted_rotation_malformed.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                    // ["rotation_templates"] []
			{empty, 1, []*ast.Term{&guardTerms[170], &guardTerms[171]}, nil}, // ["hosted" "transforms"] []
			{fails, 1, []*ast.Term{&guardTerms[170], &guardTerms[172]}, nil}, // ["hosted" "macros"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                  // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                   // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[170], &guardTerms[171]}, nil}, // ["hosted" "transforms"] []
			{present, 2, []*ast.Term{&guardTerms[68]}, nil},                 // ["name"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                                                               // ["rotation_templates"] []
			{equals, 1, []*ast.Term{&guardTerms[170], &guardTerms[62], &guardTerms[37]}, []*ast.Term{&guardTerms[173]}}, // ["hosted" "type" "status"] ["absent"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                                             // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                                                               // ["rotation_templates"] []
			{equals, 1, []*ast.Term{&guardTerms[170], &guardTerms[62], &guardTerms[37]}, []*ast.Term{&guardTerms[131]}}, // ["hosted" "type" "status"] ["known"]
			{fails, 1, []*ast.Term{&guardTerms[174]}, nil},                                                              // ["engine"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                                             // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[170], &guardTerms[62], &guardTerms[48]}, nil},                          // ["hosted" "type" "text"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                             // ["rotation_templates"] []
			{equals, 1, []*ast.Term{&guardTerms[175]}, []*ast.Term{&guardTerms[176]}}, // ["users"] ["MultiUser"]
			{each, 1, []*ast.Term{&guardTerms[170], &guardTerms[157]}, nil},           // ["hosted" "superuser"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                            // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[170], &guardTerms[177]}, nil},          // ["hosted" "lists"] []
			{equals, 2, []*ast.Term{&guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["is"] ["yes"]
			{present, 2, []*ast.Term{&guardTerms[75]}, nil},                          // ["property"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                   // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[170], &guardTerms[178]}, nil}, // ["hosted" "network"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                 // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                                                                // ["rotation_templates"] []
			{equals, 1, []*ast.Term{&guardTerms[170], &guardTerms[108], &guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["hosted" "keyless" "is"] ["yes"]
			{present, 1, []*ast.Term{&guardTerms[170], &guardTerms[108]}, nil},                                           // ["hosted" "keyless"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                                              // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[111], &guardTerms[10]}, nil},                                            // ["secret" "id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                             // ["rotation_templates"] []
			{holds, 1, []*ast.Term{&guardTerms[170]}, nil},                            // ["hosted"] []
			{equals, 1, []*ast.Term{&guardTerms[175]}, []*ast.Term{&guardTerms[176]}}, // ["users"] ["MultiUser"]
			{holds, 1, []*ast.Term{&guardTerms[111], &guardTerms[179]}, nil},          // ["secret" "json"] []
			{each, 1, []*ast.Term{&guardTerms[111], &guardTerms[180]}, nil},           // ["secret" "lacks"] []
			{equals, 2, []*ast.Term{&guardTerms[32]}, []*ast.Term{&guardTerms[181]}},  // ["key"] ["masterarn"]
			{present, 1, []*ast.Term{&guardTerms[111], &guardTerms[10]}, nil},         // ["secret" "id"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
		},
	}},
	{"rotation/hosted-rotation-outdated/hosted_rotation_outdated.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                            // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[170], &guardTerms[171]}, nil},          // ["hosted" "transforms"] []
			{equals, 2, []*ast.Term{&guardTerms[68]}, []*ast.Term{&guardTerms[182]}}, // ["name"] ["AWS::SecretsManager-2020-07-23"]
			{present, 2, []*ast.Term{&guardTerms[90]}, nil},                          // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[9]}, nil},                           // ["stack"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                                                                // ["rotation_templates"] []
			{each, 1, []*ast.Term{&guardTerms[170], &guardTerms[171]}, nil},                                              // ["hosted" "transforms"] []
			{equals, 2, []*ast.Term{&guardTerms[68]}, []*ast.Term{&guardTerms[183]}},                                     // ["name"] ["AWS::SecretsManager-2024-09-16"]
			{present, 1, []*ast.Term{&guardTerms[170], &guardTerms[184]}, nil},                                           // ["hosted" "runtime"] []
			{equals, 1, []*ast.Term{&guardTerms[170], &guardTerms[184], &guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["hosted" "runtime" "is"] ["yes"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                                              // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[170], &guardTerms[184], &guardTerms[48]}, nil},                          // ["hosted" "runtime" "text"] []
		},
	}},
	{"rotation/master-password-conflict/master_password_conflict.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[112]}, nil},    // ["databases"] []
			{present, 1, []*ast.Term{&guardTerms[185]}, nil}, // ["given_twice"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[186]}, nil}, // ["password"] []
			{present, 1, []*ast.Term{&guardTerms[187]}, nil}, // ["manager"] []
		},
	}},
	{"rotation/master-password-unmanaged/master_password_unmanaged.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[112]}, nil},                            // ["databases"] []
			{each, 1, []*ast.Term{&guardTerms[188]}, nil},                            // ["password_secrets"] []
			{equals, 2, []*ast.Term{&guardTerms[189]}, []*ast.Term{&guardTerms[93]}}, // ["renewed"] ["no"]
			{present, 1, []*ast.Term{&guardTerms[186]}, nil},                         // ["password"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[111]}, nil},                         // ["secret"] []
			{present, 1, []*ast.Term{&guardTerms[187]}, nil},                         // ["manager"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[112]}, nil},                            // ["databases"] []
			{each, 1, []*ast.Term{&guardTerms[188]}, nil},                            // ["password_secrets"] []
			{equals, 2, []*ast.Term{&guardTerms[189]}, []*ast.Term{&guardTerms[12]}}, // ["renewed"] ["unknown"]
			{present, 1, []*ast.Term{&guardTerms[186]}, nil},                         // ["password"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 1, []*ast.Term{&guardTerms[187]}, nil},                         // ["manager"] []
		},
	}},
	{"rotation/rotation-before-attachment/rotation_before_attachment.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                            // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[190]}, nil},                            // ["attachments"] []
			{equals, 2, []*ast.Term{&guardTerms[191]}, []*ast.Term{&guardTerms[27]}}, // ["before"] [false]
			{equals, 2, []*ast.Term{&guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["is"] ["yes"]
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                          // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
		},
	}},
	{"rotation/rotation-before-permission/rotation_before_permission.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[28]}, nil},                                             // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[192]}, nil},                                            // ["uses"] []
			{equals, 2, []*ast.Term{&guardTerms[193]}, []*ast.Term{&guardTerms[27]}},                 // ["after_permission"] [false]
			{holds, 2, []*ast.Term{&guardTerms[194]}, nil},                                           // ["permission"] []
			{present, 2, []*ast.Term{&guardTerms[195], &guardTerms[37]}, nil},                        // ["invocable" "status"] []
			{varies, 2, []*ast.Term{&guardTerms[195], &guardTerms[37]}, []*ast.Term{&guardTerms[3]}}, // ["invocable" "status"] ["none"]
			{present, 2, []*ast.Term{&guardTerms[196]}, nil},                                         // ["schedule_id"] []
			{present, 2, []*ast.Term{&guardTerms[194]}, nil},                                         // ["permission"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
		},
	}},
	{"rotation/rotation-function-not-invocable/rotation_function_not_invocable.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[28]}, nil},                                             // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[192]}, nil},                                            // ["uses"] []
			{equals, 2, []*ast.Term{&guardTerms[195], &guardTerms[37]}, []*ast.Term{&guardTerms[3]}}, // ["invocable" "status"] ["none"]
			{present, 2, []*ast.Term{&guardTerms[195]}, nil},                                         // ["invocable"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
		},
	}},
	{"rotation/rotation-function-underprovisioned/rotation_function_underprovisioned.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[28]}, nil},                             // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[197]}, nil},                            // ["capacities"] []
			{equals, 2, []*ast.Term{&guardTerms[57]}, []*ast.Term{&guardTerms[198]}}, // ["kind"] ["timeout"]
			{present, 2, []*ast.Term{&guardTerms[199]}, nil},                         // ["amount"] []
			{below, 2, []*ast.Term{&guardTerms[199]}, []*ast.Term{&guardTerms[126]}}, // ["amount"] [30]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[199]}, nil},                         // ["amount"] []
			{present, 2, []*ast.Term{&guardTerms[200]}, nil},                         // ["is_default"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[28]}, nil},                             // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[197]}, nil},                            // ["capacities"] []
			{present, 2, []*ast.Term{&guardTerms[199]}, nil},                         // ["amount"] []
			{below, 2, []*ast.Term{&guardTerms[199]}, []*ast.Term{&guardTerms[201]}}, // ["amount"] [10]
			{present, 2, []*ast.Term{&guardTerms[57]}, nil},                          // ["kind"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[199]}, nil},                         // ["amount"] []
		},
	}},
	{"rotation/rotation-interval-too-long/rotation_interval_too_long.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                            // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[202]}, nil},                            // ["intervals"] []
			{equals, 2, []*ast.Term{&guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["is"] ["yes"]
			{present, 0, []*ast.Term{&guardTerms[133], &guardTerms[203]}, nil},       // ["settings" "max_rotation_days"] []
			{present, 2, []*ast.Term{&guardTerms[204]}, nil},                         // ["hours"] []
			{present, 2, []*ast.Term{&guardTerms[204]}, nil},                         // ["hours"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                          // ["text"] []
			{present, 0, []*ast.Term{&guardTerms[133], &guardTerms[203]}, nil},       // ["settings" "max_rotation_days"] []
		},
	}},
	{"rotation/rotation-owner-conflict/rotation_owner_conflict.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                            // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[205]}, nil},                            // ["rivals"] []
			{equals, 2, []*ast.Term{&guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["is"] ["yes"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[57]}, nil},                          // ["kind"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                             // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[205]}, nil},                             // ["rivals"] []
			{equals, 2, []*ast.Term{&guardTerms[113]}, []*ast.Term{&guardTerms[162]}}, // ["is"] ["undecided"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                           // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[57]}, nil},                           // ["kind"] []
		},
	}},
	{"rotation/rotation-permission-without-source/rotation_permission_without_source.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[206]}, nil},                                            // ["invoke_permissions"] []
			{equals, 1, []*ast.Term{&guardTerms[207]}, []*ast.Term{&guardTerms[23]}},                 // ["principal"] ["yes"]
			{equals, 1, []*ast.Term{&guardTerms[208]}, []*ast.Term{&guardTerms[23]}},                 // ["invokes"] ["yes"]
			{equals, 1, []*ast.Term{&guardTerms[31], &guardTerms[11]}, []*ast.Term{&guardTerms[18]}}, // ["source" "account"] ["any"]
			{present, 1, []*ast.Term{&guardTerms[31]}, nil},                                          // ["source"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
		},
	}},
	{"rotation/rotation-role-insufficient/rotation_role_insufficient.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[28]}, nil},                             // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[209]}, nil},                            // ["roles"] []
			{each, 2, []*ast.Term{&guardTerms[180]}, nil},                            // ["lacks"] []
			{equals, 3, []*ast.Term{&guardTerms[37]}, []*ast.Term{&guardTerms[210]}}, // ["status"] ["missing"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[28]}, nil},     // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[209]}, nil},    // ["roles"] []
			{present, 2, []*ast.Term{&guardTerms[180]}, nil}, // ["lacks"] []
			{filled, 2, []*ast.Term{&guardTerms[180]}, nil},  // ["lacks"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},  // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[28]}, nil},    // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[209]}, nil},   // ["roles"] []
			{holds, 2, []*ast.Term{&guardTerms[128]}, nil},  // ["external"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
	}},
	{"rotation/rotation-role-too-broad/rotation_role_too_broad.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[24]}, nil},                                             // ["identity_statements"] []
			{equals, 1, []*ast.Term{&guardTerms[25], &guardTerms[16]}, []*ast.Term{&guardTerms[15]}}, // ["reach" "secrets"] ["all"]
			{present, 1, []*ast.Term{&guardTerms[211]}, nil},                                         // ["changes"] []
			{filled, 1, []*ast.Term{&guardTerms[211]}, nil},                                          // ["changes"] []
			{each, 1, []*ast.Term{&guardTerms[28]}, nil},                                             // ["rotation_functions"] []
			{present, 1, []*ast.Term{&guardTerms[211]}, nil},                                         // ["changes"] []
			{present, 1, []*ast.Term{&guardTerms[25]}, nil},                                          // ["reach"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[28]}, nil},    // ["rotation_functions"] []
			{each, 1, []*ast.Term{&guardTerms[209]}, nil},   // ["roles"] []
			{present, 2, []*ast.Term{&guardTerms[12]}, nil}, // ["unknown"] []
			{filled, 2, []*ast.Term{&guardTerms[12]}, nil},  // ["unknown"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil}, // ["id"] []
		},
	}},
	{"rotation/rotation-schedule-invalid/rotation_schedule_invalid.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                            // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[212]}, nil},                            // ["faults"] []
			{equals, 2, []*ast.Term{&guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["is"] ["yes"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[48]}, nil},                          // ["text"] []
		},
	}},
	{"rotation/rotation-secret-fields-missing/rotation_secret_fields_missing.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[110]}, nil},                     // ["rotation_templates"] []
			{present, 1, []*ast.Term{&guardTerms[111]}, nil},                  // ["secret"] []
			{present, 1, []*ast.Term{&guardTerms[174]}, nil},                  // ["engine"] []
			{present, 1, []*ast.Term{&guardTerms[175]}, nil},                  // ["users"] []
			{present, 1, []*ast.Term{&guardTerms[111], &guardTerms[10]}, nil}, // ["secret" "id"] []
		},
	}},
	{"rotation/rotation-window-overlap/rotation_window_overlap.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                            // ["schedules"] []
			{each, 1, []*ast.Term{&guardTerms[213]}, nil},                            // ["windows"] []
			{equals, 2, []*ast.Term{&guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["is"] ["yes"]
			{present, 2, []*ast.Term{&guardTerms[204]}, nil},                         // ["hours"] []
			{present, 2, []*ast.Term{&guardTerms[214]}, nil},                         // ["room"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                          // ["id"] []
			{present, 2, []*ast.Term{&guardTerms[204]}, nil},                         // ["hours"] []
			{present, 2, []*ast.Term{&guardTerms[215]}, nil},                         // ["daily"] []
			{present, 2, []*ast.Term{&guardTerms[214]}, nil},                         // ["room"] []
			{present, 2, []*ast.Term{&guardTerms[216]}, nil},                         // ["interval"] []
		},
	}},
	{"rotation/rotation-without-function/rotation_without_function.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                                              // ["schedules"] []
			{equals, 1, []*ast.Term{&guardTerms[217], &guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["unattended" "is"] ["yes"]
			{present, 1, []*ast.Term{&guardTerms[217]}, nil},                                           // ["unattended"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                            // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                                               // ["schedules"] []
			{equals, 1, []*ast.Term{&guardTerms[217], &guardTerms[113]}, []*ast.Term{&guardTerms[162]}}, // ["unattended" "is"] ["undecided"]
			{present, 1, []*ast.Term{&guardTerms[217], &guardTerms[33]}, nil},                           // ["unattended" "reason"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                             // ["id"] []
		},
	}},
	{"rotation/rotation-without-rules/rotation_without_rules.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[167]}, nil},                                              // ["schedules"] []
			{equals, 1, []*ast.Term{&guardTerms[218], &guardTerms[113]}, []*ast.Term{&guardTerms[23]}}, // ["without_rules" "is"] ["yes"]
			{present, 1, []*ast.Term{&guardTerms[90]}, nil},                                            // ["path"] []
			{present, 1, []*ast.Term{&guardTerms[218]}, nil},                                           // ["without_rules"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                            // ["id"] []
		},
	}},
	{"rotation/secret-without-rotation/secret_without_rotation.rego", []guard{
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},                                             // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[61]}},                   // ["class"] ["credential"]
			{equals, 1, []*ast.Term{&guardTerms[165], &guardTerms[37]}, []*ast.Term{&guardTerms[3]}}, // ["rotation" "status"] ["none"]
			{present, 1, []*ast.Term{&guardTerms[165]}, nil},                                         // ["rotation"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},                                             // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[219]}},                  // ["class"] ["token"]
			{equals, 1, []*ast.Term{&guardTerms[165], &guardTerms[37]}, []*ast.Term{&guardTerms[3]}}, // ["rotation" "status"] ["none"]
			{present, 1, []*ast.Term{&guardTerms[165]}, nil},                                         // ["rotation"] []
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                          // ["id"] []
		},
		{
			{each, 0, []*ast.Term{&guardTerms[16]}, nil},                                               // ["secrets"] []
			{equals, 1, []*ast.Term{&guardTerms[165], &guardTerms[37]}, []*ast.Term{&guardTerms[162]}}, // ["rotation" "status"] ["undecided"]
			{present, 1, []*ast.Term{&guardTerms[5]}, nil},                                             // ["class"] []
			{equals, 1, []*ast.Term{&guardTerms[5]}, []*ast.Term{&guardTerms[61], &guardTerms[219]}},   // ["class"] ["credential" "token"]
			{present, 1, []*ast.Term{&guardTerms[10]}, nil},                                            // ["id"] []
		},
	}},
}

// guardTerms are what paths and values consist of.
var guardTerms = [...]ast.Term{
	{Value: ast.String("secret_statements")},
	{Value: ast.String("condition")},
	{Value: ast.String("organization")},
	{Value: ast.String("none")},
	{Value: ast.String("principals")},
	{Value: ast.String("class")},
	{Value: ast.String("cross")},
	{Value: ast.String("allows")},
	{Value: ast.String("loose")},
	{Value: ast.String("stack")},
	{Value: ast.String("id")},
	{Value: ast.String("account")},
	{Value: ast.String("unknown")},
	{Value: ast.String("trust_statements")},
	{Value: ast.String("reads")},
	{Value: ast.String("all")},
	{Value: ast.String("secrets")},
	{Value: ast.String("restriction")},
	{Value: ast.String("any")},
	{Value: ast.String("limits")},
	{Value: ast.String("identity")},
	{Value: ast.String("trusted")},
	{Value: ast.String("whole")},
	{Value: ast.String("yes")},
	{Value: ast.String("identity_statements")},
	{Value: ast.String("reach")},
	{Value: ast.String("administrator")},
	{Value: ast.Boolean(false)},
	{Value: ast.String("rotation_functions")},
	{Value: ast.String("manages")},
	{Value: ast.String("about")},
	{Value: ast.String("source")},
	{Value: ast.String("key")},
	{Value: ast.String("reason")},
	{Value: ast.String("unlisted")},
	{Value: ast.String("resource_policies")},
	{Value: ast.String("block_public")},
	{Value: ast.String("status")},
	{Value: ast.String("off")},
	{Value: ast.String("grants")},
	{Value: ast.String("some")},
	{Value: ast.String("actions")},
	{Value: ast.String("arn_patterns")},
	{Value: ast.String("pattern")},
	{Value: ast.String("denies")},
	{Value: ast.String("conditional")},
	{Value: ast.String("spares")},
	{Value: ast.String("own_account")},
	{Value: ast.String("text")},
	{Value: ast.String("not_actions")},
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
	{Value: ast.String("provenance")},
	{Value: ast.String("credential")},
	{Value: ast.String("type")},
	{Value: ast.String("AWS::SecretsManager::Secret")},
	{Value: ast.String("length")},
	{Value: ast.String("shown")},
	{Value: ast.String("disclosures")},
	{Value: ast.String("place")},
	{Value: ast.String("name")},
	{Value: ast.String("dynamic_references")},
	{Value: ast.String("metadata")},
	{Value: ast.String("output")},
	{Value: ast.String("store")},
	{Value: ast.String("ssm")},
	{Value: ast.String("identifier")},
	{Value: ast.String("property")},
	{Value: ast.String("empty")},
	{Value: ast.String("placeholder")},
	{Value: ast.String("credentials")},
	{Value: ast.String("format")},
	{Value: ast.String("tokens")},
	{Value: ast.String("formed")},
	{Value: ast.String("version")},
	{Value: ast.String("stage")},
	{Value: ast.String("AWSCURRENT")},
	{Value: ast.String("resolved")},
	{Value: ast.String("takes_secret")},
	{Value: ast.String("backslash")},
	{Value: ast.String("number")},
	{Value: ast.Number("61")},
	{Value: ast.String("path")},
	{Value: ast.String("key_statements")},
	{Value: ast.String("decrypts")},
	{Value: ast.String("no")},
	{Value: ast.String("shared_secrets")},
	{Value: ast.String("readers")},
	{Value: ast.String("owner")},
	{Value: ast.String("aws")},
	{Value: ast.String("encryptions")},
	{Value: ast.String("useless")},
	{Value: ast.String("reasons")},
	{Value: ast.String("key_id")},
	{Value: ast.String("admitted")},
	{Value: ast.String("scope")},
	{Value: ast.String("keys")},
	{Value: ast.String("unrotated")},
	{Value: ast.String("period")},
	{Value: ast.String("replicas")},
	{Value: ast.String("keyless")},
	{Value: ast.String("region")},
	{Value: ast.String("rotation_templates")},
	{Value: ast.String("secret")},
	{Value: ast.String("databases")},
	{Value: ast.String("is")},
	{Value: ast.String("tls")},
	{Value: ast.String("optional")},
	{Value: ast.String("ssl")},
	{Value: ast.String("managed_key")},
	{Value: ast.String("endpoints")},
	{Value: ast.String("twin")},
	{Value: ast.String("deletion")},
	{Value: ast.String("delete")},
	{Value: ast.String("outliving")},
	{Value: ast.String("retain")},
	{Value: ast.String("replacement")},
	{Value: ast.String("pending_days")},
	{Value: ast.Number("30")},
	{Value: ast.String("valueless")},
	{Value: ast.String("external")},
	{Value: ast.String("names")},
	{Value: ast.String("end")},
	{Value: ast.String("known")},
	{Value: ast.String("untagged")},
	{Value: ast.String("settings")},
	{Value: ast.String("required_tags")},
	{Value: ast.String("tags")},
	{Value: ast.String("more")},
	{Value: ast.String("unmentioned")},
	{Value: ast.String("Interface")},
	{Value: ast.String("admits")},
	{Value: ast.String("https")},
	{Value: ast.String("closed")},
	{Value: ast.String("types")},
	{Value: ast.String("without_subnets")},
	{Value: ast.String("zones")},
	{Value: ast.String("twice")},
	{Value: ast.String("restraints")},
	{Value: ast.String("clients")},
	{Value: ast.String("default_policy_in")},
	{Value: ast.String("endpoint_statements")},
	{Value: ast.String("endpoint")},
	{Value: ast.String("single_subnet")},
	{Value: ast.String("dns")},
	{Value: ast.String("private")},
	{Value: ast.String("clients_by_default_name")},
	{Value: ast.String("on")},
	{Value: ast.String("vpc_id")},
	{Value: ast.String("superuser")},
	{Value: ast.String("own_code")},
	{Value: ast.String("rds")},
	{Value: ast.String("by")},
	{Value: ast.String("role")},
	{Value: ast.String("undecided")},
	{Value: ast.String("public")},
	{Value: ast.String("nat")},
	{Value: ast.String("rotation")},
	{Value: ast.String("database")},
	{Value: ast.String("schedules")},
	{Value: ast.String("partner")},
	{Value: ast.String("trust")},
	{Value: ast.String("hosted")},
	{Value: ast.String("transforms")},
	{Value: ast.String("macros")},
	{Value: ast.String("absent")},
	{Value: ast.String("engine")},
	{Value: ast.String("users")},
	{Value: ast.String("MultiUser")},
	{Value: ast.String("lists")},
	{Value: ast.String("network")},
	{Value: ast.String("json")},
	{Value: ast.String("lacks")},
	{Value: ast.String("masterarn")},
	{Value: ast.String("AWS::SecretsManager-2020-07-23")},
	{Value: ast.String("AWS::SecretsManager-2024-09-16")},
	{Value: ast.String("runtime")},
	{Value: ast.String("given_twice")},
	{Value: ast.String("password")},
	{Value: ast.String("manager")},
	{Value: ast.String("password_secrets")},
	{Value: ast.String("renewed")},
	{Value: ast.String("attachments")},
	{Value: ast.String("before")},
	{Value: ast.String("uses")},
	{Value: ast.String("after_permission")},
	{Value: ast.String("permission")},
	{Value: ast.String("invocable")},
	{Value: ast.String("schedule_id")},
	{Value: ast.String("capacities")},
	{Value: ast.String("timeout")},
	{Value: ast.String("amount")},
	{Value: ast.String("is_default")},
	{Value: ast.Number("10")},
	{Value: ast.String("intervals")},
	{Value: ast.String("max_rotation_days")},
	{Value: ast.String("hours")},
	{Value: ast.String("rivals")},
	{Value: ast.String("invoke_permissions")},
	{Value: ast.String("principal")},
	{Value: ast.String("invokes")},
	{Value: ast.String("roles")},
	{Value: ast.String("missing")},
	{Value: ast.String("changes")},
	{Value: ast.String("faults")},
	{Value: ast.String("windows")},
	{Value: ast.String("room")},
	{Value: ast.String("daily")},
	{Value: ast.String("interval")},
	{Value: ast.String("unattended")},
	{Value: ast.String("without_rules")},
	{Value: ast.String("token")},
}
