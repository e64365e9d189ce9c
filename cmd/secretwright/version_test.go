package main

import (
	"runtime/debug"
	"testing"
)

func TestDescribe(t *testing.T) {
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"}
	modified := debug.BuildSetting{Key: "vcs.modified", Value: "true"}
	tests := []struct {
		info debug.BuildInfo
		want string
	}{
		{debug.BuildInfo{}, "secretwright devel"},
		{debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Version: "(devel)"}}, "secretwright devel go1.26.0"},
		{debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{commit}}, "secretwright v1.2.3 (0123456789ab) go1.26.0"},
		{debug.BuildInfo{Settings: []debug.BuildSetting{commit, modified}}, "secretwright devel (0123456789ab, modified)"},
		{debug.BuildInfo{Settings: []debug.BuildSetting{modified}}, "secretwright devel"},
	}
	for _, test := range tests {
		if got := describe(&test.info); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
