import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stubLibrary } from "../../../../src/elf/write/stub-library.js";
import { type ArchName, archNames } from "../../../../src/model/arch.js";
import { libraryFacts, librarySymbols } from "../../../../src/model/library/symbols.js";
import { bundledModel, read } from "../../../support/models.js";
import { temporaryFolder } from "../../../support/temporary.js";
import { toolchain } from "../../../toolchains/index.js";
import { run } from "../../../toolchains/run.js";
import { elfOf } from "../../support.js";
import { compileC, compileRust, compileZig, writeBindings } from "./objects.js";

/** Programs in the languages that have objects are linked with stub libraries, for every machine. */
const folder = temporaryFolder();
const facts = libraryFacts(read("data/library.json"));

const c = `
int __sys_getpid(void);
long __sys_pread(int, void *, unsigned long, long long);
int fstat(int, void *);
int clock_gettime(int, void *);
int *__error(void);
static char data[512];
void _start(void) {
  if (__sys_pread(0, data, sizeof data, 0) == -1 && *__error() == 4) fstat(0, data);
  clock_gettime(__sys_getpid(), data);
  for (;;) ;
}
`;

const zig = `
const raw = @import("libsys").raw;
export fn _start() noreturn {
    var data: [8]u8 = undefined;
    if (raw.__sys_pread(0, &data, data.len, 0) == -1 and raw.__error().* == 4) _ = raw.__sys_getpid();
    while (true) {}
}
`;

const rust = `
#![no_std]
static mut DATA: [u8; 8] = [0; 8];
#[unsafe(no_mangle)]
pub extern "C" fn _start() -> ! {
    unsafe {
        if libsys_sys::__sys_pread(0, &raw mut DATA as *mut _, 8, 0) == -1 && *libsys_sys::__error() == 4 {
            libsys_sys::__sys_getpid();
        }
    }
    loop {}
}
`;

/** What each asks for; `clock_gettime` and `fstat` have other versions than the stubs. */
const programs = {
  C: { compile: compileC, text: c, needs: ["FBSD_1.0", "FBSD_1.5", "FBSDprivate_1.0"] },
  Rust: { compile: compileRust, text: rust, needs: ["FBSD_1.0", "FBSDprivate_1.0"] },
  Zig: { compile: compileZig, text: zig, needs: ["FBSD_1.0", "FBSDprivate_1.0"] },
} as const;

const linkers = {
  lld: (_arch: ArchName, words: readonly string[]) => {
    const { env, path } = toolchain("zig");
    run(path, ["ld.lld", ...words], { env });
  },
  "GNU ld": (arch: ArchName, words: readonly string[]) => {
    const { env, path } = toolchain(`ld-${arch}`);
    run(path, [...(gnuOptions[arch] ?? []), ...words], { env });
  },
} as const;

const gnuOptions: Readonly<Partial<Record<ArchName, readonly string[]>>> = {
  i386: ["-m", "elf_i386"],
  // The runtime of a language brings it along.
  armv7: ["--defsym", "__aeabi_unwind_cpp_pr0=0"],
};

type Linker = keyof typeof linkers;
const linkerNames = ["lld", "GNU ld"] as const satisfies readonly Linker[];

beforeAll(async () => {
  await writeBindings(folder);
  for (const arch of archNames) {
    const symbols = librarySymbols(bundledModel(), facts, arch);
    writeFileSync(libraryOf(arch), stubLibrary(symbols, facts.soname, arch));
  }
});

describe.each(["C", "Rust", "Zig"] as const)("a program in %s", (language) => {
  const { compile, needs, text } = programs[language];

  test.each(archNames)("needs the library and its versions: %s", (arch) => {
    const object = join(folder, `${language}.${arch}.o`);
    compile(folder, text, arch, object);
    for (const linker of linkerNames) {
      const linked = link(linker, arch, object);
      expect(neededBy(linked)).toEqual({ libraries: ["libsys.so.7"], versions: needs });
      expect(elfOf(readFileSync(linked)).versions.needs).toEqual([
        { library: "libsys.so.7", versions: expect.arrayContaining([...needs]) as unknown },
      ]);
    }
  });
});

describe.each(linkerNames)("with %s", (linker) => {
  test.each(archNames)("a program gets the older form of a call if it asks: %s", (arch) => {
    const old = c.replace("static", '__asm__(".symver fstat, fstat@FBSD_1.0");\nstatic');
    const object = join(folder, `old.${arch}.o`);
    compileC(folder, old, arch, object);
    const { symbols } = elfOf(readFileSync(link(linker, arch, object)));
    expect(symbols.find(({ name }) => name === "fstat")?.version).toMatchObject({
      name: "FBSD_1.0",
      library: "libsys.so.7",
    });
  });

  test("a program that calls what is not there is refused", () => {
    const object = join(folder, "wrong.o");
    compileC(folder, c.replaceAll("__sys_getpid", "__sys_getpud"), "amd64", object);
    expect(() => link(linker, "amd64", object)).toThrow(
      /undefined (symbol: |reference to `)__sys_getpud/,
    );
  });
});

// Zig's own linker makes programs for these; for the others Zig takes lld.
test.each([
  ["amd64", "x86_64"],
  ["aarch64", "aarch64"],
] as const)(
  "Zig's own linker links a program with Zig's libc: %s",
  (arch, zigArch) => {
    const { env, path } = toolchain("zig");
    const source = join(folder, `main.${arch}.zig`);
    writeFileSync(source, 'pub fn main() void { _ = @import("libsys").raw.__sys_getpid(); }\n');
    const linked = join(folder, `main.${arch}`);
    const target = ["-target", `${zigArch}-freebsd.15.0`, "-fno-lld", "-fPIC", "-lc"];
    const modules = ["--dep", "libsys", `-Mroot=${source}`, "-Mlibsys=zig/src/root.zig"];
    const words = [...target, libraryOf(arch), ...modules, `-femit-bin=${linked}`];
    run(path, ["build-exe", ...words], { cwd: folder, env });
    const { libraries, versions } = neededBy(linked);
    expect(libraries).toContain("libsys.so.7");
    expect(versions).toContain("FBSDprivate_1.0");
  },
  120_000,
);

function libraryOf(arch: ArchName): string {
  return join(folder, `libsys.${arch}.so`);
}

/** @returns the path of the program */
function link(linker: Linker, arch: ArchName, object: string): string {
  const linked = object.replace(/\.o$/, linker === "lld" ? ".lld" : ".gnu");
  linkers[linker](arch, ["-pie", "-o", linked, object, libraryOf(arch)]);
  return linked;
}

/** As llvm-readelf shows it. */
function neededBy(linked: string) {
  const { env, path } = toolchain("llvm-readelf");
  const { stdout } = run(path, ["-W", "-d", "-V", linked], { env });
  const libraries = [...stdout.matchAll(/Shared library: \[(.*)\]/g)].map(([, name]) => name);
  const versions = [...stdout.matchAll(/Name: (FBSD\S*) +Flags/g)].map(([, name]) => name);
  return { libraries, versions: versions.sort() };
}
