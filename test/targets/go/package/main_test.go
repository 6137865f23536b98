package libsys_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"libsys"
)

// The main goroutine stays on the process's first thread and runs what tests ask it to run there;
// the tests themselves run on another.
func init() {
	runtime.LockOSThread()
}

var forMainThread = make(chan func())

func TestMain(m *testing.M) {
	done := make(chan int)
	go func() { done <- m.Run() }()
	for {
		select {
		case do := <-forMainThread:
			do()
		case code := <-done:
			os.Exit(code)
		}
	}
}

// onMainThread runs a function on the process's first thread and waits for it.
func onMainThread(do func()) {
	finished := make(chan struct{})
	forMainThread <- func() {
		defer close(finished)
		do()
	}
	<-finished
}

// newFile opens a new file for reading and writing, which the test closes at its end.
func newFile(t testing.TB) (fd int, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "file")
	fd, err := libsys.Openat(libsys.AT_FDCWD, path, libsys.O_RDWR|libsys.O_CREAT|libsys.O_EXCL|libsys.O_CLOEXEC, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := libsys.Close(fd); err != nil {
			t.Error(err)
		}
	})
	return fd, path
}

// newPipe makes a pipe whose ends the test closes.
func newPipe(t testing.TB) (reader, writer int) {
	t.Helper()
	ends, err := libsys.Pipe2(libsys.O_CLOEXEC)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		libsys.Close(ends[0])
		libsys.Close(ends[1])
	})
	return ends[0], ends[1]
}

// uninterrupted makes a call that sleeps again for as long as a signal comes in between: the runtime
// sends its threads SIGURG, to have goroutines take turns, in calls too.
func uninterrupted(call func() error) error {
	for {
		if err := call(); !errors.Is(err, libsys.EINTR) {
			return err
		}
	}
}

func mustFail(t testing.TB, err error, want libsys.Errno) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("the error is %v instead of %s", err, want.Name())
	}
}

func mustSucceed(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustBe[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v instead of %v", what, got, want)
	}
}
