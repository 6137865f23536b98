package libsys_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"syscall"
	"testing"

	"libsys"
)

func TestErrno(t *testing.T) {
	_, err := libsys.Open("/nonexistent/file", libsys.O_RDONLY, 0)
	mustFail(t, err, libsys.ENOENT)
	if !errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		t.Error("package errors takes ENOENT for something else")
	}
	var number syscall.Errno
	if !errors.As(err, &number) || number != syscall.ENOENT {
		t.Errorf("as an error of package syscall it is %v", number)
	}
	mustBe(t, "the conversion", libsys.Errno(syscall.ENOENT), libsys.ENOENT)
	mustBe(t, "the name", libsys.ENOENT.Name(), "ENOENT")
	mustBe(t, "the highest name", libsys.EINTEGRITY.Name(), "EINTEGRITY")
	mustBe(t, "the name of an unknown number", libsys.Errno(4000).Name(), "")
	mustBe(t, "an unknown number", libsys.Errno(4000).Error(), "error 4000")
	if libsys.ENOENT.Error() == "" || libsys.ENOENT.Error() == libsys.EACCES.Error() {
		t.Error("messages do not tell errors apart")
	}
	mustBe(t, "EAGAIN", libsys.EAGAIN.Timeout() && libsys.EAGAIN.Temporary(), true)
}

func TestErrnoPointer(t *testing.T) {
	address, err := libsys.Mmap(nil, 0, libsys.PROT_READ, libsys.MAP_PRIVATE|libsys.MAP_ANON, -1, 0)
	mustFail(t, err, libsys.EINVAL)
	if address != nil {
		t.Errorf("a failed mmap gives %v", address)
	}
}

func TestErrnoValue(t *testing.T) {
	mustFail(t, libsys.PosixFallocate(-1, 0, 1), libsys.EBADF)
	fd, _ := newFile(t)
	mustFail(t, libsys.PosixFallocate(fd, 0, 0), libsys.EINVAL)
	mustSucceed(t, libsys.PosixFallocate(fd, 0, 4096))
}

func TestNeverFails(t *testing.T) {
	mustBe(t, "the process", int(libsys.Getpid()), os.Getpid())
	mustBe(t, "its parent", int(libsys.Getppid()), os.Getppid())
}

// A result of -1 is a priority as well.
func TestAmbiguous(t *testing.T) {
	_, err := libsys.Getpriority(libsys.PRIO_PROCESS, 0)
	mustSucceed(t, err)
	_, err = libsys.Getpriority(12345, 0)
	mustFail(t, err, libsys.EINVAL)
	_, err = libsys.Getpriority(libsys.PRIO_PROCESS, 0)
	mustSucceed(t, err)
}

func TestSuccessIsNil(t *testing.T) {
	fd, _ := newFile(t)
	mustFail(t, libsys.Close(-1), libsys.EBADF)
	if err := libsys.Fsync(fd); err != nil {
		t.Errorf("an old errno shows: %v", err)
	}
}

// A failure is a call that fails, and what it fails with.
type failure struct {
	want libsys.Errno
	call func() error
}

// newFailures has one of each class that gives a number, and a success.
func newFailures(t *testing.T) []failure {
	fd, path := newFile(t)
	folder := t.TempDir()
	pipeEnd, _ := newPipe(t)
	longName := fmt.Sprintf("/%0300d", 1)
	return []failure{
		{libsys.EBADF, func() error { return libsys.Close(-1) }},
		{libsys.ENOENT, func() error { return libsys.Unlink(path + "-") }},
		{libsys.ENOTDIR, func() error { return libsys.Unlink(path + "/x") }},
		{libsys.EINVAL, func() error { return libsys.PosixFallocate(fd, 0, 0) }},
		{libsys.EEXIST, func() error { return libsys.Mkdirat(libsys.AT_FDCWD, folder, 0o700) }},
		{libsys.ESPIPE, func() error { _, err := libsys.Lseek(pipeEnd, 0, libsys.SEEK_CUR); return err }},
		{libsys.ENOTSOCK, func() error { return libsys.Listen(fd, 1) }},
		{libsys.ENAMETOOLONG, func() error { return libsys.Rmdir(folder + longName) }},
		{libsys.EINVAL, func() error {
			_, err := libsys.Mmap(nil, 0, libsys.PROT_READ, libsys.MAP_PRIVATE|libsys.MAP_ANON, -1, 0)
			return err
		}},
		{libsys.ESRCH, func() error { _, err := libsys.Getpriority(libsys.PRIO_PROCESS, 1<<30); return err }},
		{0, func() error { _, err := libsys.Fstat(fd); return err }},
	}
}

// Each thread fails with an error of its own, many times and all at once.
func TestErrnoOfManyThreads(t *testing.T) {
	failures := newFailures(t)
	allAtOnce(t, 64, func(index int) error {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		return failures[index%len(failures)].repeat(500, func() {})
	})
}

// Goroutines come back from a call on another thread than they went, and share threads.
func TestErrnoOfManyGoroutines(t *testing.T) {
	failures := newFailures(t)
	allAtOnce(t, 2000, func(index int) error {
		return failures[index%len(failures)].repeat(20, runtime.Gosched)
	})
}

// repeat makes the call many times, with something in between, until it gives another error.
func (failure failure) repeat(count int, between func()) error {
	for range count {
		err := failure.call()
		if failure.want == 0 && err == nil {
			continue
		}
		if err != failure.want {
			return fmt.Errorf("%v instead of %v", err, failure.want)
		}
		between()
	}
	return nil
}

// allAtOnce runs a function in many goroutines and reports what they return.
func allAtOnce(t *testing.T, goroutines int, do func(index int) error) {
	t.Helper()
	var group sync.WaitGroup
	start := make(chan struct{})
	wrong := make(chan error, goroutines)
	for index := range goroutines {
		group.Add(1)
		go func() {
			defer group.Done()
			<-start
			if err := do(index); err != nil {
				wrong <- err
			}
		}()
	}
	close(start)
	group.Wait()
	close(wrong)
	for err := range wrong {
		t.Error(err)
	}
}
