package rotationtest

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// SecretsManager keeps secrets in memory and answers over HTTP as Secrets Manager does (AWS JSON 1.1).
type SecretsManager struct {
	// URL is the endpoint, for the environment variable AWS_ENDPOINT_URL.
	URL string
	// ObserverURL is an endpoint whose calls the gate does not see, for the test's own questions.
	ObserverURL string
	// Gate sees every call of an operation; set it before the first call. Default: everything passes.
	Gate Gate
	// Invoke calls the rotation function with an event, and fails where the function does. RotateSecret needs it.
	Invoke func(ctx context.Context, event Event) error
	// Attempts is how often a rotation is tried, each time from its first step. Default 5.
	Attempts int
	// RemovePending takes AWSPENDING away after a successful rotation; otherwise it stays on the version that became
	// AWSCURRENT. The documentation describes both.
	RemovePending bool
	// Lag is how many reads by label alone still see the holder from before a label moved.
	Lag int
	// RotationToken, if not empty, is given to the function, and PutSecretValue refuses any other.
	RotationToken string

	server    *http.Server
	rotations sync.WaitGroup

	mu       sync.Mutex
	secrets  []*secret
	failures map[string][]string
	result   map[string]error
}

// Event is what Secrets Manager sends to a rotation function.
type Event struct {
	Step               string
	SecretId           string
	ClientRequestToken string
	RotationToken      string `json:",omitempty"`
}

// NewSecretsManager starts to listen on a free port of this machine. Stop ends it.
func NewSecretsManager() (*SecretsManager, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	m := &SecretsManager{
		URL: "http://" + listener.Addr().String(), Gate: Open{}, Attempts: 5,
		failures: map[string][]string{}, result: map[string]error{},
	}
	m.ObserverURL = m.URL + observer
	m.server = &http.Server{Handler: m, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = m.server.Serve(listener) }()
	return m, nil
}

// Stop waits for rotations and stops to listen.
func (m *SecretsManager) Stop() {
	m.rotations.Wait()
	_ = m.server.Close()
}

// Environment is what a program needs to use this Secrets Manager: the endpoint, a Region and credentials that are
// none. The SDK does not retry, so that every fault reaches the program.
func (m *SecretsManager) Environment() []string {
	return []string{
		"AWS_ENDPOINT_URL=" + m.URL, "AWS_REGION=eu-north-1", "AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=test",
		"AWS_MAX_ATTEMPTS=1", "AWS_EC2_METADATA_DISABLED=true",
	}
}

// Fail lets the next calls of an operation fail with these errors, such as "ThrottlingException", one for each call.
func (m *SecretsManager) Fail(operation string, errors ...string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failures[operation] = append(m.failures[operation], errors...)
}

// Values are all values that were ever stored, for a search of logs.
func (m *SecretsManager) Values() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var values []string
	for _, s := range m.secrets {
		for _, v := range s.versions {
			values = append(values, v.value)
		}
	}
	return values
}

// apiError is the error of an operation.
type apiError struct {
	Code    string `json:"__type"`
	Message string
	status  int
}

func (e *apiError) Error() string { return e.Code + ": " + e.Message }

func refuse(code, format string, arguments ...any) error {
	return &apiError{Code: code, Message: fmt.Sprintf(format, arguments...), status: http.StatusBadRequest}
}

// observer is the path of calls that the gate does not see.
const observer = "/observer"

// ServeHTTP answers one call.
func (m *SecretsManager) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	name := strings.TrimPrefix(request.Header.Get("X-Amz-Target"), "secretsmanager.")
	operation, ok := operations[name]
	if !ok {
		answer(w, nil, refuse("UnknownOperationException", "%s", name))
		return
	}
	gate := m.Gate
	if strings.HasPrefix(request.URL.Path, observer) {
		gate = Open{}
	}
	fault := gate.Enter(name)
	if fault == Refuse {
		answer(w, nil, &apiError{"InternalServiceError", "refused by the test", http.StatusInternalServerError})
		return
	}
	output, err := m.run(name, operation, request)
	gate.Leave(name)
	if fault == LoseAnswer {
		err = &apiError{"InternalServiceError", "the answer was lost by the test", http.StatusInternalServerError}
	}
	answer(w, output, err)
}

func (m *SecretsManager) run(name string, operation operation, request *http.Request) (any, error) {
	var input input
	if err := json.NewDecoder(request.Body).Decode(&input); err != nil {
		return nil, refuse("InvalidRequestException", "%v", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if failures := m.failures[name]; len(failures) > 0 {
		m.failures[name] = failures[1:]
		return nil, refuse(failures[0], "by the test")
	}
	return operation(m, input)
}

func answer(w http.ResponseWriter, output any, err error) {
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	if err != nil {
		failure, ok := err.(*apiError) //nolint:errorlint // nothing wraps it
		if !ok {
			failure = &apiError{"InternalServiceError", err.Error(), http.StatusInternalServerError}
		}
		w.WriteHeader(failure.status)
		output = failure
	}
	_ = json.NewEncoder(w).Encode(output)
}
