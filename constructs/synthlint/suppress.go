package synthlint

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/secretwright/secretwright/lint"
)

// metadataKey is where the linter looks for suppressions, in the Metadata of a resource and of a template.
const metadataKey = "secretwright"

// Suppress accepts the findings of a rule at a construct's resource, for a reason. A stack accepts them in its whole
// template, parameters and outputs included. The suppression is written into the template's Metadata, so that it holds
// wherever the template is judged, for example in "secretwright lint cdk.out". It ends after the day until, such as
// 2026-12-31; "" is for ever.
//
// It panics with an error that names the construct's path when the construct has no resource of its own, when there is
// no reason, and when until is no day. A rule that does not exist, and a suppression of nothing, is reported at synth.
func Suppress(construct constructs.IConstruct, rule, reason, until string) {
	if construct == nil {
		panic(fmt.Errorf("synthlint: Suppress: got nil: pass the construct whose finding is accepted"))
	}
	// Rules of the user's own are not known here: any name passes.
	suppression := lint.Suppression{Rule: rule, Reason: reason, Until: until}
	if problem := suppression.Check([]lint.Rule{{Name: rule}}); problem != "" {
		panic(fmt.Errorf("synthlint %q: Suppress: %s", *construct.Node().Path(), problem))
	}
	entry := map[string]any{"rule": rule, "reason": reason}
	if until != "" {
		entry["until"] = until
	}
	if stack, ok := construct.(awscdk.Stack); ok {
		options := stack.TemplateOptions()
		metadata := map[string]any{}
		if given := options.Metadata(); given != nil {
			metadata = *given
		}
		metadata[metadataKey] = appended(metadata[metadataKey], entry)
		options.SetMetadata(&metadata)
		return
	}
	resource := resourceOf(construct)
	resource.AddMetadata(jsii.String(metadataKey), appended(resource.GetMetadata(jsii.String(metadataKey)), entry))
}

// appended is what stands under the key with one more suppression.
func appended(existing any, entry map[string]any) map[string]any {
	block, ok := existing.(map[string]any)
	if !ok {
		block = map[string]any{}
	}
	list, _ := block["suppress"].([]any)
	block["suppress"] = append(list, entry)
	return block
}

// resourceOf is the construct itself or its main resource.
func resourceOf(construct constructs.IConstruct) awscdk.CfnResource {
	if resource, ok := construct.(awscdk.CfnResource); ok {
		return resource
	}
	if resource, ok := construct.Node().DefaultChild().(awscdk.CfnResource); ok {
		return resource
	}
	panic(fmt.Errorf("synthlint %q: Suppress: got a construct without a resource of its own: pass the construct that the finding names",
		*construct.Node().Path()))
}
