package rotationtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Lambda is one execution environment of a function: a built bootstrap and the Runtime API that it asks for work. The
// bootstrap is started for the first event, and again after its death.
type Lambda struct {
	// ColdStart is the time from the last start of the bootstrap to its first request for work.
	ColdStart time.Duration

	bootstrap   string
	environment []string
	timeout     time.Duration
	listener    net.Listener
	output      *syncBuffer
	work        chan *invocation

	mu      sync.Mutex
	current *invocation
	process *exec.Cmd
	started time.Time
	dead    chan struct{}
}

type invocation struct {
	id      string
	event   []byte
	expires time.Time
	answer  chan error
}

// ErrDied is the answer of a function whose process ended during a call.
var ErrDied = errors.New("the process of the function ended")

// NewLambda prepares a function. environment is all that the bootstrap sees, besides what Lambda itself sets. Stop ends
// it.
func NewLambda(bootstrap string, environment []string, timeout time.Duration) (*Lambda, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	l := &Lambda{
		bootstrap: bootstrap, environment: environment, timeout: timeout,
		listener: listener, output: &syncBuffer{}, work: make(chan *invocation),
	}
	server := &http.Server{Handler: l.api(), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }()
	return l, nil
}

// Invoke calls the function and waits for its answer. It fails where the function does, and with ErrDied where its
// process ends; past the timeout the process is killed, as Lambda does.
func (l *Lambda) Invoke(ctx context.Context, event any) error {
	text, err := json.Marshal(event)
	if err != nil {
		return err
	}
	dead, err := l.start()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, l.timeout)
	defer cancel()
	deadline, _ := ctx.Deadline()
	call := &invocation{strconv.FormatInt(time.Now().UnixNano(), 10), text, deadline, make(chan error, 1)}
	select {
	case l.work <- call:
	case <-dead:
		return ErrDied
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-call.answer:
		return err
	case <-dead:
		return ErrDied
	case <-ctx.Done():
		l.Kill()
		return fmt.Errorf("the function timed out: %w", ctx.Err())
	}
}

// start starts the bootstrap unless it runs, and gives the channel that is closed at its end.
func (l *Lambda) start() (<-chan struct{}, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.process != nil {
		select {
		case <-l.dead:
		default:
			return l.dead, nil
		}
	}
	process := exec.Command(l.bootstrap) // the program under test
	process.Env = append([]string{
		"AWS_LAMBDA_RUNTIME_API=" + l.listener.Addr().String(), "_HANDLER=bootstrap", "AWS_LAMBDA_FUNCTION_NAME=rotation",
	}, l.environment...)
	process.Stdout, process.Stderr = l.output, l.output
	l.started, l.ColdStart = time.Now(), 0
	if err := process.Start(); err != nil {
		return nil, err
	}
	dead := make(chan struct{})
	l.process, l.dead = process, dead
	go func() {
		_ = process.Wait()
		close(dead)
	}()
	return dead, nil
}

// PeakMemory is the most memory that the running bootstrap has had in use, in bytes. It needs /proc.
func (l *Lambda) PeakMemory() (int64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.process == nil {
		return 0, ErrDied
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", l.process.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, text, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes int64
	_, err = fmt.Sscanf(text, "%d kB", &kilobytes)
	return kilobytes << 10, err
}

// Kill ends the process at once, as a machine that fails does, and waits for its end.
func (l *Lambda) Kill() {
	l.mu.Lock()
	process, dead := l.process, l.dead
	l.mu.Unlock()
	if process == nil {
		return
	}
	_ = process.Process.Signal(os.Kill)
	<-dead
}

// Stop ends the process and the Runtime API.
func (l *Lambda) Stop() {
	l.Kill()
	_ = l.listener.Close()
}

// Output is all that the bootstrap wrote: its logs.
func (l *Lambda) Output() string { return l.output.String() }

// api is the Runtime API (Lambda developer guide, "Using the Lambda runtime API for custom runtimes").
func (l *Lambda) api() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /2018-06-01/runtime/invocation/next", l.next)
	mux.HandleFunc("POST /2018-06-01/runtime/invocation/{id}/response", func(w http.ResponseWriter, r *http.Request) { l.finish(w, r, nil) })
	mux.HandleFunc("POST /2018-06-01/runtime/invocation/{id}/error", func(w http.ResponseWriter, r *http.Request) { l.finish(w, r, readError(r.Body)) })
	mux.HandleFunc("POST /2018-06-01/runtime/init/error", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusAccepted) })
	return mux
}

func (l *Lambda) next(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	if l.ColdStart == 0 {
		l.ColdStart = time.Since(l.started)
	}
	l.mu.Unlock()
	select {
	case call := <-l.work:
		l.mu.Lock()
		l.current = call
		l.mu.Unlock()
		header := w.Header()
		header.Set("Lambda-Runtime-Aws-Request-Id", call.id)
		header.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(call.expires.UnixMilli(), 10))
		header.Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-north-1:123456789012:function:rotation")
		_, _ = w.Write(call.event)
	case <-r.Context().Done():
	}
}

func (l *Lambda) finish(w http.ResponseWriter, r *http.Request, result error) {
	l.mu.Lock()
	call := l.current
	l.current = nil
	l.mu.Unlock()
	if call == nil || call.id != r.PathValue("id") {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusAccepted)
	call.answer <- result
}

// readError reads the error that a runtime reports.
func readError(body io.Reader) error {
	var report struct{ ErrorMessage, ErrorType string }
	if err := json.NewDecoder(body).Decode(&report); err != nil {
		return fmt.Errorf("the function reported an error that is none: %w", err)
	}
	return errors.New(strings.TrimSpace(report.ErrorMessage))
}

// syncBuffer is a buffer that two streams of a process may fill while a test reads it.
type syncBuffer struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.String()
}
