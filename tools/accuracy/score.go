package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"text/tabwriter"

	"github.com/secretwright/secretwright/lint"
	"github.com/secretwright/secretwright/rules"
)

// tally counts what the rules say about labels of one kind.
type tally struct {
	n, right, wrong, missed, open int
	cases                         []string
}

// score holds a tally for each kind of label.
type score map[string]*tally

// compare counts one label. An open finding where nothing or something is wrong is neither right nor
// wrong: the rule says that it does not know.
func (s score) compare(kind string, l label, id, got, want string) {
	if s[kind] == nil {
		s[kind] = &tally{}
	}
	t := s[kind]
	t.n++
	switch {
	case got == fail && want == fail:
		t.right++
		return
	case got == want:
		return
	case got == fail:
		t.wrong++
	case want == fail:
		t.missed++
	default:
		t.open++
	}
	t.cases = append(t.cases, fmt.Sprintf("%s %s: %s, the label says %s", l.ID, id, got, want))
}

func (s score) print(w io.Writer) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "LABEL\tN\tTRUE\tFALSE\tMISSED\tOPEN OR NOT\tPRECISION\tRECALL")
	for _, kind := range slices.Sorted(maps.Keys(s)) {
		t := s[kind]
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%d\t%s\t%s\n", kind, t.n, t.right, t.wrong, t.missed, t.open,
			ratio(t.right, t.right+t.wrong), ratio(t.right, t.right+t.missed))
	}
	_ = table.Flush()
	fmt.Fprintln(w, "\nWhat differs from the labels:")
	for _, kind := range slices.Sorted(maps.Keys(s)) {
		for _, c := range slices.Sorted(slices.Values(s[kind].cases)) {
			fmt.Fprintf(w, "  %s: %s\n", kind, c)
		}
	}
}

func ratio(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f (of %d)", float64(part)/float64(whole), whole)
}

// count prints how many findings each rule has, on templates with labels and on others.
func count(w io.Writer, labelled, general found) error {
	fmt.Fprintf(w, "\nFindings, fail and open, on %d labelled and %d other templates; * rules that labels speak of:\n\n", labelled.templates, general.templates)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "RULE\tLABELLED\tOTHERS")
	scored := slices.Concat(rotationRules, intervalRules, keyRules, accountRules, publicRules, endpointRules, natRules, credentialRules)
	for _, rule := range rules.All() {
		star := ""
		if slices.Contains(scored, rule.Name) {
			star = " *"
		}
		fmt.Fprintf(table, "%s%s\t%s\t%s\n", rule.Name, star, labelled.number(rule.Name), general.number(rule.Name))
	}
	return table.Flush()
}

func (f found) number(rule string) string {
	fails, opens := 0, 0
	for _, finding := range f.all {
		switch {
		case finding.Rule != rule:
		case finding.Kind == lint.Fail:
			fails++
		default:
			opens++
		}
	}
	return fmt.Sprintf("%d, %d", fails, opens)
}

// sampleSize is how many findings of one rule a person reads.
const sampleSize = 40

// show prints the findings of one rule: all on labelled templates, a sample of those on others.
func show(w io.Writer, rule string, labelled, general found, seed uint64) error {
	if _, ok := rules.Find(rule); !ok {
		return fmt.Errorf("there is no rule %q", rule)
	}
	all := general.of(rule)
	random := rand.New(rand.NewPCG(seed, 0))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	sample := all[:min(sampleSize, len(all))]
	slices.SortFunc(sample, func(a, b lint.Finding) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line)) })
	printFindings(w, "labelled", labelled.of(rule))
	printFindings(w, fmt.Sprintf("others, %d of %d", len(sample), len(all)), sample)
	return nil
}

func printFindings(w io.Writer, title string, findings []lint.Finding) {
	fmt.Fprintf(w, "%s:\n", title)
	for _, f := range findings {
		fmt.Fprintf(w, "  %s:%d:%d: %s: %s %s\n", f.File, f.Line, f.Column, f.Kind, f.Message, f.Reason)
	}
}

func (f found) of(rule string) []lint.Finding {
	return slices.DeleteFunc(slices.Clone(f.all), func(finding lint.Finding) bool { return finding.Rule != rule })
}
