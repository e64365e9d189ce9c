#!/bin/sh
# Regenerates what is generated and fails if anything changed. Which files are generated: .gitattributes.
# Compares before and after, so that it judges a working tree too, not only a commit.
set -eu
cd "$(dirname "$0")/.."

fingerprints() {
	git ls-files --cached --others --exclude-standard | git check-attr --stdin linguist-generated |
		sed -n 's/: linguist-generated: set$//p' | sort -u | while read -r file; do
		if [ -f "$file" ]; then
			echo "$(git hash-object "$file") $file"
		else
			echo "missing $file"
		fi
	done
}

# Without a repository that git accepts there would be nothing to compare, and nothing to fail.
git rev-parse --git-dir >/dev/null

mkdir -p .cache
fingerprints >.cache/generated.before
go generate ./...
fingerprints >.cache/generated.after
if ! diff .cache/generated.before .cache/generated.after; then
	echo "drift: generated files were out of date (lines above: content and file); they are regenerated now, commit them" >&2
	exit 1
fi
echo "generated files are up to date: $(wc -l <.cache/generated.after | tr -d ' ')"
