package lint

import (
	"testing"

	"github.com/secretwright/secretwright/lint/model"
	"github.com/secretwright/secretwright/lint/template"
	"github.com/secretwright/secretwright/rules"
	"github.com/secretwright/secretwright/tools/bench/inputs"
)

// BenchmarkPhases shows where the time of a run goes, once the process is warm: reading, the model with its document,
// and the evaluation of all rules over it. The fourth phase is BenchmarkReport of lint/report.
func BenchmarkPhases(b *testing.B) {
	cdk, err := inputs.CDK(1_000_000)
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range map[string]string{"small": inputs.Small(), "100KB": inputs.Dense(100_000), "1MB-as-CDK": cdk} {
		b.Run(name+"/read", func(b *testing.B) {
			for b.Loop() {
				read(b, text)
			}
		})
		b.Run(name+"/model", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				stacks := read(b, text) // a model notes in the tree what it has found
				b.StartTimer()
				model.New(stacks, model.Options{}).Document()
			}
		})
		b.Run(name+"/evaluate", func(b *testing.B) {
			e := newEngine(programRules(false), rules.All())
			assembly := model.New(read(b, text), model.Options{})
			for b.Loop() {
				if _, errs := e.judge(b.Context(), assembly); len(errs) > 0 {
					b.Fatal(errs)
				}
			}
		})
	}
}

func read(tb testing.TB, text string) []*template.Stack {
	tb.Helper()
	stack, err := template.Read("made-up", []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return []*template.Stack{stack}
}
