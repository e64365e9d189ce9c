package model

import (
	"slices"
	"strings"
)

// functionNamed finds the function or rotation application of a stack that a function's ARN names.
func (a *Assembly) functionNamed(arn value, s *stack) *resource {
	const name = 6 // arn:partition:lambda:region:account:function:name
	if !strings.Contains(arn.plain(), ":function:") || arn.isElsewhere(s) {
		return nil
	}
	segments, _ := arn.split(":")
	if len(segments) <= name {
		return nil
	}
	if a.functions == nil {
		a.functions = a.namesOfFunctions()
	}
	wanted := value{kind: text, parts: segments[name]}
	if !wanted.comparable() {
		return nil
	}
	return a.functions[s.Name+"\x00"+wanted.plain()]
}

// namesOfFunctions indexes what has a function's name within its stack.
func (a *Assembly) namesOfFunctions() map[string]*resource {
	names := map[string]*resource{}
	for _, r := range a.in(append(slices.Clone(functionTypes), "AWS::Serverless::Application")...) {
		called := r.property("FunctionName")
		if r.isRotationApplication() {
			called = r.property("Parameters", "functionName")
		}
		if called.kind != absent && called.comparable() {
			names[r.stack.Name+"\x00"+called.plain()] = r
		}
	}
	return names
}
