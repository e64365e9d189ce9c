package model

import "github.com/open-policy-agent/opa/v1/ast"

// twin is an earlier endpoint that answers for the same name in the same VPC.
type twin struct {
	of   *endpoint
	when string // a deployment with both, "" for every one
}

func (a *Assembly) twins() map[*endpoint]twin { return a.facts.twins.get(a.findTwins) }

// findTwins finds for each endpoint one that comes before it and has private DNS for the same service in the
// same VPC: the second is refused (AWS PrivateLink Guide, "Access an AWS service using
// an interface VPC endpoint").
func (a *Assembly) findTwins() map[*endpoint]twin {
	twins := map[*endpoint]twin{}
	earlier := map[string][]*endpoint{}
	for _, e := range a.facts.endpoints {
		if e.vpc.key == "" || e.unknown != "" || e.suffix() == "" || impossible(e.answers()) {
			continue
		}
		key := e.vpc.key + "\x00" + e.suffix()
		if found := e.twinAmong(earlier[key]); found.of != nil {
			twins[e] = found
		}
		if len(earlier[key]) < maxCases {
			earlier[key] = append(earlier[key], e)
		}
	}
	return twins
}

func (e *endpoint) twinAmong(earlier []*endpoint) twin {
	for _, other := range earlier {
		if e.servesOther(other) {
			continue
		}
		if both := solve(and(e.exists, other.exists, e.answers(), other.answers())); both.possible {
			return twin{other, both.witness}
		}
	}
	return twin{}
}

// answers says when the default name of the service leads to an endpoint by private DNS.
func (e *endpoint) answers() *formula {
	var cases []*formula
	for _, kind := range e.types() {
		for enabled := range e.property("PrivateDnsEnabled").outcomes() {
			if is, ok := enabled.value.truth(); ok && is && kind.text == "Interface" {
				cases = append(cases, and(kind.when, enabled.when))
			}
		}
	}
	return or(cases...)
}

// suffix is the last part of the service's name: the endpoint of FIPS has a name of its own.
func (e *endpoint) suffix() string {
	segments, _ := e.property("ServiceName").split(".")
	return composed(segments[len(segments)-1]).plain()
}

// servesOther reports whether two endpoints are known to be for different Regions, or may be.
func (e *endpoint) servesOther(other *endpoint) bool {
	mine, isKnown := e.property("ServiceName").text()
	others, isKnownToo := other.property("ServiceName").text()
	return isKnown && isKnownToo && mine != others ||
		e.property("ServiceRegion").kind != absent || other.property("ServiceRegion").kind != absent
}

func (a *Assembly) twinTerm(e *endpoint) *ast.Term {
	found, ok := a.twins()[e]
	if !ok {
		return nil
	}
	return object(
		field{"endpoint", ast.StringTerm(found.of.key())},
		field{"id", ast.StringTerm(found.of.id)},
		field{"when", optional(found.when)},
	)
}
