#!/bin/sh
# Installs what the full test run needs beyond Go, and says what and why. Programs come from the system's packages or are
# built into .cache/bin, all else goes into this repository.
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

# The framework for git hooks, from the system's packages.
precommit() { package pre-commit pre-commit "to run the hooks as users do"; }

# Servers for the tests of rotations, which start them by themselves.
databases() {
	# Debian keeps the programs of servers off the PATH.
	PATH=$PATH:/usr/sbin:$(find /usr/lib/postgresql -name bin 2>/dev/null | tail -n 1)
	package initdb postgresql "to test rotations"
	package mariadbd mariadb-server "to test rotations"
}

# Validators of the reports: Microsoft's of SARIF, as tools/reports pins it, and xmllint.
reports() {
	if ! command -v npm >/dev/null; then
		echo "testbed: npm not found: install Node.js 22 or newer, the validator of SARIF comes with it" >&2
		exit 1
	fi
	version=$(sed -n 's/.*"@microsoft\/sarif-multitool": *"\(.*\)".*/\1/p' tools/reports/package.json)
	if [ .cache/reports/node_modules/.package-lock.json -nt tools/reports/package-lock.json ]; then
		echo "testbed: sarif-multitool $version is in .cache/reports (to validate reports)"
	else
		echo "testbed: installing sarif-multitool $version into .cache/reports (to validate reports; 44 MB to download)"
		mkdir -p .cache/reports
		cp tools/reports/package.json tools/reports/package-lock.json .cache/reports
		npm ci --prefix .cache/reports --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null
	fi
	package xmllint libxml2-utils "to validate reports"
}

# The engines that run our rules as a bundle, each with the versions that its folder under tools pins.
opa() { program opa github.com/open-policy-agent/opa "125 MB to download, a minute or two to build"; }
conftest() { program conftest github.com/open-policy-agent/conftest "210 MB to download, two or three minutes to build"; }

# The validator of templates, in a folder of Python's own, with the versions that tools/cfn-lint pins.
cfnlint() {
	why="to validate what the constructs emit"
	if [ .cache/bin/cfn-lint -nt tools/cfn-lint/requirements.txt ]; then
		echo "testbed: cfn-lint is in .cache/bin ($why)"
		return
	fi
	if ! command -v python3 >/dev/null || ! python3 -c 'import ensurepip' 2>/dev/null; then
		package python3-venv python3-venv "to install cfn-lint"
	fi
	echo "testbed: installing cfn-lint into .cache/cfn-lint ($why; 37 MB to download)"
	python3 -m venv --clear .cache/cfn-lint
	.cache/cfn-lint/bin/pip install --quiet --disable-pip-version-check --no-deps --requirement tools/cfn-lint/requirements.txt
	mkdir -p .cache/bin
	ln -sf ../cfn-lint/bin/cfn-lint .cache/bin/cfn-lint
}

# program NAME PACKAGE COST: builds a program of a tools module, unless it is newer than its pins.
program() {
	why="to run the rules with it"
	if [ ".cache/bin/$1" -nt "tools/$1/go.mod" ]; then
		echo "testbed: $1 is in .cache/bin ($why)"
		return
	fi
	echo "testbed: building $1 into .cache/bin ($why; $3)"
	(cd "tools/$1" && CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o "../../.cache/bin/$1" "$2")
}

# package PROGRAM PACKAGE WHY: a program from Debian's packages; elsewhere it must be there already.
package() {
	if command -v "$1" >/dev/null; then
		echo "testbed: $1 is installed ($3)"
		return
	fi
	if ! command -v apt-get >/dev/null; then
		echo "testbed: $1 not found: install $2 ($3)" >&2
		exit 1
	fi
	as_root=
	[ "$(id -u)" -eq 0 ] || as_root=sudo
	echo "testbed: installing $2 ($3)"
	$as_root apt-get update -qq >/dev/null
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$2" >/dev/null
}

if [ $# -eq 0 ]; then
	set -- cdk reports precommit opa conftest cfnlint databases
fi
for part; do
	"$part"
done
