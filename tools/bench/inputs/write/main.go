// Write writes the inputs of the measurements into a folder. A program of its own: whoever measures stays small, since
// the peak memory of a process is never below that of the one that started it.
package main

import (
	"fmt"
	"os"

	"github.com/secretwright/secretwright/tools/bench/inputs"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: write FOLDER")
		os.Exit(2)
	}
	if err := inputs.Write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1)
	}
}
