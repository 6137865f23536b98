// Runs in Bun, Deno and Node alike: makes calls and prints what came of them, as JSON.
import process from "node:process";
import { setTimeout } from "node:timers";
import { TextEncoder } from "node:util";
import { openLibsys } from "@libsysgen/libsys";
import { koffiFfi } from "@libsysgen/libsys/koffi";
import { SYS_read } from "@libsysgen/libsys/numbers";

const [library, wanted] = process.argv.slice(2);
const ffi = wanted === "koffi" ? koffiFfi((await import("koffi")).default) : undefined;

const libsys = openLibsys({ library, ffi });
const { calls } = libsys;
const found = {};

/** Notes the result of a call, or what it threw, and errno. */
function note(name, call) {
  let result;
  try {
    result = call();
  } catch (error) {
    result = `${error.name}: ${error.message}`;
  }
  found[name] = [typeof result === "bigint" ? `${result}n` : result, libsys.errno];
}

found.interface = libsys.ffi;
found.number = SYS_read;
found.pid = calls.getpid() === process.pid;

// Memory and descriptors.
const fd = calls.open(new TextEncoder().encode("scratch\0"), 0x602, 0o600);
found.fd = fd > 2;
note("write", () => calls.write(fd, new Uint8Array([1, 2, 3, 4]), 4n));
note("seek far", () => calls.lseek(fd, 0x1_2345_6789n, 0));
note("write far", () => calls.write(fd, new Uint8Array([5, 6]), 2n));
note("seek back", () => calls.lseek(fd, -0x1_2345_6788n, 1));
const memory = new Uint8Array(8);
note("read into the middle", () => calls.read(fd, memory.subarray(2, 6), 4n));
found.memory = [...memory];
note("read at the far end", () => {
  calls.lseek(fd, 0x1_2345_6789n, 0);
  return calls.read(fd, memory, 8n);
});
found["memory from the far end"] = [...memory.subarray(0, 2)];

// Addresses.
const address = calls.mmap(0n, 4096n, 3, 0x1002, -1, 0n);
found["address is a bigint"] = typeof address === "bigint" && address > 0n;
note("write from an address", () => {
  calls.lseek(fd, 0n, 0);
  return calls.write(fd, address, 16n);
});
note("read to an address", () => {
  calls.lseek(fd, 0x1_2345_6789n, 0);
  return calls.read(fd, address, 2n);
});
note("unmap", () => calls.munmap(address, 4096n));
note("unmap of nothing", () => calls.munmap(1n, 0n));
note("failed map", () => calls.mmap(0n, 0n, 3, 0x1002, -1, 0n));
note("address of memory", () => calls.shmat(0, memory, 0) > 0n);
note("address 0", () => calls.shmat(0, 0n, 0));
note("high address", () => calls.shmat(0, 0xffff_ffff_ffff_fffen, 0));
note("null pointers", () => calls.select(0, null, memory, null, 1n));

// Integers.
note("unsigned result", () => calls.getuid());
note("negative result", () => calls.getpgid(-5));
note("16-bit result", () => calls.umask(0x8001));
note("unsigned argument", () => calls.kqueuex(0x8000_0001));
note("the same bits, signed", () => calls.kqueuex(0x8000_0001 | 0));
note("least 64-bit value", () => calls.lseek(-7, -(2n ** 63n), 0));
note("greatest 64-bit value", () => calls.lseek(-7, 2n ** 63n - 1n, 0));
note("beyond what a number holds", () => calls.lseek(-7, 2n ** 53n + 1n, 0));
const sum = new BigInt64Array(1);
note("seven arguments", () =>
  calls.sendfile(1, -2, 2n ** 40n, 5n, null, new Uint8Array(sum.buffer), 3),
);
found.sum = `${sum[0]}n`;

// Failures.
note("bad descriptor", () => calls.close(-1));
found["errno stays"] = [libsys.errno, calls.getpid() > 0, libsys.errno];
note("null where it faults", () => calls.read(fd, 0n, 1n));
note("error number as the result", () => calls.posix_fallocate(fd, 1n, 0x1_0000_0000n));
note("none as the result", () => calls.posix_fallocate(fd, 1n, 1n));
calls.close(-1);
note("-1 that is a success", () => calls.getpriority(0, 0));
note("-1 that is a failure", () => calls.getpriority(1, 0));
let wrong = 0;
for (let turn = 0; turn < 100_000; turn++) {
  const bad = turn % 2 === 0;
  if (bad) calls.close(-1);
  else calls.posix_fallocate(fd, 1n, 0x1_0000_0000n);
  if (libsys.errno !== (bad ? 9 : 28)) wrong++;
}
found["wrong errno in 100,000"] = wrong;

// Mistakes.
note("number for a bigint", () => calls.read(fd, memory, 8));
note("bigint for a number", () => calls.close(1n));
note("fraction", () => calls.close(0.5));
note("too great", () => calls.close(2 ** 32));
note("too great for 64 bits", () => calls.lseek(fd, 2n ** 64n, 0));
note("string for memory", () => calls.read(fd, "memory", 6n));
note("null where it must not be", () => calls.read(fd, null, 8n));
note("too few arguments", () => calls.close());
note("symbol that is not there", () => calls.rmdir(memory).toString());
try {
  openLibsys({ library, ffi, only: ["getpid", "rmdir", "mkdir"] });
} catch (error) {
  found["calls that are not there"] = error.attempts.map(({ tried }) => tried);
}
found.only = Object.keys(openLibsys({ library, ffi, only: ["read"] }).calls);
found["fork is no call"] = calls.fork === undefined;

console.log(JSON.stringify(found));
calls.close(fd);
// Ends the process at once, so nothing may be waiting to be printed.
setTimeout(() => {
  calls._exit(0);
  throw new Error("_exit has returned");
}, 50);
