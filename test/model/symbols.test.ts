import { type LibraryArchName, libraryArchNames } from "../../src/model/library/arch.js";
import { symbolFor } from "../../src/model/symbols.js";
import type { Call } from "../../src/model/call.js";
import { bundledModel, read } from "../support/models.js";

/** Name, version, default or not, binding, type, and the number in the machine code of a stub. */
type MeasuredSymbol = readonly [string, string, boolean, string, string, number | null];

const model = bundledModel();

describe.each(libraryArchNames)("libsys.so.7 of %s", (arch) => {
  const measured = measuredSymbols(arch);

  test("has the stubs of the model, and no others", () => {
    const inLibrary = measured.filter(
      ([name, , isDefault, , , number]) =>
        isDefault &&
        number !== null &&
        // Functions in assembler around rfork and _umtx_op, which happen to have the shape of stubs.
        !["rfork_thread", "_umtx_op_err"].includes(name),
    );
    expect(stubsOf(arch).sort()).toEqual(inLibrary.map(lineOf).sort());
  });

  test("has each __sys_ name of the model with its version and number, and no others", () => {
    const inLibrary = measured.filter(([name]) => name.startsWith("__sys_"));
    const inModel = model.calls.map(({ symbols: { sys }, number }) =>
      [sys.name, sys.version, sys.binding, number].join(" "),
    );
    expect(inModel.sort()).toEqual(inLibrary.map(lineOf).sort());
    expect(inModel).toHaveLength(407);
  });

  test("has the wrappers of the model as functions without a number", () => {
    const wrappers = model.calls.flatMap(({ symbols }) =>
      symbols.public?.kind === "wrapper" ? [symbols.public] : [],
    );
    expect(wrappers.map(({ name }) => name)).toEqual([
      "gettimeofday",
      "clock_gettime",
      "sched_getcpu",
    ]);
    for (const { name, version, binding } of wrappers) {
      const inLibrary = measured.filter(([found, , isDefault]) => found === name && isDefault);
      expect(inLibrary.map(lineOf)).toEqual([`${name} ${version} ${binding} null`]);
    }
  });

  function stubsOf(on: LibraryArchName): string[] {
    return model.calls.flatMap(({ symbols, number }) =>
      [symbols.sys, symbols.private, symbols.public].flatMap((symbol) =>
        symbol === undefined ||
        symbol.kind === "wrapper" ||
        symbol.missingOn.includes(on) ||
        // Takes the number from the stack, so that its code has none.
        (on === "i386" && symbol.name === "syscall")
          ? []
          : [[symbol.name, symbol.version, symbol.binding, number].join(" ")],
      ),
    );
  }
});

test("the calls without a plain name are those that libthr wraps and the private ones", () => {
  const without = model.calls.filter(({ symbols }) => symbols.public === undefined);
  const names = (calls: readonly Call[]) => calls.map(({ name }) => name).join(" ");
  expect(names(without.filter(({ interposed }) => interposed !== undefined))).toBe(
    "fork read write open close wait4 ptrace recvmsg sendmsg recvfrom accept msync fcntl select " +
      "fsync connect readv writev sendto poll nanosleep clock_nanosleep aio_suspend sigprocmask " +
      "sigsuspend sigtimedwait sigwaitinfo sigaction setcontext swapcontext sigwait openat pdfork " +
      "pselect wait6 accept4 ppoll fdatasync kevent",
  );
  expect(names(without.filter(({ interposed }) => interposed === undefined))).toBe(
    "break getlogin nnpfs_syscall afs3_syscall sctp_peeloff sctp_generic_sendmsg " +
      "sctp_generic_sendmsg_iov sctp_generic_recvmsg shm_open2 sigfastblock __realpathat " +
      "__specialfd",
  );
  expect(model.calls.filter(({ interposed }) => interposed !== undefined)).toHaveLength(39);
});

test.each([
  // call, choice, architecture, symbol
  ["read", "sys", "amd64", "__sys_read FBSDprivate_1.0 global"],
  ["read", "private", "amd64", "_read FBSDprivate_1.0 weak"],
  ["read", "public", "amd64", "__sys_read FBSDprivate_1.0 global"],
  ["mmap", "public", "amd64", "mmap FBSD_1.0 weak"],
  ["fstat", "public", "amd64", "fstat FBSD_1.5 weak"],
  ["kevent", "public", "amd64", "__sys_kevent FBSDprivate_1.0 global"],
  ["sched_getcpu", "public", "amd64", "sched_getcpu FBSD_1.7 global"],
  ["vfork", "private", "amd64", "_vfork FBSDprivate_1.0 weak"],
  ["vfork", "private", "riscv64", "__sys_vfork FBSDprivate_1.0 global"],
  ["_exit", "private", "amd64", "__sys__exit FBSDprivate_1.0 global"],
  ["_exit", "public", "amd64", "_exit FBSD_1.0 weak"],
  ["__sysctl", "sys", "amd64", "__sys___sysctl FBSDprivate_1.0 global"],
  ["__sysctl", "private", "amd64", "___sysctl FBSDprivate_1.0 weak"],
] as const)("the symbol of %s by choice %s on %s is %s", (name, choice, arch, expected) => {
  const symbol = symbolFor(callNamed(name), choice, arch);
  expect([symbol.name, symbol.version, symbol.binding].join(" ")).toBe(expected);
});

function callNamed(name: string): Call {
  const call = model.calls.find((candidate) => candidate.name === name);
  if (call === undefined) throw new Error(`no call ${name}`);
  return call;
}

function measuredSymbols(arch: string): readonly MeasuredSymbol[] {
  const file = JSON.parse(read(`test/data/libsys.${arch}.json`)) as {
    readonly symbols: readonly MeasuredSymbol[];
  };
  return file.symbols;
}

function lineOf([name, version, , binding, , number]: MeasuredSymbol): string {
  return [name, version, binding, number].map(String).join(" ");
}
