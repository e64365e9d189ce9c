package model

import "regexp"

// tokenFormat is how an issuer writes its credentials, so that they can be told from other text.
type tokenFormat struct {
	name    string
	kind    string // what it is: access-key, token, private-key, password
	marks   []string
	pattern func() *regexp.Regexp // the first group, if any, is the credential itself
}

// tokenFormats are the formats that issuers publish. Every text that matches has one of the marks in
// it, which is much faster to look for.
var tokenFormats = []tokenFormat{
	{"aws-access-key-id", "access-key", []string{"AKIA", "ASIA", "ABIA", "ACCA"}, lazily(`\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\b`)},
	{"aws-bedrock-api-key", "api-key", []string{"ABSK"}, lazily(`\b(ABSK[A-Za-z0-9+/]{100,}={0,2})`)},
	{"github-token", "token", []string{"ghp_", "gho_", "ghu_", "ghs_", "ghr_"}, lazily(`\b(gh[pousr]_[A-Za-z0-9]{36,})\b`)},
	{"github-fine-grained-token", "token", []string{"github_pat_"}, lazily(`\b(github_pat_[A-Za-z0-9_]{82})\b`)},
	{"gitlab-token", "token", []string{"glpat-"}, lazily(`\b(glpat-[A-Za-z0-9_-]{20,})`)},
	{"slack-token", "token", []string{"xoxb-", "xoxp-", "xoxe-", "xoxa-", "xapp-"}, lazily(`\b(xox[bpea]-[A-Za-z0-9-]{20,}|xapp-[0-9]-[A-Za-z0-9-]{20,})`)},
	{"slack-webhook", "token", []string{"hooks.slack.com/"}, lazily(`hooks\.slack\.com/(?:services|workflows)/(T[A-Z0-9]{7,}/[A-Z0-9]{8,}/[A-Za-z0-9]{20,})`)},
	{"stripe-key", "api-key", []string{"sk_live_", "rk_live_"}, lazily(`\b([sr]k_live_[A-Za-z0-9]{20,})`)},
	{"sendgrid-key", "api-key", []string{"SG."}, lazily(`\b(SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})`)},
	{"npm-token", "token", []string{"npm_"}, lazily(`\b(npm_[A-Za-z0-9]{36})\b`)},
	{"pypi-token", "token", []string{"pypi-AgEI"}, lazily(`\b(pypi-AgEI[A-Za-z0-9_-]{50,})`)},
	{"google-api-key", "api-key", []string{"AIza"}, lazily(`\b(AIza[A-Za-z0-9_-]{35})`)},
	{"openai-key", "api-key", []string{"T3BlbkFJ"}, lazily(`\b(sk-[A-Za-z0-9_-]{16,}T3BlbkFJ[A-Za-z0-9_-]{16,})`)},
	{"anthropic-key", "api-key", []string{"sk-ant-"}, lazily(`\b(sk-ant-(?:api|admin)[0-9]{2}-[A-Za-z0-9_-]{80,})`)},
	{"hugging-face-token", "token", []string{"hf_"}, lazily(`\b(hf_[A-Za-z]{34})\b`)},
	{"databricks-token", "token", []string{"dapi"}, lazily(`\b(dapi[0-9a-f]{32}(?:-\d)?)\b`)},
	{"digitalocean-token", "token", []string{"dop_v1_"}, lazily(`\b(dop_v1_[0-9a-f]{64})\b`)},
	{"vault-token", "token", []string{"hvs."}, lazily(`\b(hvs\.[A-Za-z0-9_-]{90,})`)},
	{"terraform-token", "token", []string{".atlasv1."}, lazily(`\b([A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,})`)},
	{"postman-key", "api-key", []string{"PMAK-"}, lazily(`\b(PMAK-[0-9a-f]{24}-[0-9a-f]{34})\b`)},
	{"pulumi-token", "token", []string{"pul-"}, lazily(`\b(pul-[0-9a-f]{40})\b`)},
	{"grafana-token", "token", []string{"glsa_"}, lazily(`\b(glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8})\b`)},
	{"age-key", "private-key", []string{"AGE-SECRET-KEY-1"}, lazily(`\b(AGE-SECRET-KEY-1[0-9A-Z]{58})\b`)},
	{"json-web-token", "token", []string{"eyJ"}, lazily(`\b(eyJ[A-Za-z0-9_-]{14,}\.eyJ[A-Za-z0-9_-]{14,}\.[A-Za-z0-9_-]{20,})`)},
	{"private-key", "private-key", []string{"PRIVATE KEY"}, lazily(`-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----((?:\s|\\n|\\r)+(?:[A-Za-z0-9+/=:, -]|\s|\\n|\\r){64,})`)},
	{"url-with-password", "password", []string{"://"}, lazily(`\b[a-z][a-z0-9+.-]{2,}://[^\s:/@'"<>{}()$]+:([^\s/@'"<>(){}$%\\]{6,})@[A-Za-z0-9\[]`)},
	{"connection-string", "password", []string{"assword=", "ccountKey=", "ccessKey="}, lazily(
		`(?i)\b(?:server|data source|host|endpoint|defaultendpointsprotocol|user id|uid)=[^;\s]+;(?:[^;\s]+[; ]+)*?(?:password|accountkey|sharedaccesskey)=([^;\s'"$<>{}%]{6,})`)},
}
