package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestFunctionFitsLambda measures what the README says: the size of the zip, the time of a cold start and of a rotation,
// and memory, which must stay below 64 MB.
func TestFunctionFitsLambda(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: builds the function for two processors")
	}
	for _, processor := range []string{"arm64", "amd64"} {
		size := zipped(t, processor)
		t.Logf("zip for %s: %.1f MB", processor, float64(size)/1e6)
		if size > 6e6 {
			t.Errorf("the zip for %s has %d bytes, more than 6 MB", processor, size)
		}
	}
	bootstrap := build(t)
	for _, database := range databases {
		b := newBed(t, database(t), bootstrap)
		for _, alternating := range []bool{false, true} {
			id, _ := b.newSecret(alternating)
			b.gate.start(-1, "", nil)
			const rotations = 5
			begin := time.Now()
			for range rotations {
				if _, err := b.rotate(id); err != nil {
					t.Fatal(err)
				}
			}
			t.Logf("%s, alternating %t: %v per rotation", b.database.server().Engine, alternating, (time.Since(begin) / rotations).Round(time.Millisecond))
		}
		memory, err := b.lambda.PeakMemory()
		if err != nil {
			t.Skip("this system does not tell how much memory a process has: ", err)
		}
		t.Logf("%s: cold start %v, peak memory %.0f MB", b.database.server().Engine, b.lambda.ColdStart.Round(time.Millisecond), float64(memory)/1e6)
		if memory > 64e6 {
			t.Errorf("%d bytes of memory, more than 64 MB", memory)
		}
	}
}

// zipped is the size of what is uploaded.
func zipped(t *testing.T, processor string) int {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "bootstrap")
	command := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-tags", "lambda.norpc", "-ldflags", "-s -w", "-o", binary, ".")
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+processor)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	var archive bytes.Buffer
	writer := zip.NewWriter(&archive)
	writer.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	file := must(writer.Create("bootstrap"))(t)
	if _, err := file.Write(must(os.ReadFile(binary))(t)); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return archive.Len()
}
