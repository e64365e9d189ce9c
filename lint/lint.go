// Package lint judges CloudFormation templates: it reads them (lint/template), computes facts about
// them (lint/model), and evaluates the rules (rules) over the facts with an embedded OPA. It prints
// nothing; lint/report does.
package lint

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/secretwright/secretwright/lint/model"
	"github.com/secretwright/secretwright/lint/template"
)

// Run lints and returns the report. What cannot be read or judged, and what panics, is in
// Report.Errors; the error is only for wrong options and for a context that ended. Then Run returns at
// once; what it was at ends by itself soon, and nobody is told of progress any more.
func Run(ctx context.Context, options Options) (*Report, error) {
	if err := options.check(); err != nil {
		return nil, err
	}
	options, end := options.withDefaults().endedBy(ctx)
	defer end()
	return await(ctx, func() *Report { return lintAll(ctx, options) })
}

func lintAll(ctx context.Context, options Options) *Report {
	inputs, problems := options.inputs()
	runnable, own, broken := compileOwn(options.Rules)
	report := &Report{Rules: runnable, Errors: broken, Version: options.Version}
	report.addProblems(problems)
	engine := newEngine(programRules(options.FromSources), runnable, own...)
	var adding sync.Mutex
	done := 0
	options.tell(done, len(inputs))
	eachInput(inputs, func(in template.Input) {
		if ctx.Err() != nil {
			return
		}
		result := guarded(in.Name(), func() result { return lintInput(ctx, engine, in, options) })
		adding.Lock()
		defer adding.Unlock()
		report.add(result)
		done++
		options.tell(done, len(inputs))
	})
	report.park(options)
	report.finish()
	return report
}

// eachInput calls a function for each input, on as many processors as there are.
func eachInput(inputs []template.Input, do func(template.Input)) {
	if len(inputs) == 1 { // to wake up another processor for it takes longer
		do(inputs[0])
		return
	}
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
	files     []string
	resources int
	findings  []Finding
	problems  []*template.Problem
	errors    []Problem
}

func lintInput(ctx context.Context, e *engine, in template.Input, options Options) result {
	growStack(-1)
	stacks, problems := in.Load(options.Stdin)
	r := result{problems: problems}
	if !slices.ContainsFunc(stacks, func(s *template.Stack) bool { return options.Only(s.File) }) {
		return r
	}
	if ctx.Err() != nil {
		return r
	}
	assembly := model.New(stacks, options.model())
	for _, s := range assembly.Stacks() {
		r.files = append(r.files, s.File)
		r.problems = append(r.problems, s.Problems...)
	}
	r.resources = assembly.Resources()
	judgements, errs := e.judge(ctx, assembly)
	r.problems = append(r.problems, assembly.Excess()...)
	for _, err := range errs {
		r.errors = append(r.errors, unjudged(in.Name(), err)...)
	}
	r.findings = locate(judgements, assembly, options.Level)
	r.suppress(assembly.Stacks(), options)
	r.findings = slices.DeleteFunc(r.findings, func(f Finding) bool { return !options.Only(f.File) })
	return r
}

// Documents returns the input document of each assembly that the paths hold, as the rules see it.
// The error is only for wrong options and for a context that ended.
func Documents(ctx context.Context, options Options) ([]json.RawMessage, []Problem, error) {
	if err := options.check(); err != nil {
		return nil, nil, err
	}
	options, end := options.withDefaults().endedBy(ctx)
	defer end()
	made, err := await(ctx, func() documents { return documentAll(ctx, options) })
	return made.texts, made.problems, errors.Join(made.err, err)
}

// documents are input documents, and what kept others from being made.
type documents struct {
	texts    []json.RawMessage
	problems []Problem
	err      error
}

func documentAll(ctx context.Context, options Options) (made documents) {
	var report Report
	inputs, problems := options.inputs()
	report.addProblems(problems)
	for _, in := range inputs {
		if ctx.Err() != nil {
			return documents{}
		}
		stacks, problems := in.Load(options.Stdin)
		report.addProblems(problems)
		if len(stacks) == 0 {
			continue
		}
		assembly := model.New(stacks, options.model())
		text, err := encode(assembly.Document())
		if err != nil {
			return documents{err: fmt.Errorf("encode the input document of %s: %w", in.Name(), err)}
		}
		made.texts = append(made.texts, text)
		report.addProblems(assembly.Excess())
	}
	made.problems = report.Errors
	return made
}

func encode(document ast.Value) (json.RawMessage, error) {
	plain, err := ast.JSON(document)
	if err != nil {
		return nil, err
	}
	return json.Marshal(plain)
}
