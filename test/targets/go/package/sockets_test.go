package libsys_test

import (
	"testing"
	"unsafe"

	"libsys"
)

func TestSocketPair(t *testing.T) {
	ends, err := libsys.Socketpair(libsys.AF_UNIX, libsys.SOCK_DGRAM|libsys.SOCK_CLOEXEC, 0)
	mustSucceed(t, err)
	defer libsys.Close(ends[0])
	defer libsys.Close(ends[1])
	n, err := libsys.Sendto(ends[0], []byte("hello"), 0, nil)
	mustSucceed(t, err)
	mustBe(t, "what was sent", n, 5)
	var buf [16]byte
	n, _, err = libsys.Recvfrom(ends[1], buf[:], 0, nil)
	mustSucceed(t, err)
	mustBe(t, "what was received", string(buf[:n]), "hello")
	_, _, err = libsys.Recvfrom(ends[1], buf[:], libsys.MSG_DONTWAIT, nil)
	mustFail(t, err, libsys.EAGAIN)
}

func TestAddresses(t *testing.T) {
	listener, err := libsys.Socket(libsys.AF_INET, libsys.SOCK_STREAM|libsys.SOCK_CLOEXEC, 0)
	mustSucceed(t, err)
	defer libsys.Close(listener)
	address := libsys.SockaddrIn{Len: 16, Family: uint8(libsys.AF_INET)}
	*(*[4]byte)(unsafe.Pointer(&address.Addr)) = [4]byte{127, 0, 0, 1}
	mustSucceed(t, libsys.Bind(listener, bytesOf(&address)))
	mustSucceed(t, libsys.Listen(listener, 1))
	var bound libsys.SockaddrIn
	length, err := libsys.Getsockname(listener, bytesOf(&bound))
	mustSucceed(t, err)
	mustBe(t, "the length of the address", length, 16)
	mustBe(t, "the family", bound.Family, uint8(libsys.AF_INET))
	mustBe(t, "the host", bound.Addr, address.Addr)
	if bound.Port == 0 {
		t.Error("the kernel has chosen no port")
	}
	option := make([]byte, 4)
	length, err = libsys.Getsockopt(listener, libsys.SOL_SOCKET, libsys.SO_TYPE, option)
	mustSucceed(t, err)
	mustBe(t, "the length of the option", length, 4)
	mustBe(t, "the type of the socket", *(*int32)(unsafe.Pointer(&option[0])), libsys.SOCK_STREAM)
}

func bytesOf[T any](object *T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(object)), unsafe.Sizeof(*object))
}
