#!/bin/sh
# Runs other tools and the linter on the same templates, by turns in one run, and prints what each needed as Markdown.
# A tool that is not installed is left out; programs are looked for on the PATH and in .cache/bin.
#
#   testdata/bench/peers.sh LINTER INPUTS [CORPUS]
#
# LINTER is the linter's binary, INPUTS the folder that `go run ./tools/bench/inputs/write INPUTS` writes, CORPUS a folder
# of templates. KICS_QUERIES is the folder of KICS's queries; NODE_PATH is where node finds @aws/cloudformation-validate.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
linter=$1 inputs=$2 corpus=${3:-}
PATH=$PATH:$here/../../.cache/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A line for each tool: its name, the exit codes of a run that did its work, the command, and what it checks.
tools='secretwright|0 1 3|"$linter" lint "$path"|all its rules; resolves intrinsics, joins stacks
guard|0 19|cfn-guard validate --rules "$here/rotation.guard" --data "$path"|one rule; resolves no intrinsics
conftest|0 1|conftest test --no-color --policy "$here/policy" "$path"|one rule; resolves no intrinsics
cfn-lint|0 2 4 6 8 10 12 14|cfn-lint "$path"|all its rules; resolves intrinsics; another subject, the validity of templates
validate|0|node "$here/validate.js" "$path"|the rules built into the CDK; resolves intrinsics; mostly other services
trivy|0 1|trivy config --quiet --skip-check-update --skip-version-check "$path"|all its checks; resolves intrinsics; mostly other services
kics|0 20 30 40 50 60|kics scan --silent --type CloudFormation --queries-path "$KICS_QUERIES" --path "$path"|all its queries; mostly other services'

version() {
	case $1 in
	secretwright) "$linter" version ;;
	guard) cfn-guard --version ;;
	conftest) conftest --version ;;
	cfn-lint) cfn-lint --version ;;
	validate) node -p "require('@aws/cloudformation-validate').version()" ;;
	trivy) trivy --version ;;
	kics) kics version ;;
	esac 2>/dev/null | head -n 1 | sed 's/(.*)//'
}

installed() {
	case $1 in
	secretwright) true ;;
	guard) command -v cfn-guard >/dev/null ;;
	validate) node -e "require('@aws/cloudformation-validate')" 2>/dev/null ;;
	kics) command -v kics >/dev/null && [ -n "${KICS_QUERIES:-}" ] ;;
	*) command -v "$1" >/dev/null ;;
	esac
}

# measure TOOL CODES COMMAND: adds the CPU time of a run on $path, in milliseconds, to the tool's: the mean of $runs runs,
# because the system counts in hundredths of a second and rounds down.
measure() {
	times >"$work/before"
	code=0 run=0
	while [ $run -lt "$runs" ]; do
		run=$((run + 1))
		eval "$3" >"$work/out" 2>&1 || code=$?
	done
	times >"$work/after"
	case " $2 " in
	*" $code "*) ;;
	*)
		echo "failed" >>"$work/cpu.$1"
		echo "peers: $1 ended with exit code $code:" >&2
		tail -n 3 "$work/out" >&2
		return
		;;
	esac
	awk 'FNR == 2 { split($1, u, "m"); split($2, s, "m"); t[++n] = 60000*(u[1]+s[1]) + 1000*(u[2]+s[2]) }
		END { print (t[2] - t[1]) / runs }' runs="$runs" "$work/before" "$work/after" >>"$work/cpu.$1"
}

# table TITLE PATH ROUNDS RUNS [LEFT_OUT]: tools by turns, ROUNDS times, RUNS runs in a turn, one of tools that need seconds.
table() {
	rm -f "$work"/cpu.*
	path=$2
	i=0
	while [ $i -lt "$3" ]; do
		i=$((i + 1))
		echo "$tools" | while IFS='|' read -r tool codes command _; do
			case " ${5:-} " in *" $tool "*) continue ;; esac
			case $tool in secretwright | guard | conftest) runs=$4 ;; *) runs=1 ;; esac # the others need seconds
			if installed "$tool"; then measure "$tool" "$codes" "$command" </dev/null; fi
		done
	done
	printf '\n%s\n\n| tool | CPU, ms | times ours |\n|---|--:|--:|\n' "$1"
	ours=
	echo "$tools" | while IFS='|' read -r tool _; do
		[ -f "$work/cpu.$tool" ] || continue
		mean=$(awk '/failed/ { bad = 1 } { sum += $1 } END { if (bad) print "failed"; else printf "%.1f", sum/NR }' "$work/cpu.$tool")
		ours=${ours:-$mean}
		echo "| $tool | $mean | $(awk -v a="$mean" -v b="$ours" 'BEGIN { if (a == "failed") print "-"; else printf "%.1f", a/b }') |"
	done
}

printf '\n## Beside other tools\n\nWritten by `testdata/bench/peers.sh` in the same run: means of whole processes that ran by turns. No two of these tools check the\nsame: the figures say what a run costs, not what it finds. A tool that is not here was not installed.\n\n'
printf '| tool | version | command | what it checks |\n|---|---|---|---|\n'
echo "$tools" | while IFS='|' read -r tool _ command what; do
	shown=$(echo "$command" | sed 's|"$linter"|secretwright|; s|$here|testdata/bench|; s|"||g; s|$path|PATH|')
	if installed "$tool"; then echo "| $tool | $(version "$tool") | \`$shown\` | $what |"; fi
done
table "One small template:" "$inputs/small.yaml" 2 10
table "1 MB of JSON as CDK writes it (conftest and guard read it and judge one thing; without kics, which needs minutes):" "$inputs/cdk-1m.json" 1 1 kics
slow='cfn-lint kics validate'
table "A folder of 500 templates (without those that need minutes: $slow):" "$inputs/folder-500" 2 1 "$slow"
if [ -n "$corpus" ]; then table "500 templates that people wrote (without $slow):" "$corpus" 2 1 "$slow"; fi
