package lint

import (
	"sync"

	"github.com/secretwright/secretwright/lint/template"
)

// suppress parks findings as the Metadata of the templates and of their resources asks for:
// {secretwright: {suppress: [{rule, reason, until}]}}.
func (r *result) suppress(stacks []*template.Stack, options Options) {
	findings := sync.OnceValue(func() map[target][]*Finding { return indexed(r.findings) }) // most templates park none
	for _, s := range stacks {
		for _, suppression := range suppressionsIn(s) {
			if message := suppression.Check(options.Known); message != "" {
				r.problems = append(r.problems, suppression.problem(message, false))
				continue
			}
			suppression.apply(findings()[suppression.target()], options.Today)
			if problem := suppression.unused(options.Rules); problem != nil && options.Only(s.File) {
				r.problems = append(r.problems, problem)
			}
		}
	}
}

// target is what a suppression in a template is about. Each looks only at the findings there: a template may park
// thousands of resources one by one.
type target struct{ rule, stack, id string }

func (s Suppression) target() target { return target{s.Rule, s.stack, s.id} }

// indexed returns findings by all targets that may be about them.
func indexed(findings []Finding) map[target][]*Finding {
	index := map[target][]*Finding{}
	for i := range findings {
		f := &findings[i]
		add := func(id string) {
			at := target{f.Rule, f.Stack, id}
			index[at] = append(index[at], f)
		}
		add("")
		if f.Section == "Resources" && f.ID != "" {
			add(f.ID)
		}
	}
	return index
}

func suppressionsIn(s *template.Stack) []Suppression {
	if !s.Root.Holds(template.Own) {
		return nil
	}
	all := suppressionsOf(s, s.Root, "")
	for resource := range s.Root.Get("Resources").Children() {
		all = append(all, suppressionsOf(s, resource, resource.Key)...)
	}
	return all
}

// suppressionsOf reads the Metadata of the template (id "") or of a resource.
func suppressionsOf(s *template.Stack, holder *template.Node, id string) []Suppression {
	var all []Suppression
	for entry := range holder.Get("Metadata", "secretwright", "suppress").Children() {
		suppression := Suppression{
			Rule: scalar(entry, "rule"), Reason: scalar(entry, "reason"), Until: scalar(entry, "until"),
			Position: position(s.File, entry.At), by: "template", stack: s.Name, id: id,
		}
		all = append(all, suppression)
	}
	return all
}

func scalar(entry *template.Node, key string) string {
	if n := entry.Get(key); n.IsText() {
		return n.Text
	}
	return ""
}

// park applies what is not written in the templates: the configuration's suppressions, then the baseline.
func (r *Report) park(options Options) {
	all := make([]*Finding, len(r.Findings))
	for i := range r.Findings {
		all[i] = &r.Findings[i]
	}
	for _, suppression := range options.Suppressions {
		suppression.by = "configuration"
		suppression.apply(all, options.Today)
		if problem := suppression.unused(options.Rules); problem != nil && len(r.files) > 0 {
			r.addProblems([]*template.Problem{problem})
		}
	}
	if options.Baseline != nil {
		options.Baseline.apply(r)
	}
}
