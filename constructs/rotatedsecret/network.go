package rotatedsecret

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssecretsmanager"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/constructs/internal/subnets"
	"github.com/secretwright/secretwright/constructs/secretsendpoint"
)

func (s *settings) checkNetwork() {
	if s.VpcSubnets != nil && s.Vpc == nil {
		s.refuse("VpcSubnets", "subnets without Vpc", "pass the Vpc that the subnets belong to")
	}
	if s.Endpoint != nil && isTrue(s.EndpointElsewhere) {
		s.refuse("EndpointElsewhere", "true with an Endpoint", "leave one of the two out")
	}
	if s.Endpoint != nil && len(*s.Endpoint.Connections().SecurityGroups()) == 0 {
		s.refuse("Endpoint", *s.Endpoint.Node().Path()+" without security groups",
			"import the endpoint with its SecurityGroups, so that the rotation function can be let in")
	}
}

// chooseSubnets completes VpcSubnets, or refuses a VPC in which no subnet can be chosen.
func (s *settings) chooseSubnets() {
	if s.VpcSubnets == nil {
		s.VpcSubnets = subnets.Default(s.Vpc)
	}
	if s.VpcSubnets == nil {
		s.refuse("Vpc", *s.Vpc.Node().Path()+" without isolated or private subnets", "add such subnets or choose others with VpcSubnets")
	}
}

// newEndpoint returns the endpoint of the rotation function, nil when the function is in no VPC or has another way to
// Secrets Manager. Where none is given it is the one of the VPC, which is made in the VPC's stack: an endpoint inside a
// unit would vanish, with the network of all others, when that unit is removed.
func (r *rotatedSecret) newEndpoint() awsec2.IInterfaceVpcEndpoint {
	s := r.settings
	switch {
	case s.Endpoint != nil:
		return s.Endpoint
	case !s.Rotation.inVpc(), isTrue(s.EndpointElsewhere):
		return nil
	}
	return secretsendpoint.SecretsEndpoint_Of(s.Vpc).Endpoint()
}

// isFips says whether the endpoint is known to be of the FIPS service. That of an imported one is not known.
func (r *rotatedSecret) isFips() bool {
	if r.endpoint == nil {
		return false
	}
	cfn, ok := r.endpoint.Node().DefaultChild().(awsec2.CfnVPCEndpoint)
	return ok && strings.Contains(fmt.Sprint(awscdk.Stack_Of(cfn).Resolve(cfn.ServiceName())), "secretsmanager-fips")
}

// allowEndpoint opens the way from the rotation function to Secrets Manager and makes the schedule wait for it.
func (r *rotatedSecret) allowEndpoint() {
	if isTrue(r.settings.EndpointElsewhere) && r.connections != nil {
		r.connections.AllowToAnyIpv4(awsec2.Port_HTTPS(), jsii.String("rotation function to Secrets Manager"))
	}
	if r.endpoint == nil {
		return
	}
	r.allowTo(r.endpoint.Connections(), "rotation function to Secrets Manager")
	// The resource alone: the whole construct holds the rules of other clients, which may themselves wait for this unit.
	if resource := r.endpoint.Node().DefaultChild(); resource != nil {
		r.scheduleAfter(resource)
	}
}

// allowTo opens the default port of target to the rotation function and makes the schedule wait for the rules.
//
// The rules go into the stack of this unit, because a rule in another stack would make that stack depend on this one
// (aws-cdk #18026): aws-cdk puts them into the stack of the side that is asked. The function is asked when its security
// group is the unit's own; a function of the user may allow all outbound traffic and would warn about the rule.
func (r *rotatedSecret) allowTo(target awsec2.Connections, description string) {
	groups := *target.SecurityGroups()
	if r.settings.Rotation.function() != nil && len(groups) > 0 && r.isInStackOf(groups[0]) {
		target.AllowDefaultPortFrom(r.connections, &description)
	} else {
		r.connections.AllowToDefaultPort(target, &description)
	}
	port := *target.DefaultPort().ToString()
	var rules []constructs.IDependable
	for _, from := range *r.connections.SecurityGroups() {
		for _, to := range groups {
			rules = append(rules, rulesBetween(from, to, port)...)
		}
	}
	r.scheduleAfter(rules...)
}

