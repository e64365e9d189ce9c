package synthlint

import (
	"runtime/debug"
	"strings"
)

const module = "github.com/secretwright/secretwright"

// version is that of this module in the program that it is linked into, or 0.0.0 for a build of no release.
func version() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return "0.0.0"
	}
	for _, m := range append(build.Deps, &build.Main) {
		if m.Path == module && strings.HasPrefix(m.Version, "v") {
			return strings.TrimPrefix(m.Version, "v")
		}
	}
	return "0.0.0"
}
