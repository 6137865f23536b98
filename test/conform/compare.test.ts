import { conform } from "../../src/conform/compare.js";
import { allFindings } from "../../src/conform/report.js";
import { ElfError } from "../../src/elf/error.js";
import { stubLibrary } from "../../src/elf/write/stub-library.js";
import { libraryArchNames } from "../../src/model/library/arch.js";
import { librarySymbols } from "../../src/model/library/symbols.js";
import { buildLibrary, type BuiltSymbol, type LibraryOptions } from "../support/library.js";
import { facts, wholeLibrary } from "../support/measured.js";
import { bundledModel } from "../support/models.js";
import { assemblies } from "../support/stub-assembly.js";
import { elfOf, stub, symbol } from "../elf/support.js";

const model = bundledModel();

test.each(libraryArchNames)("a library of %s as it should be passes without a word", (arch) => {
  const report = compare(buildLibrary(arch, wholeLibrary(arch)));
  expect(allFindings(report)).toEqual([]);
  expect(report).toMatchObject({ arch, role: "libsys" });
  expect(report.checks.length).toBeGreaterThan(1200);
  const explained = report.checks.filter(({ explanation }) => explanation !== undefined);
  expect(explained.map(({ call }) => call)).toEqual([
    "clock_gettime",
    "gettimeofday",
    "sched_getcpu",
    // Its code has no number: that is the first argument.
    ...(arch === "i386" ? ["syscall"] : []),
  ]);
});

test("a library of Thumb code passes too", () => {
  const bytes = buildLibrary("armv7", wholeLibrary("armv7"), { thumb: true });
  expect(allFindings(compare(bytes))).toEqual([]);
});

interface Corruption {
  readonly what: string;
  readonly change: (symbols: readonly BuiltSymbol[]) => readonly BuiltSymbol[];
  readonly link?: LibraryOptions;
  /** Every finding: severity, code and message. */
  readonly found: readonly string[];
}

const amd64 = assemblies.amd64;
const read3 = { kind: "stub", number: 3 } as const;

