import { describeCall } from "../../src/report/call.js";
import { renderCall } from "../../src/report/call-text.js";
import type { Model } from "../../src/model/model.js";
import { bundledModel, hardCases } from "../support/models.js";

test("lseek, for people", () => {
  expect(textOf(bundledModel(), "lseek")).toBe(`\
lseek: system call 478, lseek(2)

  Moves the offset of a descriptor. Since Version 7 AT&T UNIX.

  off_t lseek(int fd, off_t offset, int whence);

Symbols in libsys.so.7
  __sys_lseek  FBSDprivate_1.0  global
  _lseek       FBSDprivate_1.0  weak
  lseek        FBSD_1.0         weak

Behaviour
  errors           Returns -1 and sets errno on failure.
  capability mode  allowed
  interposed       no
  audit event      AUE_LSEEK

Parameters
  fd      int
  offset  off_t
  whence  int

Safe form
  takes  fd: descriptor
         offset: off_t
         whence: int, seek-origins
  gives  off_t
  calls  __sys_lseek(fd, offset, whence)

Types
  off_t  8 bytes, signed  everywhere
  int    4 bytes, signed  everywhere

Constants
  whence  seek-origins  unistd.h

Argument slots (64 bits start at an even one on armv7)
  armv7  fd 0, offset 2-3, whence 4
  i386   fd 0, offset 1-2, whence 3
`);
});

test("what is missing, what is wrapped, and what only a module has", () => {
  expect(textOf(bundledModel(), "_exit")).toContain("\n  _exit        FBSD_1.0         weak\n");
  expect(textOf(bundledModel(), "_exit")).toContain("\n  __exit       none\n");
  expect(textOf(bundledModel(), "vfork")).toMatch(
    /_vfork .* weak +not on aarch64, riscv64, powerpc64, powerpc64le, powerpc\n/,
  );
  expect(textOf(bundledModel(), "read")).toContain(
    "\n  read        none here: libc exports it, with more around it\n",
  );
  expect(textOf(bundledModel(), "sched_getcpu")).toContain("a C function around the stub\n");
  expect(textOf(bundledModel(), "semget")).toContain(
    "\n  kernel module    the kernel may lack it until a module is loaded\n",
  );
  expect(textOf(bundledModel(), "openat")).toContain(
    "a cancellation point of libthr: __sys_openat goes past that",
  );
  expect(textOf(bundledModel(), "open")).toContain("not allowed: fails with ECAPMODE\n");
});

test("safe forms", () => {
  expect(safeForm("kevent")).toBe(`\
  takes  fd: descriptor
         changelist: slice of struct kevent, read, may be none
         eventlist: slice of struct kevent, written, may be none
         timeout: struct timespec, read, may be none
  gives  how many elements of eventlist were used
  calls  __sys_kevent(fd, &changelist, elements of changelist, &eventlist,
             elements of eventlist, &timeout)`);
  expect(safeForm("close")).toBe(`\
  takes  fd: descriptor, which the call closes
  gives  nothing
  calls  __sys_close(fd)`);
  expect(safeForm("munmap")).toContain("\n  unsafe  Nothing may use the range any more.");
  expect(safeForm("_exit")).toMatch(/^ {2}raw only {2}In Go and JavaScript: The process ends/m);
  expect(safeForm("fork")).toMatch(/^ {2}raw only {2}Comes back twice/);
});

test("structures with their sizes, and families of constants", () => {
  expect(textOf(bundledModel(), "clock_gettime")).toContain(`
Structures
  struct timespec  16 bytes  amd64 aarch64 armv7 riscv64 powerpc64 powerpc64le
                   8 bytes   i386
`);
  expect(describeCall(bundledModel(), "openat")).toMatchObject({
    structures: [],
    constants: [
      { family: "open-flags", header: "fcntl.h", of: ["flag"] },
      { family: "file-modes", header: "sys/stat.h", of: ["mode"] },
    ],
  });
  expect(describeCall(bundledModel(), "fstat")?.structures).toEqual([
    {
      name: "struct stat",
      header: "sys/stat.h",
      size: {
        ...{ amd64: 224, i386: 208, aarch64: 224, armv7: 224, riscv64: 224 },
        ...{ powerpc64: 224, powerpc64le: 224 },
      },
    },
  ]);
  // A raw call has no reviewed families.
  expect(describeCall(bundledModel(), "fork")).toMatchObject({ structures: [], constants: [] });
});

