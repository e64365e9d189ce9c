// Parse reads templates as the linter does, and does nothing with them: what a linter costs at least.
package main

import (
	"fmt"
	"os"

	"github.com/secretwright/secretwright/lint/template"
)

func main() {
	inputs, problems := template.Find(os.Args[1:], template.Selection{})
	count := 0
	for _, in := range inputs {
		stacks, more := in.Load(os.Stdin)
		count += len(stacks)
		problems = append(problems, more...)
	}
	fmt.Println(count, "templates,", len(problems), "problems")
}
