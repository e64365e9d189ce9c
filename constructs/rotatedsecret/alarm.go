package rotatedsecret

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/jsii-runtime-go"
)

// OnRotationFailed uses EventBridge: Secrets Manager has no metric for a failed rotation, but writes service events to
// CloudTrail. Their names are in the User Guide ("CloudTrail entries for Secrets Manager", "Log entries for rotation"),
// the detail type is in that of EventBridge ("AWS service events delivered via AWS CloudTrail"). Where the ARN of the
// secret stands is in neither: a whole event is shown in "Multi-user secrets rotation for Amazon RDS" (AWS Database
// Blog, April 2022).
func (r *rotatedSecret) OnRotationFailed(target awsevents.IRuleTarget) awsevents.Rule {
	if target == nil {
		r.settings.refuse("OnRotationFailed", nil, "pass a target, such as awseventstargets.NewSnsTopic(topic, nil)")
	}
	id := jsii.String("RotationFailed")
	if rule, ok := r.Node().TryFindChild(id).(awsevents.Rule); ok {
		rule.AddTarget(target)
		return rule
	}
	return awsevents.NewRule(r, id, &awsevents.RuleProps{
		Description: jsii.String("Rotation of the secret " + r.settings.path + " has failed"),
		Targets:     &[]awsevents.IRuleTarget{target},
		EventPattern: &awsevents.EventPattern{
			Source:     jsii.Strings("aws.secretsmanager"),
			DetailType: jsii.Strings("AWS Service Event via CloudTrail"),
			Detail: &map[string]any{
				"eventSource":         jsii.Strings("secretsmanager.amazonaws.com"),
				"eventName":           jsii.Strings("RotationFailed", "RotationAbandoned", "TestRotationFailed"),
				"additionalEventData": map[string]any{"SecretId": &[]*string{r.secret.SecretArn()}},
			},
		},
	})
}
