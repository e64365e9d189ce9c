package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
)

// sample is what one process needed.
type sample struct {
	cpu  float64 // milliseconds, in user and in system mode
	peak float64 // MiB resident
}

// done are the exit codes of a program that has done its work: clean, findings, and files that could not be checked, as
// there are among templates that people wrote.
var done = []int{0, 1, 3}

// run starts a process and waits for it. Its output goes nowhere.
func run(command []string) (sample, error) {
	cmd := exec.Command(command[0], command[1:]...)
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || !slices.Contains(done, exit.ExitCode())) {
		return sample{}, fmt.Errorf("%v: %w", command, err)
	}
	used := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return sample{cpu: float64(used.Microseconds()) / 1000, peak: peakOf(cmd.ProcessState)}, nil
}

// inTurn runs commands by turns, A B C A B C, so that what else the machine does falls on all alike.
func inTurn(rounds int, commands ...[]string) ([][]sample, error) {
	samples := make([][]sample, len(commands))
	for range rounds {
		for i, command := range commands {
			if err := renew(command[0]); err != nil {
				return nil, err
			}
			s, err := run(command)
			if err != nil {
				return nil, err
			}
			samples[i] = append(samples[i], s)
		}
	}
	return samples, nil
}

// renew puts a copy in a program's place. Which pages of memory its file lies in changes what it needs by up to a tenth:
// each round has it in others.
func renew(program string) error {
	copied := program + ".new"
	if out, err := exec.Command("cp", program, copied).CombinedOutput(); err != nil {
		return fmt.Errorf("copy %s: %w\n%s", program, err, out)
	}
	return os.Rename(copied, program)
}

// ratio is the median of what one command needed over another in the same round.
func ratio(of, to []sample) float64 {
	var ratios []float64
	for i := range of {
		ratios = append(ratios, of[i].cpu/to[i].cpu)
	}
	return median(ratios)
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

func cpu(samples []sample) float64 { return medianOf(samples, func(s sample) float64 { return s.cpu }) }

func peak(samples []sample) float64 {
	return medianOf(samples, func(s sample) float64 { return s.peak })
}

func medianOf(samples []sample, of func(sample) float64) float64 {
	var values []float64
	for _, s := range samples {
		values = append(values, of(s))
	}
	return median(values)
}
