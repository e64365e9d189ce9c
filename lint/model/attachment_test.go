package model

import (
	"strings"
	"testing"
)

func TestAttachmentsOfSchedule(t *testing.T) {
	const source = `
Parameters:
  Unknown: {Type: String}
  Env: {Type: String, AllowedValues: [dev, prod]}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dev: !Not [!Condition Prod]
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: orders/db}}
  Attachment: {Type: "AWS::SecretsManager::SecretTargetAttachment", ATTACHMENT}
  Policy: {Type: "AWS::SecretsManager::ResourcePolicy", Properties: {SecretId: !Ref Attachment}}
  Topic: {Type: "AWS::SNS::Topic", DependsOn: Policy}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", SCHEDULE}
`
	const plain = "Properties: {SecretId: !Ref Secret}"
	for _, test := range []struct{ attachment, schedule, want string }{
		{plain, "Properties: {SecretId: !Ref Secret}", "yes before: false"},
		{plain, "Properties: {SecretId: orders/db}", "yes before: false"},
		{plain, "Properties: {SecretId: !Ref Attachment}", "yes before: true"},
		{plain, "Properties: {SecretId: !Sub '${Attachment}'}", "yes before: true"},
		{plain, "Properties: {SecretId: !GetAtt Attachment.Id}", "yes before: true"},
		{plain, "Properties: {SecretId: !Ref Policy}", "yes before: true"},
		{plain, "DependsOn: Attachment, Properties: {SecretId: !Ref Secret}", "yes before: true"},
		{plain, "DependsOn: [Secret, Topic], Properties: {SecretId: !Ref Secret}", "yes before: true"},
		{plain, "Properties: {SecretId: !If [Prod, !Ref Attachment, !Ref Secret]}", "yes Env = prod before: true, yes Env = dev before: true"},
		{plain, "Properties: {SecretId: !Ref Secret, RotationRules: {Duration: !GetAtt Topic.TopicName}}", "yes before: true"},
		{plain, "Properties: {SecretId: !Ref Unknown}", ""},
		{"Condition: Prod, " + plain, "Properties: {SecretId: !Ref Secret}", "yes Env = prod before: false"},
		{"Condition: Prod, " + plain, "Condition: Dev, Properties: {SecretId: !Ref Secret}", "no before: false"},
		{"Properties: {SecretId: !Ref Unknown}", "Properties: {SecretId: !Ref Secret}", ""},
	} {
		a := build(t, strings.NewReplacer("ATTACHMENT", test.attachment, "SCHEDULE", test.schedule).Replace(source))
		shown := a.facts.schedules[0].attachmentsTerm(a.attachments()).String()
		var got []string
		for _, piece := range strings.Split(shown, "}") {
			if !strings.Contains(piece, `"is"`) {
				continue
			}
			is := between(piece, `"is": "`, `"`)
			if when := between(piece, `"when": "`, `"`); when != "" {
				is += " " + when
			}
			got = append(got, is+" before: "+between(piece, `"before": `, ","))
		}
		equal(t, test.attachment+" "+test.schedule, strings.Join(got, ", "), test.want)
	}
}

// between returns what stands between two marks of a text.
func between(text, before, after string) string {
	_, rest, found := strings.Cut(text, before)
	if !found {
		return ""
	}
	inner, _, _ := strings.Cut(rest, after)
	return inner
}
