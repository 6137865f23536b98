package libsys_test

import (
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"libsys"
)

func newQueue(t *testing.T) int {
	t.Helper()
	queue, err := libsys.Kqueue()
	mustSucceed(t, err)
	t.Cleanup(func() { libsys.Close(queue) })
	return queue
}

func TestTimerEvent(t *testing.T) {
	queue := newQueue(t)
	changes := []libsys.Kevent_t{{
		Ident:  7,
		Filter: libsys.EVFILT_TIMER,
		Flags:  libsys.EV_ADD | libsys.EV_ONESHOT,
		Fflags: libsys.NOTE_MSECONDS,
		Data:   20,
		Udata:  ^uintptr(0) - 5,
	}}
	n, err := libsys.Kevent(queue, changes, nil, nil)
	mustSucceed(t, err)
	mustBe(t, "the number of events", n, 0)
	events := make([]libsys.Kevent_t, 4)
	mustSucceed(t, uninterrupted(func() (err error) {
		n, err = libsys.Kevent(queue, nil, events, &libsys.Timespec{Sec: 10})
		return err
	}))
	mustBe(t, "the number of events", n, 1)
	mustBe(t, "the identifier", events[0].Ident, 7)
	mustBe(t, "the filter", events[0].Filter, libsys.EVFILT_TIMER)
	// A machine that has much else to do may ask late.
	if events[0].Data < 1 {
		t.Errorf("the timer fired %d times", events[0].Data)
	}
	mustBe(t, "the cookie", events[0].Udata, ^uintptr(0)-5)
	n, err = libsys.Kevent(queue, nil, events, &libsys.Timespec{})
	mustSucceed(t, err)
	mustBe(t, "the number of events later", n, 0)
}

func TestEventsOfDescriptors(t *testing.T) {
	queue := newQueue(t)
	reader, writer := newPipe(t)
	changes := []libsys.Kevent_t{
		{Ident: uintptr(reader), Filter: libsys.EVFILT_READ, Flags: libsys.EV_ADD},
		{Ident: 1, Filter: libsys.EVFILT_USER, Flags: libsys.EV_ADD | libsys.EV_CLEAR},
	}
	_, err := libsys.Kevent(queue, changes, nil, nil)
	mustSucceed(t, err)
	_, err = libsys.Write(writer, []byte("abc"))
	mustSucceed(t, err)
	trigger := []libsys.Kevent_t{{Ident: 1, Filter: libsys.EVFILT_USER, Fflags: libsys.NOTE_TRIGGER}}
	_, err = libsys.Kevent(queue, trigger, nil, nil)
	mustSucceed(t, err)
	seen := map[int16]int64{}
	events := make([]libsys.Kevent_t, 8)
	for len(seen) < 2 {
		var n int
		mustSucceed(t, uninterrupted(func() (err error) {
			n, err = libsys.Kevent(queue, nil, events, &libsys.Timespec{Sec: 10})
			return err
		}))
		if n == 0 {
			t.Fatalf("there are only these events: %v", seen)
		}
		for _, event := range events[:n] {
			seen[event.Filter] = event.Data
		}
	}
	mustBe(t, "what can be read", seen[libsys.EVFILT_READ], 3)

	_, err = libsys.Kevent(queue, []libsys.Kevent_t{{Ident: 4000, Filter: libsys.EVFILT_READ, Flags: libsys.EV_ADD}}, nil, nil)
	mustFail(t, err, libsys.EBADF)
}

func TestPoll(t *testing.T) {
	reader, writer := newPipe(t)
	ready := []libsys.Pollfd{
		{Fd: int32(reader), Events: libsys.POLLIN},
		{Fd: int32(writer), Events: libsys.POLLOUT},
	}
	n, err := libsys.Poll(ready, 0)
	mustSucceed(t, err)
	mustBe(t, "how many are ready", n, 1)
	mustBe(t, "the reader", ready[0].Revents, 0)
	mustBe(t, "the writer", ready[1].Revents, libsys.POLLOUT)
	mustSucceed(t, uninterrupted(func() (err error) {
		n, err = libsys.Poll(nil, 1)
		return err
	}))
	mustBe(t, "how many of none are ready", n, 0)
}

func TestClocks(t *testing.T) {
	before := time.Now()
	now, err := libsys.ClockGettime(libsys.CLOCK_REALTIME)
	mustSucceed(t, err)
	seen := time.Unix(int64(now.Sec), int64(now.Nsec))
	if seen.Before(before.Truncate(0).Add(-time.Second)) || seen.After(time.Now().Add(time.Second)) {
		t.Errorf("it is %v, and the clock says %v", before, seen)
	}
	_, err = libsys.ClockGettime(-1)
	mustFail(t, err, libsys.EINVAL)
	start := time.Now()
	rest := libsys.Timespec{Nsec: 20_000_000}
	mustSucceed(t, uninterrupted(func() error {
		wanted := rest
		return libsys.Nanosleep(&wanted, &rest)
	}))
	if slept := time.Since(start); slept < 20*time.Millisecond {
		t.Errorf("20 ms took %v", slept)
	}
	mustFail(t, libsys.Nanosleep(&libsys.Timespec{Nsec: -1}, nil), libsys.EINVAL)
	mustFail(t, libsys.ClockNanosleep(-1, 0, &libsys.Timespec{}, nil), libsys.EINVAL)
}

// The runtime's handlers have calls restarted: without that flag an interrupted read ends, and says
// so.
func TestInterruptedRead(t *testing.T) {
	signals := make(chan os.Signal, 16)
	signal.Notify(signals, syscall.SIGUSR1)
	defer signal.Stop(signals)
	var action libsys.Sigaction_t
	_, errno := libsys.SysSigaction(libsys.SIGUSR1, nil, unsafe.Pointer(&action))
	mustBe(t, "the error", errno, 0)
	before := action
	action.Flags &^= libsys.SA_RESTART
	_, errno = libsys.SysSigaction(libsys.SIGUSR1, unsafe.Pointer(&action), nil)
	mustBe(t, "the error", errno, 0)
	defer libsys.SysSigaction(libsys.SIGUSR1, unsafe.Pointer(&before), nil)

	reader, writer := newPipe(t)
	stop := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for range 50 {
			select {
			case <-stop:
				return
			case <-time.After(100 * time.Millisecond):
				// From outside, so that the kernel chooses the first thread.
				kill := "kill -USR1 " + strconv.Itoa(int(libsys.Getpid()))
				if err := exec.Command("sh", "-c", kill).Run(); err != nil {
					t.Error(err)
				}
			}
		}
		libsys.Write(writer, []byte("nobody has interrupted the read"))
	}()
	var err error
	onMainThread(func() {
		var buf [1]byte
		_, err = libsys.Read(reader, buf[:])
	})
	close(stop)
	<-stopped
	mustFail(t, err, libsys.EINTR)
}
