package libsys_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"libsys"
)

func TestStrings(t *testing.T) {
	folder := t.TempDir()
	dirfd, err := libsys.Open(folder, libsys.O_RDONLY|libsys.O_DIRECTORY|libsys.O_CLOEXEC, 0)
	mustSucceed(t, err)
	defer libsys.Close(dirfd)

	for _, name := range []string{"x", "two words", "ünïcödé", strings.Repeat("n", 255)} {
		fd, err := libsys.Openat(dirfd, name, libsys.O_WRONLY|libsys.O_CREAT, 0o600)
		mustSucceed(t, err)
		mustSucceed(t, libsys.Close(fd))
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
		mustSucceed(t, libsys.Unlinkat(dirfd, name, 0))
	}

	_, err = libsys.Openat(dirfd, "", libsys.O_RDONLY, 0)
	mustFail(t, err, libsys.ENOENT)
	_, err = libsys.Openat(dirfd, strings.Repeat("n", 256), libsys.O_RDONLY, 0)
	mustFail(t, err, libsys.ENAMETOOLONG)
}

// A string with a NUL would reach the kernel as a shorter one.
func TestStringWithNUL(t *testing.T) {
	fd, path := newFile(t)
	_, err := libsys.Open(path+"\x00.txt", libsys.O_RDONLY, 0)
	mustFail(t, err, libsys.EINVAL)
	mustFail(t, libsys.Rename(path, "\x00"), libsys.EINVAL)
	_, err = libsys.Fstat(fd)
	mustSucceed(t, err)
}

func TestBytesOfManyLengths(t *testing.T) {
	fd, _ := newFile(t)
	for _, length := range []int{0, 1, 4096, 1 << 20} {
		data := bytes.Repeat([]byte{'a', 'b', 'c'}, length/3+1)[:length]
		n, err := libsys.Pwrite(fd, data, 7)
		mustSucceed(t, err)
		mustBe(t, "what was written", n, length)
		back := make([]byte, length+3)
		n, err = libsys.Pread(fd, back[:length], 7)
		mustSucceed(t, err)
		mustBe(t, "what was read", n, length)
		if !bytes.Equal(back, append(data, 0, 0, 0)) {
			t.Errorf("%d bytes came back otherwise", length)
		}
	}
	for _, nothing := range [][]byte{nil, {}, make([]byte, 0, 8)} {
		n, err := libsys.Read(fd, nothing)
		mustSucceed(t, err)
		mustBe(t, "what was read", n, 0)
		n, err = libsys.Write(fd, nothing)
		mustSucceed(t, err)
		mustBe(t, "what was written", n, 0)
	}
}

// Some have more buffers than a call has room for without asking for memory.
func TestVectors(t *testing.T) {
	for _, count := range []int{1, 2, 8, 9, 40} {
		fd, _ := newFile(t)
		var out, in [][]byte
		for index := range count {
			// The second is empty.
			length := index * 3 % 7
			if index == 0 {
				length = 2
			}
			out = append(out, bytes.Repeat([]byte{byte(index + 1)}, length))
			in = append(in, make([]byte, length))
		}
		written, err := libsys.Writev(fd, out)
		mustSucceed(t, err)
		mustBe(t, "what was written", written, len(bytes.Join(out, nil)))
		read, err := libsys.Preadv(fd, in, 0)
		mustSucceed(t, err)
		mustBe(t, "what was read", read, written)
		if !bytes.Equal(bytes.Join(in, []byte{99}), bytes.Join(out, []byte{99})) {
			t.Errorf("%d buffers came back as %v", count, in)
		}
	}
}

// The offset takes two words on a machine of 32 bits.
func TestBeyondFourGigabytes(t *testing.T) {
	fd, _ := newFile(t)
	const far = int64(5)<<32 + 3
	n, err := libsys.Pwrite(fd, []byte("far"), far)
	mustSucceed(t, err)
	mustBe(t, "what was written", n, 3)
	stat, err := libsys.Fstat(fd)
	mustSucceed(t, err)
	mustBe(t, "the size", stat.Size, far+3)
	position, err := libsys.Lseek(fd, -2, libsys.SEEK_END)
	mustSucceed(t, err)
	mustBe(t, "the position", position, far+1)
	var buf [8]byte
	n, err = libsys.Read(fd, buf[:])
	mustSucceed(t, err)
	mustBe(t, "what was read", string(buf[:n]), "ar")
	mustSucceed(t, libsys.Ftruncate(fd, far-1))
	stat, err = libsys.Fstat(fd)
	mustSucceed(t, err)
	mustBe(t, "the size", stat.Size, far-1)
}

func TestStat(t *testing.T) {
	fd, path := newFile(t)
	_, err := libsys.Write(fd, []byte("12345"))
	mustSucceed(t, err)
	byFd, err := libsys.Fstat(fd)
	mustSucceed(t, err)
	mustBe(t, "the kind", byFd.Mode&libsys.S_IFMT, libsys.S_IFREG)
	mustBe(t, "the permissions", byFd.Mode&0o777, 0o600)
	mustBe(t, "the size", byFd.Size, 5)
	mustBe(t, "the number of links", byFd.Nlink, 1)
	mustBe(t, "the owner", byFd.UID, libsys.Geteuid())
	byPath, err := libsys.Fstatat(libsys.AT_FDCWD, path, 0)
	mustSucceed(t, err)
	mustBe(t, "the file", byPath.Ino, byFd.Ino)
	seen, err := os.Stat(path)
	mustSucceed(t, err)
	mustBe(t, "the time of change", int64(byPath.Mtim.Sec), seen.ModTime().Unix())
	mustBe(t, "its nanoseconds", byPath.Mtim.Nsec, seen.ModTime().Nanosecond())
}

func TestStringsThatComeBack(t *testing.T) {
	folder, err := filepath.EvalSymlinks(t.TempDir())
	mustSucceed(t, err)
	t.Chdir(folder)
	working, err := libsys.Getcwd(make([]byte, 1024))
	mustSucceed(t, err)
	mustBe(t, "the working directory", working, folder)
	_, err = libsys.Getcwd(make([]byte, 1))
	mustFail(t, err, libsys.EINVAL)
	_, err = libsys.Getcwd(make([]byte, 2))
	mustFail(t, err, libsys.ENOMEM)

	mustSucceed(t, libsys.Symlinkat("somewhere/else", libsys.AT_FDCWD, "link"))
	var buf [64]byte
	n, err := libsys.Readlinkat(libsys.AT_FDCWD, "link", buf[:])
	mustSucceed(t, err)
	mustBe(t, "the link", string(buf[:n]), "somewhere/else")
	n, err = libsys.Readlinkat(libsys.AT_FDCWD, "link", buf[:4])
	mustSucceed(t, err)
	mustBe(t, "its beginning", string(buf[:n]), "some")
}

func TestGroups(t *testing.T) {
	count, err := libsys.Getgroups(nil)
	mustSucceed(t, err)
	groups := make([]uint32, count)
	n, err := libsys.Getgroups(groups)
	mustSucceed(t, err)
	mustBe(t, "the number of groups", n, count)
}
