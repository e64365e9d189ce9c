package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// A machine is what a user's CI or git hook runs on: Go, nothing of ours, and a module proxy that has this
// work tree as the branch main. So `go install .../secretwright@main` does what it does for users.
type machine struct {
	checkout, revision string // of this work tree
	temp               string // for what CI systems keep
	environment        []string
}

func newMachine(t *testing.T) machine {
	t.Helper()
	checkout, revision := commitWorkTree(t)
	m := machine{checkout: checkout, revision: revision, temp: t.TempDir()}
	home := t.TempDir()
	gopath := filepath.Join(home, "go")
	// The dependencies come out of the cache of this machine, where they were verified; the build cache is
	// shared too, by paths that do not tell where the modules are.
	proxies := []string{fileURL(writeProxy(t, checkout, revision)), fileURL(goEnv(t, "GOMODCACHE"), "cache", "download"), goEnv(t, "GOPROXY")}
	m.environment = []string{
		"HOME=" + home, "GOPATH=" + gopath, "GOMODCACHE=" + filepath.Join(gopath, "pkg", "mod"), "GOBIN=", "GOCACHE=" + goEnv(t, "GOCACHE"),
		"GOPROXY=" + strings.Join(proxies, ","), "GONOPROXY=none", "GOSUMDB=off",
		"GOFLAGS=-trimpath -modcacherw", "CGO_ENABLED=0",
		"PATH=" + filepath.Join(gopath, "bin") + string(os.PathListSeparator) + os.Getenv("PATH"),
	}
	return m
}

// writeProxy makes the files of a module proxy (go help goproxy).
func writeProxy(t *testing.T, checkout, revision string) string {
	t.Helper()
	committed := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	version := module.Version{Path: "github.com/secretwright/secretwright", Version: module.PseudoVersion("", "", committed, revision[:12])}
	proxy := t.TempDir()
	folder := filepath.Join(proxy, filepath.FromSlash(version.Path), "@v")
	if err := os.MkdirAll(folder, 0o750); err != nil {
		t.Fatal(err)
	}
	info := fmt.Appendf(nil, `{"Version": %q, "Time": %q}`, version.Version, committed.Format(time.RFC3339))
	for _, name := range []string{"main.info", version.Version + ".info", "../@latest"} {
		writeFile(t, filepath.Join(folder, name), info)
	}
	writeFile(t, filepath.Join(folder, "list"), nil) // of releases
	writeFile(t, filepath.Join(folder, version.Version+".mod"), []byte(read(t, filepath.Join(checkout, "go.mod"))))
	file, err := os.Create(filepath.Join(folder, version.Version+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := zip.CreateFromDir(file, version, checkout); err != nil {
		t.Fatal(err)
	}
	return proxy
}

func fileURL(elements ...string) string {
	return "file://" + filepath.ToSlash(filepath.Join(elements...))
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	value, err := exec.CommandContext(t.Context(), "go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(value))
}
