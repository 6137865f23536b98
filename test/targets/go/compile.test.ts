import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archOf } from "../../../src/model/arch.js";
import { cli } from "../../support/cli.js";
import { generateInto, type GenerateOptions, type TableName } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { zigTarget } from "../c/zig-cc.js";
import { go, goarchs } from "./go.js";

const folder = temporaryFolder();

/** A new folder with the package of a table. */
async function generated(
  name: string,
  table: TableName,
  options: GenerateOptions = {},
): Promise<string> {
  const place = join(folder, name);
  await generateInto(place, "go", table, options);
  return place;
}

describe.each(["bundled", "hard-cases"] as const)("the package of the %s table", (table) => {
  let place: string;

  beforeAll(async () => {
    place = await generated(table, table);
  });

  test("has the layout of gofmt", () => {
    const { path, env } = toolchain("gofmt");
    expect(run(path, ["-l", place], { env }).stdout).toBe("");
  });

  test.each(goarchs)("builds and pleases go vet on freebsd/%s", (goarch) => {
    go(["build", "."], place, goarch);
    go(["vet", "."], place, goarch);
    go(["vet", "-tags", "libsys_runtime", "."], place, goarch);
  });
});

test("an instruction that the assembler does not know is an error", async () => {
  const place = await generated("broken", "hard-cases", { only: ["twin"] });
  const file = join(place, "zsyscall_freebsd_amd64.s");
  writeFileSync(file, readFileSync(file, "utf8").replaceAll("JMP", "JMPP"));
  expect(() => go(["build", "."], place, "amd64")).toThrow('unrecognized instruction "JMPP"');
});

test("a package for one architecture builds there", async () => {
  const place = await generated("one", "bundled", { archs: ["armv7"], only: ["lseek"] });
  go(["vet", "."], place, "arm");
});

/** A program that makes three calls and no others. */
const program = `package main

import (
	"libsys"
	"unsafe"
)

func main() {
	var buffer [1]byte
	read, err := libsys.SysRead(0, unsafe.Pointer(&buffer), 1)
	address, err := libsys.SysMmap(nil, 1, 0, 0, -1, 0)
	println(libsys.SysGetpid(), read, address, err)
}
`;

describe("a program without cgo is linked with libsys and refers to the stubs that it calls", () => {
  let place: string;

  beforeAll(async () => {
    place = await generated("linked", "bundled");
    addProgram(place);
  });

  test.each(goarchs)("freebsd/%s", (goarch) => {
    const { interpreter, needed, undefinedSymbols } = dynamicSection(link(place, goarch));
    expect(interpreter).toMatch(/^(\/usr)?\/libexec\/ld-elf\.so\.1$/);
    expect(needed).toEqual(["libsys.so.7"]);
    expect(undefinedSymbols).toEqual(["__error", "__sys_getpid", "__sys_mmap", "__sys_read"]);
  });
});

/**
 * A package with cgo is linked by the C compiler, which has to find a library to link with. For
 * freebsd/arm64 Go takes no other linker than GNU ld, which Zig does not call.
 */
test.each(["amd64", "armv7", "i386", "riscv64"] as const)(
  "a program with cgo is linked with libsys, libthr and libc, and refers to all stubs: %s",
  async (arch) => {
    const place = await generated(`cgo-${arch}`, "bundled", { archs: [arch] });
    addProgram(place);
    const zig = toolchain("zig");
    const stub = ["stub", "--arch", arch, "-o", "libsys.so"];
    expect(await cli(stub, { cwd: place })).toMatchObject({ status: 0 });
    const file = join(place, "program.cgo");
    go(["build", "-o", file, "./program"], place, archOf(arch).names.goarch ?? "", {
      ...zig.env,
      CGO_ENABLED: "1",
      CC: [zig.path, "cc", "-target", zigTarget(arch)].join(" "),
      CGO_CFLAGS: "-Wall -Wextra -Werror",
      CGO_LDFLAGS: `-L${place}`,
    });
    const { needed, undefinedSymbols } = dynamicSection(file);
    expect(needed.sort()).toEqual(["libc.so.7", "libsys.so.7", "libthr.so.3"]);
    const stubs = bundledModel().calls.map(({ symbols }) => symbols.sys.name);
    const wanted = undefinedSymbols.filter((name) => name.startsWith("__sys_"));
    expect(wanted).toEqual(stubs.map((name) => `${name}@FBSDprivate_1.0`).sort());
  },
  180_000,
);

test("public symbols are asked for in the version that the bindings are for", async () => {
  const place = await generated("public", "bundled", { symbols: "public", archs: ["amd64"] });
  addProgram(place);
  expect(dynamicSection(link(place, "amd64")).undefinedSymbols).toEqual([
    "__error",
    // libthr's read is the public one: libsys has none.
    "__sys_read",
    "getpid@FBSD_1.0",
    "mmap@FBSD_1.0",
  ]);
});

function addProgram(place: string): void {
  mkdirSync(join(place, "program"));
  writeFileSync(join(place, "program/main.go"), program);
}

function link(place: string, goarch: string): string {
  const file = join(place, `program.${goarch}`);
  go(["build", "-o", file, "./program"], place, goarch);
  return file;
}

/** What the run-time linker is told, as llvm-readelf shows it. */
function dynamicSection(file: string) {
  const { path, env } = toolchain("llvm-readelf");
  const options = ["--program-headers", "--dynamic-table", "--dyn-syms", "--wide"];
  const { stdout } = run(path, [...options, file], { env });
  return {
    interpreter: /\[Requesting program interpreter: (.*)\]/.exec(stdout)?.[1],
    needed: [...stdout.matchAll(/\(NEEDED\)\s+Shared library: \[(.*)\]/g)].map(([, name]) => name),
    undefinedSymbols: [...stdout.matchAll(/ UND (\S+)/g)].map(([, name]) => name ?? "").sort(),
  };
}
