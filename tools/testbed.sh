#!/bin/sh
# Installs what the full test run needs beyond Go, and says what and why. Nothing outside this repository is changed.
#
#   tools/testbed.sh          everything
#   tools/testbed.sh cdk      one part
set -eu
cd "$(dirname "$0")/.."

# The command-line interface of AWS CDK, as package.json pins it.
cdk() {
	if ! command -v npm >/dev/null; then
		echo "testbed: npm not found: install Node.js 22 or newer, constructs and examples run on it" >&2
		exit 1
	fi
	version=$(sed -n 's/.*"aws-cdk": *"\(.*\)".*/\1/p' package.json)
	# npm notes here what it installed last.
	if [ node_modules/.package-lock.json -nt package-lock.json ] && [ -x node_modules/.bin/cdk ]; then
		echo "testbed: CDK CLI $version is in node_modules (to synthesize the examples)"
		return
	fi
	echo "testbed: installing CDK CLI $version into node_modules (to synthesize the examples; 11 MB to download)"
	npm ci --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null
}

if [ $# -eq 0 ]; then
	set -- cdk
fi
for part; do
	"$part"
done
