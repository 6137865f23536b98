import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { TextEncoder } from "node:util";
import { Descriptor, openLibsys, textOf } from "@libsysgen/libsys";
import { AtDescriptors, AtFlags, OpenFlags, SeekOrigins } from "@libsysgen/libsys/constants";
import { fails, folder, libsys, options } from "./open.mjs";

const { sys, structs } = libsys;
const { O_RDWR, O_CREAT, O_TRUNC, O_RDONLY } = OpenFlags;

function scratch(name) {
  return sys.open(join(folder, name), O_RDWR | O_CREAT | O_TRUNC, 0o600);
}

test("a file is written, read back and closed", () => {
  const fd = scratch("plain");
  assert.ok(fd instanceof Descriptor);
  assert.equal(sys.write(fd, new Uint8Array([1, 2, 3, 4])), 4);
  assert.equal(sys.lseek(fd, 1n, SeekOrigins.SEEK_SET), 1n);
  const buffer = new Uint8Array(6);
  assert.equal(sys.read(fd, buffer.subarray(2)), 3);
  assert.deepEqual([...buffer], [0, 0, 2, 3, 4, 0]);
  assert.equal(sys.read(fd, buffer), 0);
  sys.close(fd);
  assert.ok(fd.closed);
});

test("slices of none, one and many bytes", () => {
  const fd = scratch("slices");
  const many = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
  assert.equal(sys.pwrite(fd, new Uint8Array(0), 0n), 0);
  assert.equal(sys.pwrite(fd, new Uint8Array([7]), 0n), 1);
  assert.equal(sys.pwrite(fd, many, 1n), 100_000);
  assert.equal(sys.pread(fd, new Uint8Array(0), 0n), 0);
  const one = new Uint8Array(1);
  assert.equal(sys.pread(fd, one, 0n), 1);
  assert.equal(one[0], 7);
  const back = new Uint8Array(100_000);
  assert.equal(sys.pread(fd, back, 1n), 100_000);
  assert.deepEqual(back, many);
  fd.close();
});

test("vectors of none, one and many slices", () => {
  const fd = scratch("vectors");
  const bytes = (...values) => new Uint8Array(values);
  assert.equal(sys.writev(fd, [bytes(1, 2)]), 2);
  assert.equal(sys.pwritev(fd, [bytes(3), bytes(), bytes(4, 5, 6)], 2n), 4);
  const [a, b, c] = [new Uint8Array(3), new Uint8Array(0), new Uint8Array(5)];
  assert.equal(sys.preadv(fd, [a, b, c], 0n), 6);
  assert.deepEqual(
    [[...a], [...c]],
    [
      [1, 2, 3],
      [4, 5, 6, 0, 0],
    ],
  );
  fd.close();
});

test("offsets beyond 4 GiB", () => {
  const fd = scratch("far");
  const far = 0x1_2345_6789n;
  assert.equal(sys.pwrite(fd, new Uint8Array([42]), far), 1);
  assert.equal(sys.fstat(fd).st_size, far + 1n);
  assert.equal(sys.lseek(fd, -1n, SeekOrigins.SEEK_END), far);
  const byte = new Uint8Array(1);
  assert.equal(sys.pread(fd, byte, far), 1);
  assert.equal(byte[0], 42);
  sys.ftruncate(fd, 2n ** 33n);
  assert.equal(sys.fstat(fd).st_size, 2n ** 33n);
  fd.close();
});

test("strings: of any characters, as bytes, long ones", () => {
  for (const name of ["ascii", "Zürich", "日本", "🙂", "a".repeat(250)]) {
    scratch(name).close();
    assert.ok(sys.fstatat(AtDescriptors.AT_FDCWD, join(folder, name), 0).st_ino > 0n);
    const bytes = new TextEncoder().encode(join(folder, name));
    assert.ok(sys.fstatat(AtDescriptors.AT_FDCWD, bytes, 0).st_ino > 0n);
    sys.unlink(bytes);
  }
  fails(() => sys.open("/" + "x/".repeat(3000), O_RDONLY, 0), "ENAMETOOLONG", 63, "open");
  const nul = { name: "TypeError", message: "open: path must not have a NUL in it" };
  assert.throws(() => sys.open("a\0b", O_RDONLY, 0), nul);
  assert.throws(() => sys.open(new Uint8Array([97, 0]), O_RDONLY, 0), nul);
});

