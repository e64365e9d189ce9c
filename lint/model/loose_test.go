package model

import (
	"strings"
	"testing"
)

func TestLoose(t *testing.T) {
	for _, test := range []struct{ condition, want string }{
		{`{}`, ""},
		{`{StringEquals: {"aws:PrincipalOrgID": o-abcdefghij}}`, ""},
		{`{StringEquals: {"aws:PrincipalOrgID": !Ref Unknown}}`, ""},
		{`{StringEquals: {"aws:ResourceTag/team": orders}}`, ""},
		{`{Bool: {"aws:PrincipalOrgID": "true"}}`, ""},
		{`{StringEqualsIfExists: {"aws:PrincipalOrgID": o-abcdefghij}}`, "organization aws:PrincipalOrgID: StringEqualsIfExists also holds where the key is missing"},
		{`{"ForAllValues:StringEquals": {"aws:PrincipalOrgID": o-abcdefghij}}`, "organization aws:PrincipalOrgID: ForAllValues:StringEquals also holds where the key is missing"},
		{`{ArnNotLike: {"AWS:PrincipalArn": "arn:aws:iam::111122223333:role/r"}}`, "caller AWS:PrincipalArn: ArnNotLike lets in everybody with another value"},
		{`{"Null": {"aws:SourceVpce": "false"}}`, "caller aws:SourceVpce: Null does not look at its value"},
		{`{StringLike: {"aws:SourceAccount": "1111*"}}`, `source aws:SourceAccount: "1111*" matches those of others`},
		{`{StringLike: {"aws:SourceVpce": ["vpce-1", "vpce-*"]}}`, `caller aws:SourceVpce: "vpce-*" matches those of others`},
		{`{StringLike: {"aws:PrincipalOrgID": !If [C, o-abcdefghij, "*"]}}`, `organization aws:PrincipalOrgID: "*" matches those of others if not C`},
		{`{IpAddress: {"aws:SourceIp": "10.0.0.0/7"}}`, "caller aws:SourceIp: 10.0.0.0/7 is broader than /8 of IPv4 or /32 of IPv6"},
		{`{IpAddress: {"aws:SourceIp": "::/0"}}`, "caller aws:SourceIp: ::/0 is broader than /8 of IPv4 or /32 of IPv6"},
		{`{StringEquals: {"aws:PrincipalAccount": "${aws:ResourceAccount}"}}`, `caller aws:PrincipalAccount: "${aws:ResourceAccount}" is filled in from the request`},
		{`{StringEquals: {"aws:PrincipalAccount": mine}}`, `caller aws:PrincipalAccount: "mine" is no value that the key has`},
		{`{StringLike: {"aws:PrincipalArn": "arn:aws*:iam::111122223333:role/r"}}`, ""},
		{`{StringEquals: {"aws:VpceOrgID": o-abcdefghij}}`, ""},
		{`{StringLike: {"aws:PrincipalOrgID": "*"}, IpAddress: {"aws:SourceIp": 0.0.0.0/0}}`, `organization aws:PrincipalOrgID: "*" matches those of others, caller aws:SourceIp: 0.0.0.0/0 is broader than /8 of IPv4 or /32 of IPv6`},
	} {
		var shown []string
		for _, l := range grantUnder(t, `"*"`, test.condition).condition.looseIn() {
			text := l.about + " " + l.name + ": " + l.reason
			if when(l.when) != "" {
				text += " if " + when(l.when)
			}
			shown = append(shown, text)
		}
		equal(t, test.condition, strings.Join(shown, ", "), test.want)
	}
}

func TestUnlistedKeys(t *testing.T) {
	for _, test := range []struct{ condition, want string }{
		{`{StringEquals: {"aws:PrincipleOrgID": o-abcdefghij}}`, "aws:PrincipleOrgID"},
		{`{StringEquals: {"aws:RequestedRegion": eu-west-1, "saml:aud": x}}`, "saml:aud"},
		{`{StringEquals: {"secretsmanager:VersionStage": AWSCURRENT, "aws:PrincipalTag/a": b, "AWS:ResourceAccount": "1"}}`, ""},
		{`{Bool: {"aws:Unheard": "true"}}`, ""},
		{`{StringEqualsIfExists: {"aws:Unheard": a}}`, ""},
	} {
		equal(t, test.condition, strings.Join(grantUnder(t, `"*"`, test.condition).condition.unlisted(), " "), test.want)
	}
}
