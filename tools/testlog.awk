# Shortens the log of `go test -v`: of a package that passed, its line and the tests that were skipped, with their
# reasons; of a package that failed, everything but the tests that passed. Lines of other commands pass through.

function flush_all() { for (i = 1; i <= n; i++) print lines[i]; reset() }
function reset() { n = 0; test = ""; skipped = ""; split("", said) }

/^=== / { test = $3; next }
/^ *--- PASS: / || /^PASS$/ { next }
/^(ok  |\?   )\t/ { printf "%s", skipped; print; fflush(); reset(); next }
/^FAIL\t/ { flush_all(); print; fflush(); next }
test == "" { print; fflush(); next }
/^ *--- SKIP: / { reason = said[$3]; sub(/^ +/, "", reason); skipped = skipped "skipped: " $3 ": " reason "\n" }
{ lines[++n] = $0; said[test] = $0 }
END { flush_all() }
