import type { SafeWrapper } from "../../../src/model/safe/form.js";
import { bundledModel } from "../../support/models.js";
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
    [
      "sizes that are those of a type",
      "cpuset_getdomain",
      "(level: cpulevel_t, which: cpuwhich_t, id: id_t) -> mask: domainset_t + policy: int; raw(level, which, id, size of domainset_t, &mask, &policy)",
    ],
    [
      "a struct and its size",
      "setaudit_addr",
      "(in auditinfo_addr: struct auditinfo_addr) -> nothing; raw(&auditinfo_addr, size of struct auditinfo_addr)",
    ],
    [
      "a length in bytes of structs",
      "getfsstat",
      "(out buf: []struct statfs?, mode: int) -> length of buf in elements; raw(&buf, bytes in buf, mode)",
    ],
    ["an argument that is always NULL", "gettimeofday", "() -> tp: struct timeval; raw(&tp, 0)"],
    [
      "a result that a success may leave alone",
      "wait4",
      "(pid: int, options: int, out rusage: struct rusage?) -> int + status: zeroed int; raw(pid, &status, options, &rusage)",
    ],
    [
      "exactly two elements",
      "futimens",
      "(fd: descriptor, in times: [2]struct timespec?) -> nothing; raw(fd, &times)",
    ],
    [
      "a descriptor that may be a number of its own for none",
      "funlinkat",
      "(dfd: directory, path: string, fd: descriptor or -200, flag: int) -> nothing; raw(dfd, &path, fd, flag)",
    ],
    [
      "a length behind a pointer that is filled without a buffer too",
      "__sysctl",
      "(in name: []int, out old: bytes?, in new: bytes?) -> oldlenp: bytes there are for old; raw(&name, elements in name, &old, &bytes in old, &new, bytes in new)",
    ],
    ["no way back", "_exit", "(rval: int) -> never; raw(rval)"],
  ])("%s: %s", (_, name, form) => {
    expect(formOf(name)).toBe(form);
  });
});

describe("what callers have to see to", () => {
  const unsafe = (name: string) => {
    const form = wrapper(name);
    return form.unsafe;
  };

  test("addresses inside a struct, by the annotation", () => {
    expect(unsafe("sendmsg")).toBe("The kernel follows the addresses in `msg`.");
  });

  test("not of addresses that the kernel hands back, by the record", () => {
    expect(unsafe("kevent")).toBeUndefined();
  });

  test("memory that somebody else uses, by the record", () => {
    expect(unsafe("munmap")).toBe("Nothing may use the range any more.");
  });

  test("nothing, as a rule", () => {
    expect(unsafe("pread")).toBeUndefined();
  });

  test("exit handlers of a runtime", () => {
    expect(wrapper("_exit").againstRuntime).toMatch(/^The process ends without the exit handlers/);
    expect(wrapper("close").againstRuntime).toBeUndefined();
  });
});

test.each([
  ["fork", /^Comes back twice/],
  ["vfork", /^Comes back twice in the same memory/],
  ["thr_new", /^Belongs to libthr/],
  ["sigreturn", /registers/],
  ["aio_read", /keeps the address/],
  ["syscall", /depend on the number/],
])("%s stays raw, and the reason says why", (name, reason) => {
  expect(formOf(name)).toMatch(/^raw: [A-Z].*\.$/);
  expect(formOf(name).slice("raw: ".length)).toMatch(reason);
});

function wrapper(name: string): SafeWrapper {
  const form = bundledModel().calls.find((call) => call.name === name)?.safe;
  if (form?.kind !== "wrapper") throw new Error(`${name} has no wrapper`);
  return form;
}
