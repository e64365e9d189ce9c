package model

// lazy is a fact that is computed when something first asks for it: most templates need few of them.
type lazy[T any] struct {
	value T
	known bool
}

func (l *lazy[T]) get(compute func() T) T {
	if !l.known {
		l.value, l.known = compute(), true
	}
	return l.value
}

// once is what is computed for the first that asks for a key.
func once[K comparable, V any](known map[K]V, key K, compute func() V) V {
	value, found := known[key]
	if !found {
		value = compute()
		known[key] = value
	}
	return value
}
