# Everything a contributor or a CI needs. `make` alone lists it.

# A tree that git cannot describe (an archive, another owner) must build too: it only has no revision in its version.
BUILDVCS := $(shell git rev-parse --verify --quiet HEAD >/dev/null 2>&1 && echo auto || echo false)

# Development tools, each pinned in a module of its own. Go builds one at first use and keeps it in its build cache.
GOLANGCI_LINT := go tool -modfile=tools/golangci-lint/go.mod golangci-lint
REGAL := go tool -modfile=tools/regal/go.mod regal

# Flags for `go test`: make test TESTFLAGS=-v
TESTFLAGS ?=

.DEFAULT_GOAL := help

# The targets share files, and Go uses all cores by itself.
.NOTPARALLEL:

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: ## show the main job on real input: examples/orders (clean) and examples/broken (findings)
	@tools/demo.sh

.PHONY: rotation-demo
rotation-demo: ## watch three rotations: PostgreSQL, Secrets Manager and the rotation function on this machine
	@tools/testbed.sh databases
	@go run ./examples/rotation-demo

.PHONY: build
build: ## build the linter: bin/secretwright
	CGO_ENABLED=0 go build -trimpath -buildvcs=$(BUILDVCS) -ldflags "-s -w" -o bin/secretwright ./cmd/secretwright

.PHONY: release-snapshot
release-snapshot: ## build what a release consists of, for six systems, into dist/
	@tools/release.sh

.PHONY: testbed
testbed: ## install what the full test run needs; says what and why
	@tools/testbed.sh

.PHONY: test
test: ## run all tests with what is on the machine; a skip names its reason
	go test -timeout 20m $(TESTFLAGS) ./...

.PHONY: check
check: fmt vet lint race drift tidy demo validate-reports ## everything that CI checks besides `make testbed test`

.PHONY: fmt
fmt: ## check the formatting of the Go code (to mend it: make format)
	$(GOLANGCI_LINT) fmt --diff

.PHONY: format
format: ## format the Go code
	$(GOLANGCI_LINT) fmt

.PHONY: vet
vet: ## go vet
	go vet ./...

.PHONY: lint
lint: ## golangci-lint over the Go code, Regal over the rules
	$(GOLANGCI_LINT) run
	$(if $(shell find rules -name '*.rego'),$(REGAL) lint --no-color rules,@echo "regal: no rules yet")

# The race detector needs a C compiler, which a machine may lack. Constructs are left out: jsii is known to race. -short
# leaves out tests that build the program and run it: they have nothing to detect.
.PHONY: race
race: ## tests of the linter under the race detector
	@if [ "$$(go env CGO_ENABLED)" = 1 ] && command -v "$$(go env CC)" >/dev/null; then \
		echo go test -race -short -timeout 30m ./lint/... ./rules/... ./cmd/...; \
		go test -race -short -timeout 30m ./lint/... ./rules/... ./cmd/...; \
	else echo "race: skipped, the race detector needs a C compiler and cgo"; fi

.PHONY: drift
drift: ## fail if a generated file is not what its generator writes
	@tools/drift.sh

.PHONY: tidy
tidy: ## fail if go.mod or go.sum is not what `go mod tidy` writes
	go mod tidy -diff

.PHONY: vulncheck
vulncheck: ## look for known vulnerabilities that the programs reach (needs vuln.go.dev)
	@tools/vulncheck.sh

.PHONY: reproducible
reproducible: ## build twice, in two folders with empty caches, and compare the bytes
	@tools/reproducible.sh

.PHONY: hostile
hostile: build ## run the linter over inputs made to break it; bounds on time and memory; writes testdata/bench/HOSTILE.md
	@go run ./tools/hostile -table testdata/bench/HOSTILE.md

.PHONY: validate-reports
validate-reports: build ## hold SARIF and JUnit reports against their validators
	@tools/validate-reports.sh

.PHONY: generate
generate: ## regenerate generated files
	go generate ./...

# Packages whose tests know -update: they declare it themselves, or have it from synthtest.
GOLDEN := grep -rlE --include='*_test.go' 'flag\.Bool\("update"|/synthtest"$$' cmd constructs examples lint rules

.PHONY: golden
golden: ## rewrite golden files from what the tests see; read the diff afterwards
	@packages=$$($(GOLDEN) | xargs -n 1 dirname | sort -u | sed 's|^|./|'); \
	echo go test $$packages -update; go test $$packages -update

# A folder of templates: make bench CORPUS=path; with labels.yaml, labelled/ and general/: make accuracy CORPUS=path [RULE=name]
CORPUS ?=
RULE ?=

.PHONY: bench
bench: ## measure the linter against its budgets and beside other tools, into BENCHMARKS.md: make bench [CORPUS=path]
	@go run ./tools/bench $(if $(CORPUS),-corpus $(CORPUS))

.PHONY: accuracy
accuracy: ## measure the rules on a corpus of labelled templates: make accuracy CORPUS=path [RULE=name]
	@test -n "$(CORPUS)" || { echo "name a corpus: make accuracy CORPUS=path" >&2; exit 2; }
	@go run ./tools/accuracy $(if $(RULE),-rule $(RULE)) $(CORPUS)
