package main

import (
	"sync"

	"github.com/secretwright/secretwright/constructs/rotation/rotationtest"
)

// fault is what happens to one call of a rotation.
type fault string

const (
	refused   fault = "error before the effect"
	lost      fault = "effect happened, answer lost"
	killed    fault = "effect happened, process killed"
	overtaken fault = "another process rotates meanwhile"
)

var faults = []fault{refused, lost, killed, overtaken}

// gate counts the calls of one rotation, disturbs one of them, and lets the test look after each.
type gate struct {
	mu sync.Mutex
	// calls are the names of all calls since the start of the case.
	calls []string
	// at is the call to disturb, counted from 0.
	at    int
	fault fault
	// look is called after each effect.
	look func(call string)
	// kill ends the process; overtake runs the rotation in another one.
	kill, overtake func()
	isNested       bool
}

// start begins a case. at -1 disturbs nothing.
func (g *gate) start(at int, f fault, look func(string)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.calls, g.at, g.fault, g.look = nil, at, f, look
}

func (g *gate) recorded() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.calls
}

func (g *gate) Enter(call string) rotationtest.Fault {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.isNested {
		return rotationtest.Pass
	}
	g.calls = append(g.calls, call)
	if len(g.calls)-1 != g.at {
		return rotationtest.Pass
	}
	switch g.fault {
	case refused:
		return rotationtest.Refuse
	case lost:
		return rotationtest.LoseAnswer
	case overtaken:
		g.isNested = true
		g.mu.Unlock()
		g.overtake()
		g.mu.Lock()
		g.isNested = false
	}
	return rotationtest.Pass
}

func (g *gate) Leave(call string) {
	g.mu.Lock()
	look, isKill := g.look, g.fault == killed && len(g.calls)-1 == g.at && !g.isNested
	g.mu.Unlock()
	if look != nil {
		look(call)
	}
	if isKill {
		g.kill()
	}
}