func (r *rotatedSecret) isInStackOf(c constructs.IConstruct) bool {
	return *awscdk.Stack_Of(r).Node().Addr() == *awscdk.Stack_Of(c).Node().Addr()
}

// rulesBetween finds the two rules that aws-cdk made, or found, for one port, at its own group or, across stacks, at
// the other. Their ids are part of aws-cdk's contract, since another id would replace the rule; a group that may not
// be changed has none.
func rulesBetween(from, to awsec2.ISecurityGroup, port string) []constructs.IDependable {
	source, destination := *from.UniqueId(), *to.UniqueId()
	fromNode, toNode := from.Node(), to.Node()
	ingress := child(toNode, "from "+source+":"+port)
	if ingress == nil {
		ingress = child(fromNode, destination+":"+port+" to")
	}
	egress := child(fromNode, "to "+destination+":"+port)
	if egress == nil {
		egress = child(toNode, source+":"+port+" from")
	}
	return slices.DeleteFunc([]constructs.IDependable{ingress, egress}, func(rule constructs.IDependable) bool { return rule == nil })
}

func isTrue(b *bool) bool { return b != nil && *b }

func child(node constructs.Node, id string) constructs.IDependable {
	if found := node.TryFindChild(&id); found != nil {
		return found
	}
	return nil
}

func (r *rotatedSecret) Attach(database Database) {
	s := r.settings
	if database == nil {
		s.refuse("Attach", nil, "pass the database whose user the secret holds")
	}
	if r.isAttached {
		s.refuse("Attach", "a second database", "make one RotatedSecret for each database")
	}
	if f, isOurs := s.Rotation.(secretwright); isOurs {
		f.checkDatabase(s, database)
	}
	attachment := r.attachment(database)
	if r.connections != nil {
		connections := database.Connections()
		if connections.DefaultPort() == nil || len(*connections.SecurityGroups()) == 0 {
			s.refuse("Attach", "a database without a default port or without security groups",
				"import the database with its port and its security groups")
		}
		r.allowTo(connections, "rotation function to the database")
	}
	r.scheduleAfter(attachment)
	r.isAttached = true
}

// attachment returns the attachment to database, which aws-cdk has made where the database took its credentials from
// the secret.
func (r *rotatedSecret) attachment(database Database) constructs.IDependable {
	existing := r.secret.Node().TryFindChild(jsii.String("Attachment"))
	if existing == nil {
		return r.secret.Attach(database)
	}
	cfn, ok := existing.Node().DefaultChild().(awssecretsmanager.CfnSecretTargetAttachment)
	if ok && !r.isSame(cfn.TargetId(), database.AsSecretAttachmentTarget().TargetId) {
		r.settings.refuse("Attach", "another database than the one that took its credentials from the secret", "pass that database")
	}
	return existing
}

// isSame compares two ids. Different tokens may stand for the same reference, so only their resolved values can differ.
func (r *rotatedSecret) isSame(a, b *string) bool {
	stack := awscdk.Stack_Of(r)
	return *a == *b || reflect.DeepEqual(stack.Resolve(a), stack.Resolve(b))
}

// attachValidation checks at synth what depends on calls after the constructor.
type attachValidation struct{ r *rotatedSecret }

// Validate is called by aws-cdk before synth. A panic would kill the jsii process without a message, so it becomes one.
func (v *attachValidation) Validate() (messages *[]*string) {
	defer func() {
		if p := recover(); p != nil {
			messages = jsii.Strings(fmt.Sprintf("check the attachment: %v", p))
		}
	}()
	r := v.r
	isRead := r.secret.Node().TryFindChild(jsii.String("Attachment")) != nil
	switch {
	case r.isAttached:
		return jsii.Strings()
	case isRead:
		return jsii.Strings("Attach: not called for the database that took its credentials from the secret: call Attach " +
			"with it, so that the rotation function can reach it and the schedule waits for it")
	case r.settings.Rotation.readsTarget():
		return jsii.Strings("Attach: not called: the rotation function reads engine, host and port from the secret, call Attach with the database")
	}
	return jsii.Strings()
}
