// Package lint judges CloudFormation templates: it reads them (lint/template), computes facts about
// them (lint/model), and evaluates the rules (rules) over the facts with an embedded OPA. It prints
// nothing; lint/report does.
package lint

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

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
	// Together says that all paths are one assembly: their stacks share exports and names.
	Together bool
	// Parameters are values given to template parameters by name, in every template that declares them.
	// They come before Default and AllowedValues.
	Parameters map[string]string
	// Profile names the rules to run (rules.Profiles). Empty: all but those to opt in to.
	Profile string
	// Version is the program's version for the report.
	Version string
	// Progress is told how many of all inputs (templates, cdk.out folders) are done, at the start
	// and after each. Calls do not overlap. Optional.
	Progress func(done, all int)
}

// Run lints and returns the report. What cannot be read or judged is in Report.Errors; the error
// is only for wrong options and for a context that ended.
func Run(ctx context.Context, options Options) (*Report, error) {
	if err := options.check(); err != nil {
		return nil, err
	}
	selected, _ := rules.InProfile(options.Profile)
	inputs, problems := options.inputs()
	report := &Report{Rules: selected, Version: options.Version}
	report.addProblems(problems)
	engine := newEngine(selected)
	var adding sync.Mutex
	done := 0
	options.tell(done, len(inputs))
	eachInput(inputs, func(in template.Input) {
		if ctx.Err() != nil {
			return
		}
		result := lintInput(ctx, engine, in, options)
		adding.Lock()
		defer adding.Unlock()
		report.add(result)
		done++
		options.tell(done, len(inputs))
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	report.finish()
	return report, nil
}

var accountPattern = regexp.MustCompile(`^\d{12}$`)

func (o Options) check() error {
	if _, ok := rules.InProfile(o.Profile); !ok {
		return fmt.Errorf("profile %q: want one of %s", o.Profile, strings.Join(rules.Profiles(), ", "))
	}
	for _, account := range slices.Concat([]string{o.Account}, o.OwnAccounts, o.TrustedAccounts) {
		if account != "" && !accountPattern.MatchString(account) {
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
	inputs, problems := template.Find(o.Paths)
	if o.Together {
		inputs = template.Together(inputs)
	}
	return inputs, problems
}

func (o Options) model() model.Options {
	return model.Options{
		Account: o.Account, OwnAccounts: o.OwnAccounts, TrustedAccounts: o.TrustedAccounts, Parameters: o.Parameters,
	}
}

// eachInput calls a function for each input, on as many processors as there are.
func eachInput(inputs []template.Input, do func(template.Input)) {
	queue := make(chan template.Input)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(inputs)) {
		workers.Go(func() {
			for in := range queue {
				do(in)
			}
		})
	}
	for _, in := range inputs {
		queue <- in
	}
	close(queue)
	workers.Wait()
}

// result is what linting one input gave.
type result struct {
	templates, resources int
	findings             []Finding
	problems             []*template.Problem
	errors               []Problem
}

func lintInput(ctx context.Context, e *engine, in template.Input, options Options) result {
	stacks, problems := in.Load(options.Stdin)
	r := result{templates: len(stacks), problems: problems}
	if len(stacks) == 0 {
		return r
	}
	assembly := model.New(stacks, options.model())
	for _, s := range assembly.Stacks() {
		r.problems = append(r.problems, s.Problems...)
	}
	r.resources = assembly.Resources()
	judgements, errs := e.judge(ctx, assembly)
	for _, err := range errs {
		r.errors = append(r.errors, Problem{File: in.Name(), Message: err.Error()})
	}
	r.findings = locate(judgements, assembly)
	return r
}

// Documents returns the input document of each assembly that the paths hold, as the rules see it.
// The error is only for wrong options and for a context that ended.
func Documents(ctx context.Context, options Options) ([]json.RawMessage, []Problem, error) {
	if err := options.check(); err != nil {
		return nil, nil, err
	}
	var documents []json.RawMessage
	var report Report
	inputs, problems := options.inputs()
	report.addProblems(problems)
	for _, in := range inputs {
		stacks, problems := in.Load(options.Stdin)
		report.addProblems(problems)
		if len(stacks) == 0 {
			continue
		}
		document, err := encode(model.New(stacks, options.model()).Document())
		if err != nil {
			return nil, nil, fmt.Errorf("encode the input document of %s: %w", in.Name(), err)
		}
		documents = append(documents, document)
	}
	return documents, report.Errors, ctx.Err()
}

func encode(document ast.Value) (json.RawMessage, error) {
	plain, err := ast.JSON(document)
	if err != nil {
		return nil, err
	}
	return json.Marshal(plain)
}
