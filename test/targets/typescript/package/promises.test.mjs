import assert from "node:assert/strict";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { LibsysError, openLibsys, syncOnly } from "@libsysgen/libsys";
import {
  AtDescriptors,
  Clocks,
  KqueueEventFlags,
  KqueueFilters,
  MmapFlags,
  MmapProtection,
  OpenFlags,
} from "@libsysgen/libsys/constants";
import { koffiFfi } from "@libsysgen/libsys/koffi";
import { folder, libsys, options } from "./open.mjs";

const { AT_FDCWD } = AtDescriptors;
const { calls, promises, structs, sys } = libsys;

test("calls about the thread that makes them are no promises", () => {
  for (const name of Object.keys(syncOnly)) {
    assert.ok(name in sys, name);
    assert.equal(promises[name], undefined, name);
  }
  assert.ok("read" in promises);
});

if (libsys.ffi !== "koffi") {
  test("other interfaces than koffi say that they have no promises", () => {
    assert.throws(() => promises.read(0, new Uint8Array(1)), {
      name: "LibsysLoadError",
      message: new RegExp(
        `\\n {2}__sys_read: ${libsys.ffi} does not tell errno of calls on other threads: ` +
          "openLibsys\\({ ffi: koffiFfi\\(koffi\\) }\\) does, in Node$",
      ),
    });
  });
} else {
  const { default: koffi } = await import("koffi");

  test("a call waits on another thread", async () => {
    const [reader, writer] = sys.pipe2(OpenFlags.O_CLOEXEC);
    const buffer = new Uint8Array(8);
    const length = promises.read(reader, buffer.subarray(2));
    assert.equal(sys.write(writer, new Uint8Array([1, 2, 3])), 3);
    assert.equal(await length, 3);
    assert.deepEqual([...buffer], [0, 0, 1, 2, 3, 0, 0, 0]);
    await promises.close(writer);
    assert.ok(writer.closed);
    assert.equal(await promises.read(reader, buffer), 0);
    reader.close();
  });

  test("strings, structs, descriptors and vectors are as in `sys`", async () => {
    const path = join(folder, "promised");
    const fd = await promises.open(path, OpenFlags.O_RDWR | OpenFlags.O_CREAT, 0o600);
    assert.equal(await promises.writev(fd, [new Uint8Array([1]), new Uint8Array([2, 3])]), 3);
    assert.equal(await promises.lseek(fd, 0x1_2345_6789n, 0), 0x1_2345_6789n);
    assert.equal((await promises.fstat(fd)).st_size, 3n);
    fd.close();
    const room = new Uint8Array(1024);
    assert.equal(await promises.__getcwd(room), sys.__getcwd(new Uint8Array(1024)));
    const [reader, writer] = await promises.pipe2(0);
    assert.equal((await promises.fstatat(AT_FDCWD, path, 0)).st_size, 3n);
    const queue = await promises.kqueue();
    const change = {
      ident: BigInt(reader.number),
      filter: KqueueFilters.EVFILT_READ,
      flags: KqueueEventFlags.EV_ADD,
    };
    const events = structs.kevent.array(2);
    const count = promises.kevent(queue, [change], events, { tv_sec: 10n });
    sys.write(writer, new Uint8Array(5));
    assert.equal(await count, 1);
    assert.equal(events.at(0).data, 5n);
    for (const each of [reader, writer, queue]) each.close();
  });

  test("calls at the same time have memory of their own", async () => {
    const { O_WRONLY, O_CREAT } = OpenFlags;
    const names = Array.from({ length: 100 }, (_, index) => join(folder, `at-once-${index}`));
    const fds = await Promise.all(names.map((name) => promises.open(name, O_WRONLY | O_CREAT, 0)));
    await Promise.all(fds.map((fd, index) => promises.ftruncate(fd, BigInt(index))));
    const found = await Promise.all(names.map((name) => promises.fstatat(AT_FDCWD, name, 0)));
    assert.deepEqual(
      found.map(({ st_size }) => st_size),
      names.map((_, index) => BigInt(index)),
    );
    await Promise.all(names.map((name, index) => promises.rename(name, `${names[index]}.new`)));
    await Promise.all(names.map((name) => promises.unlink(`${name}.new`)));
    for (const fd of fds) fd.close();
  });

  test("errors of every class reject", async () => {
    const { MAP_ANON, MAP_PRIVATE } = MmapFlags;
    const { PROT_READ } = MmapProtection;
    const flags = MAP_ANON | MAP_PRIVATE;
    for (const [call, code, errno, syscall] of [
      [() => promises.close(-1), "EBADF", 9, "close"],
      [() => promises.open("/nowhere/at/all", 0, 0), "ENOENT", 2, "open"],
      [() => promises.mmap(null, 0n, PROT_READ, flags, null, 0n), "EINVAL", 22, "mmap"],
      [() => promises.posix_fallocate(-1, 0n, 1n), "EBADF", 9, "posix_fallocate"],
      [() => promises.clock_getres(9999), "EINVAL", 22, "clock_getres"],
    ]) {
      await assert.rejects(call(), (error) => {
        assert.ok(error instanceof LibsysError, String(error));
        assert.deepEqual([error.code, error.errno, error.syscall], [code, errno, syscall]);
        return true;
      });
    }
    assert.equal(await promises.getpid(), process.pid);
    assert.ok((await promises.clock_getres(Clocks.CLOCK_MONOTONIC)).tv_nsec > 0n);
  });

  test("wrong arguments reject as well, and no call is made", async () => {
    await assert.rejects(promises.read("0", new Uint8Array(1)), TypeError);
    await assert.rejects(promises.read(0.5, new Uint8Array(1)), RangeError);
    await assert.rejects(promises.open("a\0b", 0, 0), TypeError);
    await assert.rejects(promises.writev(1, [[1]]), TypeError);
  });

  test("the errors of many calls are not mixed up, nor is `errno` of this thread touched", async () => {
    calls.close(-1);
    assert.equal(libsys.errno, 9);
    const ways = [
      ["EBADF", () => promises.close(-1)],
      ["ENOENT", () => promises.unlink("/nowhere/at/all")],
      ["EINVAL", () => promises.clock_getres(9999)],
      ["ENOTDIR", () => promises.unlink("/dev/null/x")],
      ["EBADF", () => promises.posix_fallocate(-1, 0n, 1n)],
      ["ENAMETOOLONG", () => promises.unlink("/" + "x".repeat(300))],
      ["ENOMEM", () => promises.__getcwd(new Uint8Array(2))],
      ["none", () => promises.getppid()],
    ];
    let wrong = 0;
    const lanes = Array.from({ length: 64 }, async (_, lane) => {
      for (let round = 0; round < 60; round++) {
        const [code, call] = ways[(lane + round) % ways.length];
        const found = await call().then(
          () => "none",
          (error) => error.code,
        );
        if (found !== code) wrong++;
      }
    });
    await Promise.all(lanes);
    assert.equal(wrong, 0);
    assert.equal(libsys.errno, 9);
  });

  test("memory is held until the call has ended, and no longer", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    const [reader, writer] = sys.pipe2(0);
    let lost;
    let held;
    let length;
    (() => {
      const pieces = [new Uint8Array(3), new Uint8Array(2000)];
      held = pieces.map((piece) => new WeakRef(piece));
      length = promises.readv(reader, pieces);
      pieces.length = 0;
      lost = new WeakRef(new Uint8Array(2000));
    })();
    for (let round = 0; round < 5; round++) {
      await turn();
      collect();
    }
    assert.equal(lost.deref(), undefined);
    assert.equal(sys.write(writer, new Uint8Array([1, 2, 3, 4, 5])), 5);
    assert.equal(await length, 5);
    assert.deepEqual(
      held.map((piece) => [...(piece.deref()?.subarray(0, 3) ?? [])]),
      [
        [1, 2, 3],
        [4, 5, 0],
      ],
    );
    for (let round = 0; round < 5; round++) {
      await turn();
      collect();
    }
    assert.deepEqual(
      held.map((piece) => piece.deref()),
      [undefined, undefined],
    );
    reader.close();
    writer.close();
  });

  test("calls beyond koffi's limit wait for others to end", async () => {
    const many = 1000;
    assert.ok(koffi.config().max_async_calls < many);
    const all = await Promise.all(
      Array.from({ length: many }, () => promises.clock_getres(Clocks.CLOCK_MONOTONIC)),
    );
    assert.equal(new Set(all).size, many);
  });

  test("a call that koffi will not make at all rejects", async () => {
    const full = new Error("full");
    const refusing = {
      ...koffi,
      load: (path) => {
        const library = koffi.load(path);
        const refuse = () => {
          throw full;
        };
        return {
          func: (...args) => {
            const native = library.func(...args);
            return Object.assign((...values) => native(...values), { async: refuse });
          },
        };
      },
    };
    const other = openLibsys({ ...options, ffi: koffiFfi(refusing) });
    await assert.rejects(other.promises.getpid(), full);
    await assert.rejects(other.promises.getppid(), full);
    assert.equal(other.sys.getpid(), process.pid);
  });
}