test("groups of architectures that agree", () => {
  expect(textOf(hardCases(), "narrow")).toContain(`\
Types
  int             4 bytes, signed    everywhere
  char            1 byte, signed     amd64 i386
                  1 byte, unsigned   aarch64 armv7 riscv64 powerpc64 powerpc64le
  unsigned char   1 byte, unsigned   everywhere
  short           2 bytes, signed    everywhere
  unsigned short  2 bytes, unsigned  everywhere
  mode_t          2 bytes, unsigned  everywhere
`);
});

test("a long signature is broken behind commas", () => {
  const name = "a_system_call_with_a_name_that_no_line_can_hold";
  const lines = textOf(hardCases(), name).split("\n");
  expect(lines.slice(2, 6)).toEqual([
    "  ssize_t a_system_call_with_a_name_that_no_line_can_hold(const char *the_first_path_of_this_call,",
    "      size_t number_of_bytes_in_the_first_path, void *the_result_of_this_call,",
    "      size_t number_of_bytes_in_the_result);",
    "",
  ]);
});

test("all of it as data", () => {
  expect(describeCall(bundledModel(), "lseek")).toMatchObject({
    name: "lseek",
    number: 478,
    signature: "off_t lseek(int fd, off_t offset, int whence)",
    audit: "AUE_LSEEK",
    symbols: { public: { name: "lseek", version: "FBSD_1.0" } },
    errors: { convention: "errno" },
    manual: "lseek(2)",
    interposed: undefined,
    capabilityMode: true,
    returns: { type: "off_t", abi: { i386: { kind: "integer", size: 8, align: 4, signed: true } } },
    summary: "Moves the offset of a descriptor.",
    since: "Version 7 AT&T UNIX",
    topic: "files",
    safe: {
      kind: "wrapper",
      parameters: [
        { name: "fd", kind: "descriptor" },
        { name: "offset", kind: "value", type: "off_t" },
        { name: "whence", kind: "value", type: "int", family: "seek-origins" },
      ],
      result: { kind: "value", type: "off_t" },
    },
    parameters: [
      { name: "fd", type: "int" },
      {
        name: "offset",
        type: "off_t",
        slots: { amd64: { first: 1, count: 1 }, armv7: { first: 2, count: 2 } },
      },
      { name: "whence", type: "int" },
    ],
  });
});

test("a name that no call has gives nothing", () => {
  expect(describeCall(bundledModel(), "lsek")).toBeUndefined();
});

test("every call of both tables can be described", () => {
  for (const model of [bundledModel(), hardCases()]) {
    for (const { name } of model.calls) {
      const lines = textOf(model, name).split("\n");
      expect(lines.filter((line) => line.endsWith(" "))).toEqual([]);
    }
  }
});

test("no real call needs more than 100 columns", () => {
  const texts = bundledModel().calls.map(({ name }) => textOf(bundledModel(), name));
  const lines = texts.flatMap((text) => text.split("\n"));
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});

/** The section about the safe form, without its title. */
function safeForm(name: string): string | undefined {
  return /Safe form\n(.*?)\n\n/s.exec(textOf(bundledModel(), name))?.[1];
}

function textOf(model: Model, name: string): string {
  const call = model.calls.find((candidate) => candidate.name === name);
  const description = describeCall(model, name);
  if (call === undefined || description === undefined) throw new Error(`no call ${name}`);
  return renderCall(call, description);
}