const corruptions: readonly Corruption[] = [
  {
    what: "a number",
    change: replace("__sys_read", { content: { kind: "stub", number: 4 } }),
    found: ["incompatible CF201 __sys_read@@FBSDprivate_1.0 makes call 4; read is 3"],
  },
  {
    what: "the number of an old form",
    change: replace("fstat", { content: { kind: "stub", number: 551 } }, "FBSD_1.0"),
    found: ["incompatible CF201 fstat@FBSD_1.0 makes call 551; fstat is 189"],
  },
  {
    what: "two stubs that have changed places",
    change: (symbols) =>
      replace("__sys_link", { content: { kind: "stub", number: 10 } })(
        replace("__sys_unlink", { content: { kind: "stub", number: 9 } })(symbols),
      ),
    found: [
      "incompatible CF201 __sys_link@@FBSDprivate_1.0 makes call 10; link is 9",
      "incompatible CF201 __sys_unlink@@FBSDprivate_1.0 makes call 9; unlink is 10",
    ],
  },
  {
    what: "a version",
    change: replace("mmap", { version: "FBSD_1.1" }),
    found: ["incompatible CF102 mmap has version FBSD_1.1, and programs ask for FBSD_1.0"],
  },
  {
    what: "a missing symbol",
    change: without("__sys_openat"),
    found: ["incompatible CF101 __sys_openat@@FBSDprivate_1.0 is missing"],
  },
  {
    what: "a missing old form",
    change: without("fstat", "FBSD_1.0"),
    found: ["incompatible CF101 fstat@FBSD_1.0 is missing; there is fstat@@FBSD_1.5"],
  },
  {
    what: "an old form that has become the default",
    change: (symbols) => replace("nstat", { isDefault: true })(symbols),
    found: [
      "incompatible CF103 nstat@FBSD_1.0 is the default version: new programs get an old form of " +
        "the call",
    ],
  },
  {
    what: "a binding",
    change: replace("_read", { binding: "global" }),
    found: ["difference CF104 _read@@FBSDprivate_1.0 is global and should be weak"],
  },
  {
    what: "data instead of a function",
    change: replace("__sys_read", { content: { kind: "data", size: 4 } }),
    found: [
      "incompatible CF106 __sys_read@@FBSDprivate_1.0 is of type object and should be func",
      "incompatible CF202 the code at __sys_read@@FBSDprivate_1.0 is not a stub: it has an " +
        "instruction that stubs do not have",
    ],
  },
  {
    what: "code that does nothing",
    change: replace("__sys_read", { content: { kind: "code", text: amd64.nothing } }),
    found: [
      "incompatible CF202 the code at __sys_read@@FBSDprivate_1.0 is not a stub: it calls, decides " +
        "or returns before it enters the kernel",
    ],
  },
  {
    what: "a number from a register",
    change: replace("__sys_read", {
      content: { kind: "code", text: "mov %edi, %eax\nsyscall\nret" },
    }),
    found: [
      "incompatible CF202 the code at __sys_read@@FBSDprivate_1.0 is not a stub: it enters the " +
        "kernel with a number that is not constant",
    ],
  },
  {
    what: "errors that nobody looks at",
    change: replace("__sys_read", { content: { kind: "code", text: amd64.unchecked(3) } }),
    found: [
      "incompatible CF203 __sys_read@@FBSDprivate_1.0 returns without a look at whether the call " +
        "has failed",
    ],
  },
  {
    what: "errors that go elsewhere",
    change: replace("__sys_read", {
      content: {
        kind: "code",
        text: `${amd64.stub(3).replace("on_error", "9f")}\n9: ${amd64.nothing}`,
      },
    }),
    found: [
      "incompatible CF203 __sys_read@@FBSDprivate_1.0 goes elsewhere than to __error when the call " +
        "fails",
    ],
  },
  {
    what: "a stub behind a jump",
    change: replace("__sys_read", {
      content: { kind: "code", text: `jmp 9f\nret\n9: ${amd64.stub(3)}` },
    }),
    found: [],
  },
  {
    what: "a stub that the table does not know",
    change: (symbols) => [...symbols, stub("__sys_newcall", 600)],
    found: [
      "difference CF301 __sys_newcall@@FBSDprivate_1.0 makes call 600, and the table has no such " +
        "symbol",
    ],
  },
  {
    what: "a newer form beside the known one",
    change: (symbols) => [
      ...replace("mmap", { isDefault: false })(symbols),
      symbol("mmap", "FBSD_1.9", read3),
    ],
    found: [
      "incompatible CF103 mmap@@FBSD_1.0 is not the default version: new programs do not find it",
      "difference CF301 mmap@@FBSD_1.9 makes call 3, and the table has no such symbol",
    ],
  },
  {
    what: "a function that nothing is known about",
    change: (symbols) => [
      ...symbols,
      symbol("extra", "FBSD_1.8", { kind: "code", text: amd64.nothing }),
    ],
    found: ["difference CF302 extra@@FBSD_1.8 is not known"],
  },
  {
    what: "the soname",
    change: (symbols) => symbols,
    link: { soname: "libsys.so.8" },
    found: [
      "incompatible CF001 the library has the soname libsys.so.8; programs ask for libsys.so.7",
    ],
  },
];

test.each(corruptions)(
  "$what is found and named, and nothing else is",
  ({ change, found, link }) => {
    const report = compare(buildLibrary("amd64", change(wholeLibrary("amd64")), link));
    const lines = allFindings(report).map(({ code, message, severity }) =>
      [severity, code, message].join(" "),
    );
    expect(lines.sort()).toEqual([...found].sort());
  },
);

test.each(libraryArchNames)("on %s, wrong numbers and lost errors are found", (arch) => {
  const { nothing, stub: stubOf, unchecked } = assemblies[arch];
  const elsewhere = `${stubOf(6).replace("on_error", "9f")}\n9: ${nothing}`;
  const changes = [
    replace("__sys_read", { content: { kind: "stub", number: 4 } }),
    replace("__sys_write", { content: { kind: "code", text: unchecked(4) } }),
    replace("__sys_close", { content: { kind: "code", text: elsewhere } }),
    replace("__sys_open", { content: { kind: "code", text: nothing } }),
  ];
  const symbols = changes.reduce((before, change) => change(before), wholeLibrary(arch));
  const findings = allFindings(compare(buildLibrary(arch, symbols)));
  expect(findings.map(({ code, symbol }) => [code, symbol?.split("@")[0]])).toEqual([
    ["CF203", "__sys_close"],
    ["CF202", "__sys_open"],
    ["CF201", "__sys_read"],
    ["CF203", "__sys_write"],
  ]);
});

