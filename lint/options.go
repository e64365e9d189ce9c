package lint

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/secretwright/secretwright/lint/model"
	"github.com/secretwright/secretwright/lint/template"
	"github.com/secretwright/secretwright/rules"
)

// Options says what to lint and what is known about it. Only Paths is required.
type Options struct {
	// Paths are template files, folders and cdk.out folders; "-" is standard input.
	Paths []string
	// Stdin is read for the path "-".
	Stdin io.Reader
	// Account is the 12-digit id of the account that the stacks are deployed to, where no cdk.out
	// manifest tells it. Empty: not known.
	Account string
	// OwnAccounts are further accounts of the same owner: to let them in is no finding.
	// TrustedAccounts are accounts of others that may be let in.
	OwnAccounts, TrustedAccounts []string
	// Organizations, VPCsWithEndpoint, MaxRotationDays and RequiredTags are as in model.Options.
	Organizations, VPCsWithEndpoint []string
	MaxRotationDays                 int
	RequiredTags                    []string
	// Together says that all paths are one assembly: their stacks share exports and names.
	Together bool
	// Parameters are values given to template parameters by name, in every template that declares them.
	// They come before Default and AllowedValues.
	Parameters map[string]string
	// Rules are the rules to run. Nil: those of the default profile. Of users' rules that cannot be run
	// the report has the errors.
	Rules []Rule
	// FromSources compiles the program's rules from their sources, instead of loading them as they were compiled. The
	// findings are the same.
	FromSources bool
	// Known are rules besides the program's that suppressions may name, run or not. Nil: Rules.
	Known []Rule
	// Level gives a rule another severity in a file, or turns it off there (false). Nil: each rule has
	// its own severity everywhere.
	Level func(rule Rule, file string) (Severity, bool)
	// Excluded reports whether a file is left out, named or met in a folder. Nil: none is.
	Excluded func(file string) bool
	// Lenient passes over named files that are no templates, as over those met in a folder.
	Lenient bool
	// Only reports whether findings in a file are wanted; the rest of its assembly is read all the
	// same. Nil: all are wanted.
	Only func(file string) bool
	// Suppressions park findings besides those in the Metadata of templates.
	Suppressions []Suppression
	// Baseline parks findings that were there before. Nil: none.
	Baseline *Baseline
	// Today decides which suppressions have ended. The zero Time: now.
	Today time.Time
	// Version is the program's version for the report.
	Version string
	// Progress is told how many of all inputs (templates, cdk.out folders) are done, at the start
	// and after each. Calls do not overlap. Nil: nobody is.
	Progress func(done, all int)
}

func (o Options) withDefaults() Options {
	if o.Rules == nil {
		o.Rules, _ = rules.InProfile("default")
	}
	if o.Known == nil {
		o.Known = o.Rules
	}
	if o.Level == nil {
		o.Level = ownLevel
	}
	if o.Only == nil {
		o.Only = func(string) bool { return true }
	}
	if o.Today.IsZero() {
		o.Today = time.Now()
	}
	return o
}

func ownLevel(rule Rule, _ string) (Severity, bool) {
	severity, err := ParseSeverity(rule.Severity)
	return severity, err == nil
}

// accountPattern, as all expressions here, is compiled when it is first asked for: most runs ask for few.
var accountPattern = lazily(`^\d{12}$`)

func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

func (o Options) check() error {
	for _, account := range slices.Concat([]string{o.Account}, o.OwnAccounts, o.TrustedAccounts) {
		if account != "" && !accountPattern().MatchString(account) {
			return fmt.Errorf("account %q: want the 12 digits of an AWS account id", account)
		}
	}
	return nil
}

func (o Options) tell(done, all int) {
	if o.Progress != nil {
		o.Progress(done, all)
	}
}

func (o Options) inputs() ([]template.Input, []*template.Problem) {
	inputs, problems := template.Find(o.Paths, template.Selection{Excluded: o.Excluded, Lenient: o.Lenient})
	if o.Together {
		inputs = template.Together(inputs)
	}
	return inputs, problems
}

func (o Options) model() model.Options {
	return model.Options{
		Account: o.Account, OwnAccounts: o.OwnAccounts, TrustedAccounts: o.TrustedAccounts,
		Organizations: o.Organizations, VPCsWithEndpoint: o.VPCsWithEndpoint,
		MaxRotationDays: o.MaxRotationDays, RequiredTags: o.RequiredTags, Parameters: o.Parameters,
	}
}
