package model

const dynamicPrefix = "{{resolve:secretsmanager:"

// dynamicSecrets lists what the {{resolve:secretsmanager:...}} in a value name.
func (a *Assembly) dynamicSecrets(v value, from *stack) []target {
	var targets []target
	for alternative := range v.alternatives() {
		for _, d := range alternative.value.dynamicReferences(from) {
			if d.store == "secretsmanager" {
				targets = append(targets, a.secret(d.id, from)...)
			}
		}
	}
	return targets
}
