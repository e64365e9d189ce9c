package synthtest

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"testing"
)

// App is a program that synthesizes an app.
type App struct {
	Name    string
	Command func() *exec.Cmd
}

// OwnApp is an app of this test binary, which TestMain gives to [RunApp].
func OwnApp(b *testing.B, name string) App {
	binary, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	return App{name, func() *exec.Cmd {
		command := exec.CommandContext(b.Context(), binary)
		command.Env = append(os.Environ(), appVariable+"="+name)
		return command
	}}
}

// Turns runs two apps in turn, once for each iteration and once before them, and reports the CPU time, user and system,
// of each process together with its child, node: the least, the median, and the median of the ratios of each turn. Wall
// time is nothing to go by on a machine that does other things. -benchtime 15x makes 15 turns.
func Turns(b *testing.B, first, second App) {
	synthesize(b, first)
	synthesize(b, second)
	var a, z, ratios []float64
	for b.Loop() {
		a, z = append(a, synthesize(b, first)), append(z, synthesize(b, second))
		ratios = append(ratios, z[len(z)-1]/a[len(a)-1])
	}
	for name, times := range map[string][]float64{first.Name: a, second.Name: z} {
		b.ReportMetric(slices.Min(times), name+"-min-ms")
		b.ReportMetric(median(times), name+"-median-ms")
	}
	b.ReportMetric(slices.Min(z)/slices.Min(a), "ratio-of-min")
	b.ReportMetric(median(ratios), "median-ratio")
	b.ReportMetric(0, "ns/op") // not measured
}

// synthesize returns the milliseconds that a run computed.
func synthesize(b *testing.B, app App) float64 {
	b.Helper()
	folder, err := os.MkdirTemp(b.TempDir(), "cdk.out")
	if err != nil {
		b.Fatal(err)
	}
	command := app.Command()
	command.Env = append(command.Environ(), "CDK_OUTDIR="+folder, "CDK_VALIDATION=false")
	if output, err := command.CombinedOutput(); err != nil {
		b.Fatal(fmt.Errorf("%s: %w\n%s", app.Name, err, output))
	}
	state := command.ProcessState // with the children that it waited for (wait4)
	return float64((state.UserTime() + state.SystemTime()).Microseconds()) / 1000
}

func median(times []float64) float64 {
	sorted := slices.Sorted(slices.Values(times))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}
