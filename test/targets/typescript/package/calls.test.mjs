import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { URL } from "node:url";
import { Worker } from "node:worker_threads";
import { LibsysError, rawOnly, textOf } from "@libsysgen/libsys";
import {
  AddressFamilies,
  Clocks,
  KqueueEventFlags,
  KqueueFilters,
  KqueueNotesUser,
  MmapFlags,
  MmapProtection,
  OpenFlags,
  PollEvents,
  PriorityTargets,
  SigactionFlags,
  Signals,
  SocketTypes,
} from "@libsysgen/libsys/constants";
import { fails, folder, libsys } from "./open.mjs";

const { calls, sys, structs } = libsys;
const { EVFILT_TIMER, EVFILT_USER, EVFILT_READ } = KqueueFilters;
const { EV_ADD, EV_ONESHOT, EV_CLEAR } = KqueueEventFlags;

test("errors of every class", () => {
  // errno
  fails(() => sys.close(-1), "EBADF", 9, "close");
  // (void *)-1 and errno
  const { PROT_READ } = MmapProtection;
  const { MAP_ANON, MAP_PRIVATE } = MmapFlags;
  const flags = MAP_ANON | MAP_PRIVATE;
  fails(() => sys.mmap(null, 0n, PROT_READ, flags, null, 0n), "EINVAL", 22, "mmap");
  // the error as the result
  fails(() => sys.posix_fallocate(-1, 0n, 1n), "EBADF", 9, "posix_fallocate");
  // -1 that may be a success
  fails(() => sys.getpriority(99, 0), "EINVAL", 22, "getpriority");
  // none at all
  assert.equal(sys.getpid(), process.pid);
  assert.equal(sys.getppid(), process.ppid);
});

test("-1 is a priority", () => {
  const { PRIO_PROCESS } = PriorityTargets;
  const before = sys.getpriority(PRIO_PROCESS, 0);
  assert.ok(before >= -20 && before <= 20);
  if (sys.getuid() !== 0) return;
  sys.setpriority(PRIO_PROCESS, 0, -1);
  assert.equal(sys.getpriority(PRIO_PROCESS, 0), -1);
  sys.setpriority(PRIO_PROCESS, 0, before);
});

test("what an error says", () => {
  assert.throws(
    () => sys.open("/nowhere/at/all", OpenFlags.O_RDONLY, 0),
    (error) => {
      assert.ok(error instanceof Error);
      assert.match(error.message, /^ENOENT: .+, open$/);
      return true;
    },
  );
  assert.equal(new LibsysError("read", 4000).code, "E4000");
});

test("memory is mapped, filled and given back", () => {
  const length = 65536n;
  const { PROT_READ, PROT_WRITE } = MmapProtection;
  const { MAP_ANON, MAP_PRIVATE } = MmapFlags;
  const flags = MAP_ANON | MAP_PRIVATE;
  const address = sys.mmap(null, length, PROT_READ | PROT_WRITE, flags, null, 0n);
  assert.equal(typeof address, "bigint");
  assert.ok(address > 0n);
  sys.munmap(address, length);
});

test("a queue tells of a timer, of the program itself, and of a pipe", () => {
  const queue = sys.kqueue();
  const events = structs.kevent.array(4);
  const patience = { tv_sec: 5n };
  const timer = { ident: 7n, filter: EVFILT_TIMER, flags: EV_ADD | EV_ONESHOT, data: 5n };
  assert.equal(sys.kevent(queue, [{ ...timer, udata: 0xdead_beefn }], events, patience), 1);
  const [first] = events.first(1);
  assert.deepEqual([first.ident, first.filter, first.udata], [7n, EVFILT_TIMER, 0xdead_beefn]);

  const user = { ident: 1n, filter: EVFILT_USER, flags: EV_ADD | EV_CLEAR };
  assert.equal(sys.kevent(queue, [user], null, null), 0);
  const trigger = { ...user, flags: 0, fflags: KqueueNotesUser.NOTE_TRIGGER };
  assert.equal(sys.kevent(queue, [trigger], events, patience), 1);
  assert.equal(events.at(0).filter, EVFILT_USER);

  const [reader, writer] = sys.pipe2(0);
  sys.write(writer, new Uint8Array(3));
  const changes = structs.kevent.array([
    { ident: BigInt(reader.number), filter: EVFILT_READ, flags: EV_ADD },
  ]);
  assert.equal(sys.kevent(queue, changes, events, patience), 1);
  assert.deepEqual([events.at(0).ident, events.at(0).data], [BigInt(reader.number), 3n]);
  assert.equal(sys.kevent(queue, [], structs.kevent.array(0), {}), 0);
  for (const fd of [reader, writer, queue]) fd.close();
});

test("clocks: a struct out, a struct in", () => {
  const now = sys.clock_gettime(Clocks.CLOCK_REALTIME);
  assert.ok(Math.abs(Number(now.tv_sec) - Date.now() / 1000) < 5);
  const before = sys.clock_gettime(Clocks.CLOCK_MONOTONIC).$get();
  sys.nanosleep({ tv_nsec: 20_000_000n });
  const after = sys.clock_gettime(Clocks.CLOCK_MONOTONIC);
  const passed = (after.tv_sec - before.tv_sec) * 1_000_000_000n + after.tv_nsec - before.tv_nsec;
  assert.ok(passed >= 20_000_000n, String(passed));
  fails(() => sys.nanosleep({ tv_nsec: 1_000_000_000n }), "EINVAL", 22, "nanosleep");
  fails(() => sys.clock_gettime(9999), "EINVAL", 22, "clock_gettime");
});

