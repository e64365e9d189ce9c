#!/bin/sh
# Holds reports against the formats' own validators: the golden files, a run over all fixtures and an empty run. SARIF
# must be without an error or a warning, for SARIF's own rules and for those of GitHub's code scanning.
set -eu
cd "$(dirname "$0")/.."

work=.cache/reports
linter=bin/secretwright
log=$work/out/log

tools/testbed.sh reports
rm -rf "$work/out"
mkdir -p "$work/out"

# The package of this system names its program; a copy out of npm's archive may not be executable.
multitool=$(cd "$work" && node -p 'require("@microsoft/sarif-multitool")')
chmod u+x "$multitool"
# Without this it wants ICU, which few machines have.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

# sarif FILE: shows errors and warnings, and fails if there are any: the validator itself ends with 0 whatever it finds.
sarif() {
	"$multitool" validate --rule-kind 'Sarif;Ghas' "$1" >"$log" 2>&1 &&
		grep -q '^Analysis completed successfully' "$log" &&
		! grep -qE '(error|warning) [A-Z]+[0-9]+: ' "$log" || { cat "$log" >&2; return 1; }
}

junit() { xmllint --noout --schema testdata/report/junit.xsd "$1" >"$log" 2>&1 || { cat "$log" >&2; return 1; }; }

# run NAME PATH: the reports of one run of the linter.
run() {
	"$linter" lint --fail-on never --open --output "sarif=$work/out/$1.sarif" --output "junit=$work/out/$1.xml" \
		--format oneline "$2" >"$work/out/$1.txt" 2>&1
}

cp testdata/report/sarif.golden "$work/out/golden.sarif"
cp testdata/report/junit.golden "$work/out/golden.xml"
run fixtures testdata/rules
run clean testdata/rules/public-secret-policy/pass.yaml

for name in golden fixtures clean; do
	sarif "$work/out/$name.sarif"
	junit "$work/out/$name.xml"
	echo "validate-reports: $name.sarif and $name.xml are valid"
done

# A validator that finds nothing in anything would go unnoticed.
sed 's/"ruleIndex": 0/"ruleIndex": 99/' "$work/out/golden.sarif" >"$work/out/wrong.sarif"
sed 's/type="high"/type="worst"/' "$work/out/golden.xml" >"$work/out/wrong.xml"
if sarif "$work/out/wrong.sarif" 2>/dev/null || junit "$work/out/wrong.xml" 2>/dev/null; then
	echo "validate-reports: a wrong report passes" >&2
	exit 1
fi
