package gofunction

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3assets"
	"github.com/aws/constructs-go/constructs/v10"
)

// bootstrap is the name by which Lambda starts a program (runtime provided.al2023).
const bootstrap = "bootstrap"

// code puts the program into a folder, from which aws-cdk takes it as an asset whose name depends on what the program is
// made of.
func (s *settings) code(scope constructs.Construct, folder string) awslambda.Code {
	if s.Prebuilt != nil {
		s.checkPrebuilt()
		return awslambda.Code_FromAsset(s.Prebuilt, nil)
	}
	files, architecture := s.readFiles(), s.architecture()
	if !*awscdk.Stack_Of(scope).BundlingRequired() {
		s.must(os.WriteFile(filepath.Join(folder, bootstrap), []byte("# not compiled: the cdk CLI worked on other stacks\n"), 0o755))
		return asset(folder, "not compiled") // of a template that is not deployed then
	}
	p, err := programOf(*s.Source, architecture)
	s.must(err)
	fingerprint := p.fingerprint + files.fingerprint()
	s.must(files.write(folder))
	s.must(p.writeTo(filepath.Join(folder, bootstrap), filepath.Join(stagedAs(scope, fingerprint), bootstrap)))
	return asset(folder, fingerprint)
}

func asset(folder, fingerprint string) awslambda.Code {
	return awslambda.Code_FromAsset(&folder, &awss3assets.AssetOptions{AssetHashType: awscdk.AssetHashType_CUSTOM, AssetHash: &fingerprint})
}

// stagedAs is where aws-cdk copies the asset to, and finds it at the next synthesis (AssetStaging: it hashes a hash of
// one's own again).
func stagedAs(scope constructs.Construct, fingerprint string) string {
	name := sha256.Sum256([]byte(fingerprint))
	return filepath.Join(*awscdk.Stage_Of(scope).AssetOutdir(), "asset."+hex.EncodeToString(name[:]))
}

// must refuses the program for what keeps it from being one.
func (s *settings) must(err error) {
	switch {
	case err == nil:
	case s.Source == nil:
		s.refuse("Prebuilt", fmt.Sprintf("%q", *s.Prebuilt), err.Error())
	default:
		s.refuse("Source", fmt.Sprintf("%q", *s.Source), err.Error())
	}
}

// architecture is Go's word for the function's.
func (s *settings) architecture() string {
	switch name := *s.function.Architecture.Name(); name {
	case "arm64":
		return "arm64"
	case "x86_64":
		return "amd64"
	default:
		s.refuse("Architecture", fmt.Sprintf("%q", name), "pass Architecture_ARM_64 or Architecture_X86_64")
		return ""
	}
}

// checkPrebuilt looks whether Lambda would find the program.
func (s *settings) checkPrebuilt() {
	const remedy = "pass a zip or a folder that has a program named bootstrap at its top"
	info, err := os.Stat(*s.Prebuilt)
	if err != nil {
		s.refuse("Prebuilt", fmt.Sprintf("%q", *s.Prebuilt), fmt.Sprintf("%v: %s", err, remedy))
	}
	if info.IsDir() {
		if program, err := os.Stat(filepath.Join(*s.Prebuilt, bootstrap)); err != nil || program.Mode()&0o111 == 0 {
			s.refuse("Prebuilt", fmt.Sprintf("the folder %q without an executable bootstrap", *s.Prebuilt), remedy)
		}
		return
	}
	archive, err := zip.OpenReader(*s.Prebuilt)
	if err != nil {
		s.refuse("Prebuilt", fmt.Sprintf("%q", *s.Prebuilt), fmt.Sprintf("%v: %s", err, remedy))
	}
	defer func() { _ = archive.Close() }() // it was only read
	if !slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == bootstrap }) {
		s.refuse("Prebuilt", fmt.Sprintf("the zip %q without bootstrap", *s.Prebuilt), remedy)
	}
}
