// Opens a generated package on machines that only pretend to be there, and prints what it did.
import process from "node:process";
import { URL, pathToFileURL } from "node:url";

const lib = pathToFileURL(`${process.argv[2]}/lib/`);
const { openLibsys } = await import(new URL("default.js", lib).href);

const errno = new Int32Array(1);

/** An interface that writes down what it is told, and answers with `results`. */
function fakeFfi(arch, { libraries = ["libsys.so.7"], results = {}, platform = "freebsd" } = {}) {
  const log = [];
  const answers = { __error: 0, __sys_getpid: 7, ...results };
  const open = (path) => {
    log.push(`open ${path}`);
    if (!libraries.includes(path)) throw new Error("not found");
    return { bind, view: () => errno.buffer };
  };
  const bind = (symbol, { parameters, result }) => {
    log.push(`bind ${result} ${symbol}(${parameters.join(", ")})`);
    if (!(symbol in answers)) throw new Error("undefined symbol");
    return (...args) => {
      log.push(`call ${symbol}(${args.map(show).join(", ")}) with errno ${errno[0]}`);
      errno[0] = 5;
      return answers[symbol];
    };
  };
  return { log, ffi: { name: "fake", platform, arch, open } };
}

function show(value) {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return typeof value === "bigint" ? `${value}n` : String(value);
}

/** What a program throws or gives, and what the interface was told meanwhile. */
function outcome(arch, options, use) {
  const { ffi, log } = fakeFfi(arch, options);
  try {
    const libsys = openLibsys({ ffi });
    log.length = 0;
    const results = use(libsys).map(show);
    return { results, log, errno: libsys.errno };
  } catch (error) {
    return { thrown: String(error), log };
  }
}

const minusOne = { __sys_read: -1, __sys_lseek: -1n, __sys_mmap: 0xffff_ffff, __sys_umask: -1 };
console.log(
  JSON.stringify({
    "32 bits": outcome("ia32", { results: minusOne }, ({ calls }) => [
      calls.read(3, new Uint8Array(4), 4n),
      calls.lseek(3, 2n ** 40n, 0),
      calls.mmap(0xffff_f000n, 2n ** 32n - 1n, 3, 0x1002, -1, 0n),
      calls.umask(0o22),
    ]),
    "size beyond 32 bits": outcome("arm", { results: minusOne }, ({ calls }) => [
      calls.read(3, new Uint8Array(4), 2n ** 32n),
    ]),
    "address beyond 32 bits": outcome("arm", { results: minusOne }, ({ calls }) => [
      calls.read(3, 2n ** 32n, 4n),
    ]),
    "64 bits": outcome("riscv64", { results: { __sys_read: 4 } }, ({ calls }) => [
      calls.read(3, 2n ** 32n, 2n ** 32n),
    ]),
    "errno cleared before an ambiguous call": outcome(
      "x64",
      { results: { __sys_close: -1, __sys_getpriority: -1 } },
      ({ calls }) => [calls.close(-1), calls.getpriority(0, 0)],
    ),
    "libc in place of libsys": outcome("x64", { libraries: ["libc.so.7"] }, (libsys) => [
      libsys.library,
    ]),
    "neither of them": outcome("x64", { libraries: [] }, () => []),
    "a getpid that fails": outcome("x64", { results: { __sys_getpid: -1 } }, () => []),
    "another system": outcome("x64", { platform: "openbsd" }, () => []),
    "a machine without types": outcome("s390x", {}, () => []),
    "no interface": (() => {
      try {
        return openLibsys();
      } catch (error) {
        return String(error);
      }
    })(),
  }),
);