test("a section that has become shorter is found, and the symbols by the hash table", () => {
  const bytes = buildLibrary("amd64", wholeLibrary("amd64"));
  shortenDynamicSymbols(bytes, 100);
  const findings = allFindings(compare(bytes));
  expect(findings.map(({ message }) => message)).toEqual([
    "the section headers count 1116 dynamic symbols, the hash table 1216",
  ]);
});

test("a file that ends too early is no library", () => {
  const bytes = buildLibrary("amd64", wholeLibrary("amd64"));
  expect(() => compare(bytes.subarray(0, bytes.length / 2))).toThrow(ElfError);
});

test("a stub library is called one", () => {
  const symbols = librarySymbols(model, facts, "aarch64");
  const report = compare(stubLibrary(symbols, facts.soname, "aarch64"));
  expect(report.role).toBe("stub");
  expect(allFindings(report).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "note CF003",
  ]);
});

describe("libc", () => {
  const stubs = wholeLibrary("amd64").filter(({ name }) => name.startsWith("__sys_"));
  const others = [
    symbol("__error", "FBSD_1.0", { kind: "code", text: amd64.nothing }),
    symbol("printf", "FBSD_1.0", { kind: "code", text: amd64.nothing }),
  ];

  test("of a release before libsys: its stubs are compared, and calls that it lacks are no fault", () => {
    const older = stubs.filter(({ name }) => name !== "__sys_kcmp");
    const symbols = replace("__sys_read", { content: { kind: "stub", number: 4 } })(older);
    const report = compare(buildLibrary("amd64", [...symbols, ...others], { soname: "libc.so.7" }));
    expect(report.role).toBe("libc");
    expect(allFindings(report).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "note CF005",
      "note CF101",
      "incompatible CF201",
    ]);
  });

  test("of a release with libsys: the code of its stubs is not looked at", () => {
    const symbols = stubs.map(({ ...rest }) => ({
      ...rest,
      content: { kind: "code", text: amd64.nothing } as const,
    }));
    const bytes = buildLibrary("amd64", [...symbols, ...others], {
      soname: "libc.so.7",
      link: ["--auxiliary=libsys.so.7"],
    });
    const report = compare(bytes);
    expect(report.role).toBe("filter");
    expect(allFindings(report).map(({ code }) => code)).toEqual(["CF004"]);
  });
});

test("an object is no library", () => {
  const object = buildLibrary("amd64", [stub("__sys_read", 3)], { object: true });
  expect(() => compare(object)).toThrow("this is not a shared library: it has no dynamic section");
});

function compare(bytes: Uint8Array) {
  return conform(elfOf(bytes), model, facts);
}

function replace(name: string, change: Partial<BuiltSymbol>, version?: string) {
  return (symbols: readonly BuiltSymbol[]) =>
    symbols.map((candidate) =>
      candidate.name === name && (version === undefined || candidate.version === version)
        ? { ...candidate, ...change }
        : candidate,
    );
}

function without(name: string, version?: string) {
  return (symbols: readonly BuiltSymbol[]) =>
    symbols.filter(
      (candidate) =>
        candidate.name !== name || (version !== undefined && candidate.version !== version),
    );
}

/** In the section header table of a file of 64 bits in little-endian order. */
function shortenDynamicSymbols(bytes: Uint8Array, by: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const start = Number(view.getBigUint64(40, true));
  for (let at = start; at < bytes.length; at += 64) {
    if (view.getUint32(at + 4, true) !== 11) continue;
    const size = view.getBigUint64(at + 32, true);
    view.setBigUint64(at + 32, size - BigInt(by * 24), true);
    return;
  }
}