test("two strings of one call do not get into each other's way", () => {
  const [from, to] = [join(folder, "from"), join(folder, "to")];
  scratch("from").close();
  sys.rename(from, to);
  fails(() => sys.unlink(from), "ENOENT", 2, "unlink");
  sys.symlinkat("somewhere/else", AtDescriptors.AT_FDCWD, from);
  const target = new Uint8Array(100);
  const length = sys.readlinkat(AtDescriptors.AT_FDCWD, from, target);
  assert.equal(textOf(target.subarray(0, length)), "somewhere/else");
});

test("a struct comes back, new or in memory that was brought", () => {
  const fd = scratch("stat");
  sys.write(fd, new Uint8Array(5));
  const mine = structs.stat.create({ st_size: 99n });
  assert.equal(sys.fstat(fd, mine), mine);
  assert.equal(mine.st_size, 5n);
  const fresh = sys.fstat(fd);
  assert.notEqual(fresh, mine);
  assert.deepEqual(fresh.$get(), mine.$get());
  // S_IFREG and the permissions.
  assert.equal(fresh.st_mode, 0o100600);
  assert.ok(fresh.st_mtim.tv_sec > 1_500_000_000n);
  fd.close();
});

test("a directory descriptor, and AT_FDCWD", () => {
  const dir = sys.open(folder, O_RDONLY | OpenFlags.O_DIRECTORY, 0);
  const fd = sys.openat(dir, "inside", O_RDWR | O_CREAT, 0o600);
  assert.equal(sys.fstatat(dir, "inside", 0).st_size, 0n);
  sys.unlinkat(dir, "inside", 0);
  fails(() => sys.fstatat(dir, "inside", AtFlags.AT_SYMLINK_NOFOLLOW), "ENOENT", 2, "fstatat");
  fd.close();
  dir.close();
});

test("the end of a directory's name in memory is found", () => {
  const room = new Uint8Array(1024);
  assert.equal(sys.__getcwd(room), textOf(room));
  fails(() => sys.__getcwd(new Uint8Array(1)), "EINVAL", 22, "__getcwd");
  fails(() => sys.__getcwd(new Uint8Array(2)), "ENOMEM", 12, "__getcwd");
});

test("a descriptor is closed once", () => {
  const fd = scratch("once");
  const { number } = fd;
  fd.close();
  const closed = { name: "TypeError", message: "the descriptor is closed" };
  assert.throws(() => fd.close(), closed);
  assert.throws(() => fd.number, closed);
  assert.throws(() => sys.fstat(fd), closed);
  assert.throws(() => sys.close(fd), closed);
  fails(() => sys.fstat(number), "EBADF", 9, "fstat");
});

test("a descriptor closes where close(2) is not among the calls", () => {
  const few = openLibsys({ ...options, only: ["open"] });
  assert.deepEqual([Object.keys(few.calls), Object.keys(few.sys)], [["open"], ["open"]]);
  const fd = few.sys.open(folder, O_RDONLY, 0);
  const { number } = fd;
  fd.close();
  fails(() => sys.fstat(number), "EBADF", 9, "fstat");
});

test("a descriptor at the end of its block, and one that was given away", () => {
  const fd = scratch("block");
  fd[Symbol.dispose]();
  assert.ok(fd.closed);
  fd[Symbol.dispose]();
  const given = scratch("given");
  const number = given.release();
  assert.ok(given.closed);
  sys.close(number);
});

test("two descriptors at once", () => {
  const [reader, writer] = sys.pipe2(OpenFlags.O_CLOEXEC);
  assert.equal(sys.write(writer, new Uint8Array([1, 2, 3])), 3);
  const buffer = new Uint8Array(8);
  assert.equal(sys.read(reader, buffer), 3);
  writer.close();
  assert.equal(sys.read(reader, buffer), 0);
  reader.close();
});
