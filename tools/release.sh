#!/bin/sh
# Builds what a release consists of, into dist/: the linter for each system, completion scripts, and checksums. The same
# commit gives the same bytes.
set -eu
cd "$(dirname "$0")/.."

dist=dist
epoch=$(git log -1 --format=%ct)
version=$(git describe --tags --always --dirty)
rm -rf "$dist"
mkdir -p "$dist/completions"

# archive NAME FILE ...: a tar.gz of files, without the time and the user of this machine.
archive() {
	name=$1
	shift
	tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" -cf - "$@" | gzip -n9 >"$dist/$name.tar.gz"
}

for target in linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64; do
	os=${target%/*} arch=${target#*/}
	binary=secretwright
	[ "$os" != windows ] || binary=secretwright.exe
	echo "release: $os $arch"
	CGO_ENABLED=0 GOOS=$os GOARCH=$arch go build -trimpath -ldflags "-s -w" -o "$dist/build/$binary" ./cmd/secretwright
	cp LICENSE README.md CHANGELOG.md "$dist/build"
	archive "secretwright_${version}_${os}_$arch" -C "$dist/build" "$binary" LICENSE README.md CHANGELOG.md
	rm -rf "$dist/build"
done

for shell in bash zsh fish powershell; do
	go run ./cmd/secretwright completion "$shell" >"$dist/completions/secretwright.$shell"
done
archive "secretwright_${version}_completions" -C "$dist" completions
rm -rf "$dist/completions"

(cd "$dist" && sha256sum -- *.tar.gz >SHA256SUMS)
ls -l "$dist"
