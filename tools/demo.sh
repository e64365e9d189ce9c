#!/bin/sh
# Shows both halves on real input: a CDK app built with the constructs, and the same system written by hand.
# Ends with one line that says what was seen; any other outcome than the expected one is an error.
set -eu
cd "$(dirname "$0")/.."

work=.cache/demo
linter=bin/secretwright
rm -rf "$work"
mkdir -p "$work"

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
	bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi

step() { printf '%s==> %s%s\n' "$bold" "$1" "$plain"; }

fail() {
	printf 'demo: %s\n' "$1" >&2
	exit 1
}

# count FIELD REPORT: a field of the summary of a JSON report.
count() {
	node -p 'JSON.parse(fs.readFileSync(process.argv[2])).summary[process.argv[1]]' "$1" "$2"
}

# lint NAME PATH: shows the findings as a user sees them, keeps the same report as JSON, sets $status.
lint() {
	status=0
	"$linter" lint "$2" || status=$?
	"$linter" lint --format json "$2" >"$work/$1.json" 2>/dev/null || true
	[ "$status" -le 1 ] || fail "$1: the linter could not do its work (exit $status)"
}

step "building the linter: $linter"
"${MAKE:-make}" --silent --no-print-directory build

step "installing the CDK CLI"
tools/testbed.sh cdk

step "synthesizing examples/orders: npx cdk synth --quiet (the first time compiles aws-cdk-go, a minute or two)"
if ! CDK_DISABLE_CLI_TELEMETRY=true node_modules/.bin/cdk synth --quiet --no-notices \
	--output "$work/orders" >"$work/synth.log" 2>&1 </dev/null; then
	cat "$work/synth.log" >&2
	fail "examples/orders does not synthesize"
fi
# Left out of what is shown, both harmless: the framed banner of jsii about the age of Node ("!! ..."), and the line of
# its Go runtime about a child process that had already ended ("... waitid: no child processes").
sed -e 's/Runtime process exited abnormally: .*no child processes//' -e '/^!!/d' -e '/^$/d' "$work/synth.log"

step "linting the synthesized examples/orders: expected to be clean"
lint orders "$work/orders"
resources=$(count resources "$work/orders.json")
[ "$status" -eq 0 ] || fail "examples/orders has findings (exit $status), expected none"
[ "$resources" -gt 0 ] || fail "examples/orders has no resources: nothing was linted"
[ "$(count fail "$work/orders.json")" -eq 0 ] || fail "examples/orders has findings, expected none"
[ "$(count open "$work/orders.json")" -eq 0 ] || fail "examples/orders has open findings, expected none"

step "linting examples/broken, the same system written by hand: expected to have findings"
lint broken examples/broken
fails=$(count fail "$work/broken.json")
[ "$status" -eq 1 ] || fail "examples/broken gave exit $status, expected 1"
[ "$fails" -gt 0 ] || fail "examples/broken has no findings, expected some"

echo
printf '%sseen: orders clean (%s resources, 0 findings); broken: %s findings%s\n' "$bold" "$resources" "$fails" "$plain"
