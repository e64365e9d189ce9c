# METADATA
# description: >-
#   What the rules of a bundle find in an input document: for Open Policy Agent as a set of findings, for Conftest as
#   deny and warn. The bundle adds what is known about its rules (rules) and the format of the document (format).
package secretwright

import future.keywords.not

# METADATA
# scope: document
# description: Why nothing can be found. A template as it is has no facts, and would pass whatever it holds.
errors contains message if {
	not input.format == data.secretwright.format
	message := sprintf(
		"the input is no document of format %d: give what `secretwright model` prints, in the version of this bundle",
		[data.secretwright.format],
	)
}

# METADATA
# scope: document
# description: Each result of a rule, with the rule's name and severity.
findings contains object.union(result, {"rule": name, "severity": rule.severity, "kind": kind}) if {
	some name, rule in data.secretwright.rules
	some kind in ["fail", "open"]
	some result in data.rules[rule.category][name][kind]
}

# METADATA
# scope: document
# description: What `secretwright lint` ends with exit code 1 for, where --fail-on is not given.
deny contains {"msg": message} if some message in errors

deny contains _shown(finding) if {
	some finding in findings
	_counts(finding)
}

# METADATA
# scope: document
# description: Findings of a lower severity, and those that the template does not decide.
warn contains _shown(finding) if {
	some finding in findings
	not _counts(finding)
}

_counts(finding) if {
	finding.kind == "fail"
	finding.severity in {"critical", "high", "medium"}
}

_shown(finding) := object.union(finding, {"msg": _line(finding), "fix": rule.fix, "url": rule.url}) if {
	rule := data.secretwright.rules[finding.rule]
}

_line(finding) := sprintf("%s: %s: %s [%s]", [finding.stack, finding.severity, finding.message, finding.rule]) if {
	finding.kind == "fail"
}

_line(finding) := line if {
	finding.kind == "open"
	line := sprintf("%s: %s (open): %s: %s [%s]", [
		finding.stack,
		finding.severity,
		finding.message,
		finding.reason,
		finding.rule,
	])
}
