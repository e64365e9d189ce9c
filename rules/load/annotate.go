package load

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/rules"
)

var severities = []string{"critical", "high", "medium", "low", "info"}

// annotate takes the rule's text from the annotations of its package.
func annotate(r *rules.Rule, module *ast.Module) error {
	i := slices.IndexFunc(module.Annotations, func(a *ast.Annotations) bool { return a.Scope == "package" })
	if i < 0 {
		return wrong(module.Package.Location, "annotate the package: a METADATA comment before it with title and custom.severity")
	}
	a := module.Annotations[i]
	r.Title, r.Description = a.Title, strings.TrimSpace(a.Description)
	r.Severity, r.Tier, r.Scope = custom(a, "severity"), custom(a, "tier"), custom(a, "scope")
	r.Fix = strings.TrimSpace(custom(a, "fix"))
	r.Fails, r.Passes = custom(a, "fails"), custom(a, "passes")
	r.Standards, r.YieldsTo = customList(a, "standards"), customList(a, "yields_to")
	for _, resource := range a.RelatedResources {
		r.References = append(r.References, resource.Ref.String())
	}
	switch {
	case r.Title == "":
		return wrong(a.Location, "the annotations have no title")
	case !slices.Contains(severities, r.Severity):
		return wrong(a.Location, "custom.severity is %q: want one of %s", r.Severity, strings.Join(severities, ", "))
	}
	return nil
}

func custom(a *ast.Annotations, key string) string {
	text, _ := a.Custom[key].(string)
	return text
}

func customList(a *ast.Annotations, key string) []string {
	var texts []string
	items, _ := a.Custom[key].([]any)
	for _, item := range items {
		texts = append(texts, fmt.Sprint(item))
	}
	return texts
}
