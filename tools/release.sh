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

# archive NAME FILE ...: a tar.gz of files, without the time, the user and the umask of this machine.
archive() {
	name=$1
	shift
	tar --sort=name --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --mtime="@$epoch" -cf - "$@" | gzip -n9 >"$dist/$name.tar.gz"
}

# build OS ARCHITECTURE FILE: the linter. Its version comes from git, whatever GOFLAGS says.
build() {
	CGO_ENABLED=0 GOOS=$1 GOARCH=$2 go build -trimpath -buildvcs=true -ldflags "-s -w" -o "$3" ./cmd/secretwright
	go version -m "$3" | grep -q '^	mod	[^	]*	v' || {
		echo "release: $3 has no version: run this in a clone, Go finds none in an additional work tree of git" >&2
		exit 1
	}
}

for target in linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64; do
	os=${target%/*} arch=${target#*/}
	binary=secretwright
	[ "$os" != windows ] || binary=secretwright.exe
	echo "release: $os $arch"
	build "$os" "$arch" "$dist/build/$binary"
	cp LICENSE README.md CHANGELOG.md "$dist/build"
	(cd tools/licenses && go run . -texts "../../$dist/build/THIRD_PARTY_LICENSES.md")
	archive "secretwright_${version}_${os}_$arch" -C "$dist/build" "$binary" LICENSE THIRD_PARTY_LICENSES.md README.md CHANGELOG.md
	rm -rf "$dist/build"
done

build "$(go env GOHOSTOS)" "$(go env GOHOSTARCH)" "$dist/secretwright"
for shell in bash zsh fish powershell; do
	"$dist/secretwright" completion "$shell" >"$dist/completions/secretwright.$shell"
done
archive "secretwright_${version}_completions" -C "$dist" completions
rm -rf "$dist/completions" "$dist/secretwright"

(cd "$dist" && sha256sum -- *.tar.gz >SHA256SUMS)
ls -l "$dist"