test("an array of structs that the call changes", () => {
  const [reader, writer] = sys.pipe2(0);
  const { POLLIN, POLLOUT } = PollEvents;
  const fds = structs.pollfd.array([
    { fd: reader.number, events: POLLIN },
    { fd: writer.number, events: POLLOUT },
  ]);
  assert.equal(sys.poll(fds, 0), 1);
  assert.deepEqual(
    [...fds].map(({ revents }) => revents),
    [0, POLLOUT],
  );
  reader.close();
  writer.close();
});

test("sockets: addresses in and out, lengths that come back", () => {
  const path = join(folder, "socket");
  const { AF_UNIX } = AddressFamilies;
  const address = structs.sockaddr_un.create({ sun_family: AF_UNIX, sun_path: path });
  const server = sys.socket(AF_UNIX, SocketTypes.SOCK_STREAM, 0);
  sys.bind(server, address);
  sys.listen(server, 1);
  const client = sys.socket(AF_UNIX, SocketTypes.SOCK_STREAM, 0);
  sys.connect(client, address);
  const accepted = sys.accept4(server, null, 0);
  const name = structs.sockaddr_un.create();
  const length = sys.getsockname(accepted.fd, name);
  assert.ok(length > 2 && length <= structs.sockaddr_un.size, String(length));
  assert.equal(name.sun_family, AF_UNIX);
  assert.equal(textOf(name.sun_path), path);
  assert.equal(sys.sendto(client, new Uint8Array([1, 2]), 0, null), 2);
  const received = sys.recvfrom(accepted.fd, new Uint8Array(9), 0, null);
  assert.equal(received.length, 2);
  for (const fd of [client, accepted.fd, server]) fd.close();
});

test("arrays of integers, and none where that is allowed", () => {
  const count = sys.getgroups(null);
  const groups = new Uint32Array(count);
  assert.equal(sys.getgroups(groups), count);
  assert.throws(() => sys.getgroups(new Uint8Array(4)), TypeError);
});

test("wrong arguments do not reach the kernel", () => {
  assert.throws(() => sys.read("0", new Uint8Array(1)), TypeError);
  assert.throws(() => sys.read(0.5, new Uint8Array(1)), RangeError);
  assert.throws(() => sys.read(0, [1, 2]), TypeError);
  assert.throws(() => sys.lseek(0, 5, 0), TypeError);
  assert.throws(() => sys.fstat(0, structs.timespec.create()), RangeError);
  assert.throws(() => sys.nanosleep({ tv_hours: 1n }), TypeError);
  // Nobody would see what the kernel writes to structs made of these.
  assert.throws(() => sys.poll([{}], 0), TypeError);
  assert.throws(() => sys.nanosleep({ tv_sec: 2n ** 64n }), RangeError);
});

test("calls without a safe form are in the raw layer alone", () => {
  for (const name of Object.keys(rawOnly)) {
    assert.equal(sys[name], undefined, name);
    assert.ok(name in calls, name);
  }
});

// Deno takes its signals on a thread that runs no JavaScript: no call of the program's is interrupted.
const signalled = { skip: "Deno" in globalThis };

test("a signal interrupts a call, and that is seen", signalled, async () => {
  const noticed = () => {};
  process.on("SIGUSR1", noticed);
  const script = 'sleep 0.3; kill -USR1 "$1"';
  const child = spawn("/bin/sh", ["-c", script, "sh", String(process.pid)]);
  await new Promise((resolve) => child.once("spawn", resolve));
  const rest = structs.timespec.create();
  fails(() => sys.nanosleep({ tv_sec: 10n }, rest), "EINTR", 4, "nanosleep");
  assert.ok(rest.tv_sec >= 5n, String(rest.tv_sec));
  assert.equal(Signals.SIGUSR1, 30);
  await sleep(50);
  process.off("SIGUSR1", noticed);
});

test("a signal interrupts a read, and that is seen", signalled, async () => {
  const noticed = () => {};
  process.on("SIGUSR2", noticed);
  // Runtimes let the kernel go on with what their handlers have interrupted.
  const action = structs.sigaction.create();
  assert.equal(calls.sigaction(Signals.SIGUSR2, null, action.$bytes), 0);
  action.sa_flags &= ~SigactionFlags.SA_RESTART;
  assert.equal(calls.sigaction(Signals.SIGUSR2, action.$bytes, null), 0);
  const [reader, writer] = sys.pipe2(OpenFlags.O_CLOEXEC);
  // Should the read go on all the same, it ends with the bytes that come late.
  const script = 'sleep 0.3; kill -USR2 "$1"; sleep 2; echo late >&3';
  const child = spawn("/bin/sh", ["-c", script, "sh", String(process.pid)], {
    stdio: ["ignore", "ignore", "ignore", writer.number],
  });
  await new Promise((resolve) => child.once("spawn", resolve));
  fails(() => sys.read(reader, new Uint8Array(8)), "EINTR", 4, "read");
  child.kill("SIGKILL");
  await sleep(50);
  process.off("SIGUSR2", noticed);
  reader.close();
  writer.close();
});

// Each of them loads the package for itself.
const threads = Number(process.env.LIBSYS_THREADS ?? 64);

test(`${threads} threads that fail in different ways do not get each other's errors`, async () => {
  const url = new URL("./errno-worker.mjs", import.meta.url);
  const workers = Array.from(
    { length: threads },
    (_, index) => new Worker(url, { workerData: { index } }),
  );
  await Promise.all(workers.map(messageOf));
  const reports = workers.map(messageOf);
  // All of them are there now, and fail at the same time.
  for (const worker of workers) worker.postMessage("go");
  assert.deepEqual(
    await Promise.all(reports),
    workers.map(() => ({ made: 500, wrong: 0 })),
  );
});

function messageOf(worker) {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
