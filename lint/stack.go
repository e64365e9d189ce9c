package lint

// growStack makes the stack large at once: reading and evaluating go deep, and each time that the stack doubles on the
// way, all of it is copied. The room is there from the call on, and a place below 0 leaves it untouched.
//
//go:noinline
func growStack(at int) byte {
	if at < 0 {
		return 0
	}
	var room [64 << 10]byte
	return room[at]
}
