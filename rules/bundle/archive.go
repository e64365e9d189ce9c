package bundle

import (
	"archive/tar"
	"compress/gzip"
	"io"
)

// archive writes files as a tar.gz that tells nothing of when and by whom it was made.
func archive(w io.Writer, files []file) error {
	zip := gzip.NewWriter(w)
	t := tar.NewWriter(zip)
	for _, f := range files {
		header := tar.Header{Typeflag: tar.TypeReg, Name: f.name, Mode: 0o644, Size: int64(len(f.text)), Format: tar.FormatUSTAR}
		if err := t.WriteHeader(&header); err != nil {
			return err
		}
		if _, err := t.Write(f.text); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return zip.Close()
}
