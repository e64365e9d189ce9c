#!/bin/sh
# The pre-commit hook: builds the linter once for each revision, into pre-commit's own clone, and runs it on the files
# that are handed over. Only cmd/secretwright is built: the CDK is neither downloaded nor compiled.
set -eu
# git sets these for its hooks; they name the user's repository, not this one.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX

root=$(cd "$(dirname "$0")/.." && pwd)
linter="$root/.cache/pre-commit/secretwright-$(git -C "$root" rev-parse HEAD)"
if [ ! -x "$linter" ]; then
	if ! command -v go >/dev/null; then
		echo "secretwright: the hook builds the linter with Go and finds no go on PATH: install it, or use the hook secretwright-installed" >&2
		exit 1
	fi
	echo "secretwright: building the linter (once for this revision, half a minute)" >&2
	mkdir -p "$(dirname "$linter")"
	(cd "$root" && CGO_ENABLED=0 GOWORK=off GOFLAGS=-mod=readonly go build -trimpath -ldflags "-s -w" -o "$linter.$$" ./cmd/secretwright)
	mv "$linter.$$" "$linter" # at once, so that a second hook never runs half a file
fi
exec "$linter" lint --templates-only "$@"
