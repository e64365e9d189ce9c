#!/bin/sh
# Builds the programs twice, in folders of different names and each with an empty build cache: the bytes are the same.
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

for place in a another/place; do
	mkdir -p "$work/$place"
	git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - | tar -xf - -C "$work/$place"
	echo "reproducible: building in $work/$place"
	(cd "$work/$place" && for program in secretwright secretwright-rotate; do
		GOCACHE="$work/cache-$(basename "$place")" CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w" -o "bin/$program" "./cmd/$program"
	done && cd bin && sha256sum -- * >"$work/$(basename "$place").sums")
done
cat "$work/a.sums"
cmp "$work/a.sums" "$work/place.sums"
echo "reproducible: both builds have the same bytes"
