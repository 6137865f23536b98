import { temporaryFolder } from "../../support/temporary.js";
import { generateInto } from "../../support/generate.js";
import { run } from "../../toolchains/run.js";
import { join } from "node:path";

/** What the package tells an interface on machines and systems that the tests do not run on. */
const folder = temporaryFolder();
let found: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  await generateInto(folder, "typescript", "bundled");
  const { stdout } = run(process.execPath, [join(__dirname, "programs/fake-ffi.mjs"), folder]);
  // The script prints an object.
  found = JSON.parse(stdout) as typeof found;
}, 120_000);

test("on 32 bits, long and addresses are narrow for the interface and bigint for the program", () => {
  expect(found["32 bits"]).toEqual({
    log: [
      "bind i32 __sys_read(i32, pointer, u32)",
      "call __sys_read(3, 4 bytes, 4) with errno 5",
      "bind i64 __sys_lseek(i32, i64, i32)",
      "call __sys_lseek(3, 1099511627776n, 0) with errno 5",
      "bind u32 __sys_mmap(pointer, u32, i32, i32, i32, i64)",
      "call __sys_mmap(4294963200n, 4294967295, 3, 4098, -1, 0n) with errno 5",
      "bind u16 __sys_umask(u16)",
      "call __sys_umask(18) with errno 5",
    ],
    results: ["-1n", "-1n", "4294967295n", "65535"],
    // umask(2) never fails, whatever it returns.
    errno: 0,
  });
});

test.each([
  ["size beyond 32 bits", "RangeError: read: nbyte cannot hold 4294967296"],
  ["address beyond 32 bits", "RangeError: read: buf cannot hold 4294967296"],
])("%s", (name, thrown) => {
  expect(found[name]).toEqual({ thrown, log: ["bind i32 __sys_read(i32, pointer, u32)"] });
});

test("on 64 bits they are wide", () => {
  expect(found["64 bits"]).toEqual({
    log: [
      "bind i64 __sys_read(i32, pointer, u64)",
      "call __sys_read(3, 4294967296n, 4294967296n) with errno 5",
    ],
    results: ["4n"],
    errno: 0,
  });
});

test("errno is cleared before a call whose -1 may be a success", () => {
  expect(found["errno cleared before an ambiguous call"]).toEqual({
    log: [
      "bind i32 __sys_close(i32)",
      "call __sys_close(-1) with errno 5",
      "bind i32 __sys_getpriority(i32, i32)",
      "call __sys_getpriority(0, 0) with errno 0",
    ],
    results: ["-1", "-1"],
    errno: 5,
  });
});

test("libsys.so.7 comes first, then libc.so.7", () => {
  expect(found["libc in place of libsys"]).toEqual({ log: [], results: ["libc.so.7"], errno: 0 });
  expect(found["neither of them"]).toEqual({
    thrown:
      "LibsysLoadError: no system calls on freebsd x64 through fake\n" +
      "  libsys.so.7: not found\n" +
      "  libc.so.7: not found",
    log: ["open libsys.so.7", "open libc.so.7"],
  });
});

test("a library whose getpid fails is none", () => {
  expect(found["a getpid that fails"]).toMatchObject({
    thrown:
      "LibsysLoadError: no system calls on freebsd x64 through fake\n" +
      "  libsys.so.7: __sys_getpid returns -1\n" +
      "  libc.so.7: not found",
  });
});

test("elsewhere nothing is loaded", () => {
  expect(found["another system"]).toEqual({
    thrown:
      "LibsysLoadError: libsys is a library of FreeBSD, and this is openbsd; " +
      "openLibsys({ library }) loads another in its place",
    log: [],
  });
  expect(found["a machine without types"]).toEqual({
    thrown:
      "LibsysLoadError: there are no types for s390x here, " +
      "only for x64, arm64, arm, ia32, riscv64, ppc64",
    log: [],
  });
  expect(found["no interface"]).toBe(
    "LibsysLoadError: this runtime has no foreign function interface that is known here: " +
      "use Bun, Deno or Node, or pass one as openLibsys({ ffi })",
  );
});
