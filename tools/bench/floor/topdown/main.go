// Topdown links the engine that evaluates the rules, and does not use it: what a linter that embeds it costs at least.
package main

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/topdown"
)

func main() {
	fmt.Println(topdown.NewCancel().Cancelled())
}
