import { formOf } from "./forms.js";

describe("what the rules make of", () => {
  test.each([
    [
      "a buffer and its length",
      "read",
      "(fd: descriptor, out buf: bytes) -> length of buf in bytes; raw(fd, &buf, bytes in buf)",
    ],
    [
      "a buffer that the kernel reads",
      "pwrite",
      "(fd: descriptor, in buf: bytes, offset: off_t) -> length of buf in bytes; raw(fd, &buf, bytes in buf, offset)",
    ],
    [
      "several buffers",
      "preadv",
      "(fd: descriptor, out iovp: vectors, offset: off_t) -> length of iovp in bytes; raw(fd, &iovp, elements in iovp, offset)",
    ],
    [
      "strings and directories",
      "openat",
      "(fd: directory, path: string, flag: int, mode: mode_t) -> descriptor; raw(fd, &path, flag, mode)",
    ],
    ["a descriptor that is given up", "close", "(fd: consumed descriptor) -> nothing; raw(fd)"],
    [
      "a struct that comes back",
      "fstatat",
      "(fd: directory, path: string, flag: int) -> buf: struct stat; raw(fd, &path, &buf, flag)",
    ],
    [
      "a struct that a failure fills too",
      "nanosleep",
      "(in rqtp: struct timespec, out rmtp: struct timespec?) -> nothing; raw(&rqtp, &rmtp)",
    ],
    [
      "an error number as the result",
      "clock_nanosleep",
      "(clock_id: clockid_t, flags: int, in rqtp: struct timespec, out rmtp: struct timespec?) -> nothing; raw(clock_id, flags, &rqtp, &rmtp)",
    ],
    [
      "an address, and a descriptor that may be none",
      "mmap",
      "(addr: address?, len: size_t, prot: int, flags: int, fd: descriptor or -1, pos: off_t) -> address; raw(addr, len, prot, flags, fd, pos)",
    ],
    ["two new descriptors", "pipe2", "(flags: int) -> fildes: 2 descriptors; raw(&fildes, flags)"],
    [
      "two slices of structs",
      "kevent",
      "(fd: descriptor, in changelist: []struct kevent?, out eventlist: []struct kevent?, in timeout: struct timespec?) -> length of eventlist in elements; raw(fd, &changelist, elements in changelist, &eventlist, elements in eventlist, &timeout)",
    ],
    [
      "a length before its slice",
      "getgroups",
      "(out gidset: []gid_t?) -> length of gidset in elements; raw(elements in gidset, &gidset)",
    ],
    [
      "a length behind a pointer",
      "accept4",
      "(s: descriptor, out name: bytes of struct sockaddr?, flags: int) -> descriptor + anamelen: bytes there are for name; raw(s, &name, &bytes in name, flags)",
    ],
    [
      "a string that comes back",
      "__getcwd",
      "(out buf: bytes) -> string in buf; raw(&buf, bytes in buf)",
    ],
    [
      "an optional result that the wrapper always asks for",
      "getdirentries",
      "(fd: descriptor, out buf: bytes) -> length of buf in bytes + basep: off_t; raw(fd, &buf, bytes in buf, &basep)",
    ],
    [
      "structs that go in and come back",
      "poll",
      "(inout fds: []struct pollfd?, timeout: int) -> int; raw(&fds, elements in fds, timeout)",
    ],
    ["no arguments at all", "getpid", "() -> pid_t; raw()"],
  ])("%s: %s", (_, name, form) => {
    expect(formOf(name)).toBe(form);
  });
});
