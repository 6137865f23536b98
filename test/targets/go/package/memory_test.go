package libsys_test

import (
	"runtime"
	"sync"
	"testing"
	"unsafe"

	"libsys"
)

func TestMapping(t *testing.T) {
	fd, _ := newFile(t)
	_, err := libsys.Write(fd, []byte("mapped"))
	mustSucceed(t, err)
	address, err := libsys.Mmap(nil, 4096, libsys.PROT_READ|libsys.PROT_WRITE, libsys.MAP_SHARED, fd, 0)
	mustSucceed(t, err)
	bytes := unsafe.Slice((*byte)(address), 4096)
	mustBe(t, "what is mapped", string(bytes[:6]), "mapped")
	bytes[0] = 'M'
	mustSucceed(t, libsys.Mprotect(address, 4096, libsys.PROT_READ))
	mustSucceed(t, libsys.Munmap(address, 4096))
	var buf [6]byte
	_, err = libsys.Pread(fd, buf[:], 0)
	mustSucceed(t, err)
	mustBe(t, "the file", string(buf[:]), "Mapped")
}

func TestUnion(t *testing.T) {
	var value libsys.Sigval
	*value.SivalInt() = 12
	mustBe(t, "the union", *(*int32)(unsafe.Pointer(&value)), 12)
	mustBe(t, "its size", unsafe.Sizeof(value), unsafe.Sizeof(uintptr(0)))
}

// What the kernel fills may be on a stack that has just grown, is about to, or is being scanned.
func TestStacksThatMove(t *testing.T) {
	fd, _ := newFile(t)
	_, err := libsys.Write(fd, []byte("0123456789"))
	mustSucceed(t, err)
	stop := make(chan struct{})
	collected := make(chan struct{})
	go func() {
		defer close(collected)
		for {
			select {
			case <-stop:
				return
			default:
				runtime.GC()
			}
		}
	}()
	var group sync.WaitGroup
	for range 8 {
		group.Add(1)
		go func() {
			defer group.Done()
			for depth := range 200 {
				done := make(chan struct{})
				go func() {
					defer close(done)
					readDeep(t, fd, depth)
				}()
				<-done
			}
		}()
	}
	group.Wait()
	close(stop)
	<-collected
}

//go:noinline
func readDeep(t *testing.T, fd, depth int) {
	var buf [10]byte
	stat, err := libsys.Fstat(fd)
	if err != nil || stat.Size != 10 {
		t.Errorf("the size is %d, %v", stat.Size, err)
	}
	if depth > 0 {
		readDeep(t, fd, depth-1)
	}
	n, err := libsys.Pread(fd, buf[:], 0)
	if string(buf[:n]) != "0123456789" {
		t.Errorf("read %q, %v", buf[:n], err)
	}
}
