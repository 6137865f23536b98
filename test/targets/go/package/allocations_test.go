package libsys_test

import (
	"testing"

	"libsys"
)

func TestAllocations(t *testing.T) {
	fd, path := newFile(t)
	queue := newQueue(t)
	fileFolder := path[:len(path)-len("/file")]
	dirfd, err := libsys.Open(fileFolder, libsys.O_RDONLY|libsys.O_DIRECTORY, 0)
	mustSucceed(t, err)
	defer libsys.Close(dirfd)
	buffers := [][]byte{make([]byte, 4), make([]byte, 4)}
	for _, calls := range []struct {
		what string
		most float64
		call func()
	}{
		{"getpid", 0, func() { libsys.Getpid() }},
		{"pread", 0, func() { var buf [64]byte; libsys.Pread(fd, buf[:], 0) }},
		{"preadv", 0, func() { libsys.Preadv(fd, buffers, 0) }},
		{"fstat", 0, func() { libsys.Fstat(fd) }},
		{"a failure", 0, func() { libsys.Close(-1) }},
		{"clock_gettime", 0, func() { libsys.ClockGettime(libsys.CLOCK_MONOTONIC) }},
		{"getpriority", 0, func() { libsys.Getpriority(libsys.PRIO_PROCESS, 0) }},
		{"kevent", 0, func() {
			var events [4]libsys.Kevent_t
			libsys.Kevent(queue, nil, events[:], &libsys.Timespec{})
		}},
		// The string with its NUL.
		{"fstatat", 1, func() { libsys.Fstatat(dirfd, "file", 0) }},
	} {
		if seen := testing.AllocsPerRun(100, calls.call); seen > calls.most {
			t.Errorf("%s allocates %v times", calls.what, seen)
		}
	}
}
