import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateFiles } from "../../support/generate.js";
import { read } from "../../support/models.js";
import { zigLibrary } from "../../toolchains/zig-library.js";

/**
 * What FreeBSD's own generator made of its table is among the headers that Zig ships; so the
 * comparison is with the real thing, and nothing of it is kept here.
 */
function systemHeader(path: string): string {
  return readFileSync(join(zigLibrary(), "libc/include/generic-freebsd", path), "utf8");
}

async function generated(path: string): Promise<string> {
  const text = (await generateFiles("c", "bundled")).get(path);
  if (text === undefined) throw new Error(`${path} is not generated`);
  return text;
}

describe("_libsys.h and the system's", () => {
  test("have the same declarations in the same order", async () => {
    const ours = declarations(await generated("_libsys.h"));
    const theirs = declarations(systemHeader("_libsys.h"));
    // 405 types, 405 functions, 44 structs, a union: C++ forbids the name that three parameters have.
    expect(theirs).toHaveLength(855);
    expect(ours).toEqual(theirs.map((declaration) => declaration.replace(/\bnew\b/, "new_")));
  });

  test("include the same headers, and ours <sys/types.h> before them", async () => {
    const ours = includes(await generated("_libsys.h"));
    expect(ours).toEqual(["sys/types.h", ...includes(systemHeader("_libsys.h"))]);
  });
});

test("libsys.h has all declarations of the system's", async () => {
  const ours = declarations(await generated("libsys.h"));
  // The system's has a type for __syscall whose result is not that of the function.
  const [type, ...theirs] = declarations(systemHeader("libsys.h")).map((declaration) =>
    declaration.replace("typedef int __sys___syscall_t", "typedef off_t __sys___syscall_t"),
  );
  expect(ours).toEqual(expect.arrayContaining([type, ...theirs].map(withoutTypeParameterNames)));
});

test("syscall.h and the system's have the same macros and remarks in the same order", async () => {
  const theirs = numbers(systemHeader("sys/syscall.h"));
  expect(theirs).toHaveLength(533);
  expect(numbers(await generated("syscall.h"))).toEqual(theirs);
});

test("libsys.h marks the calls that return twice, as the headers of their plain names do", async () => {
  const marked = (header: string) =>
    [...header.matchAll(/(\w+)\([^()]*\)\s+__returns_twice\b/g)]
      .map(([, name = ""]) => name)
      .sort();
  const theirs = ["unistd.h", "sys/ucontext.h"].flatMap((path) => marked(systemHeader(path)));
  const stubs = symbols(await generated("syscalls.map"));
  expect(marked(await generated("libsys.h"))).toEqual(
    theirs
      .map((name) => `__sys_${name}`)
      .filter((name) => stubs.includes(name))
      .sort(),
  );
});

describe("the symbols", () => {
  interface Measured {
    readonly symbols: readonly (readonly [name: string, version: string, ...unknown[]])[];
  }
  // The test of the model checks the shape of the file.
  const measured = (arch: string) =>
    (JSON.parse(read(`test/data/libsys.${arch}.json`)) as Measured).symbols
      .filter(([, version]) => version === "FBSDprivate_1.0")
      .map(([name]) => name);

  test.each(["amd64", "aarch64", "riscv64"])(
    "of syscalls.map are in the library of %s, and all __sys_ ones of the library in the map",
    async (arch) => {
      const listed = symbols(await generated("syscalls.map"));
      const found = measured(arch);
      expect(listed.filter((name) => !found.includes(name))).toEqual([]);
      expect(listed.filter((name) => name.startsWith("__sys_")).sort()).toEqual(
        found.filter((name) => name.startsWith("__sys_")).sort(),
      );
    },
  );

  test("of syscalls.map and the objects of syscall.mk follow from the system's numbers", async () => {
    const macros = numbers(systemHeader("sys/syscall.h")).flatMap(([macro, value]) =>
      value === undefined ? [] : [macro.replace("SYS_", "")],
    );
    // `exit` is another name for `_exit`, and `yield` has no stub.
    const stubs = macros.filter((name) => !["exit", "yield", "MAXSYSCALL"].includes(name));
    expect(objects(await generated("syscall.mk"))).toEqual(stubs.map((name) => `${name}.o`));
    expect(symbols(await generated("syscalls.map"))).toEqual(
      stubs
        .filter((name) => !/^freebsd\d/.test(name))
        // Some architectures have no _vfork, and none has an __exit.
        .flatMap((name) =>
          name === "_exit" || name === "vfork" ? [`__sys_${name}`] : [`_${name}`, `__sys_${name}`],
        ),
    );
  });
});

/** Every declaration, without what the two headers may write in different ways. */
function declarations(header: string): readonly string[] {
  return header
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/^\s*#.*$/gm, "")
    .replace(/\b(__BEGIN_DECLS|__END_DECLS|_Noreturn|__dead2|__returns_twice)\b/g, "")
    .replace(/\b__arg_\w+\([\d, ]*\)/g, "")
    .split(";")
    .map((declaration) =>
      declaration
        .replace(/\((__sys_\w+_t)\)/, "$1")
        .replace(/\s+/g, " ")
        .replace(/ ?([*(),]) ?/g, "$1")
        .trim(),
    )
    .filter((declaration) => declaration !== "");
}

function withoutTypeParameterNames(declaration: string | undefined): string | undefined {
  return declaration?.startsWith("typedef") === true
    ? declaration.replace(" number", "")
    : declaration;
}

function includes(header: string): readonly string[] {
  return [...header.matchAll(/^#include <(.*?)>/gm)].map(([, path = ""]) => path);
}

/** Macros with their values, and the remarks about numbers without one. */
function numbers(header: string): readonly (readonly [string, string?])[] {
  return header.split("\n").flatMap((line): readonly (readonly [string, string?])[] => {
    const [, macro, value] = /^#define\s+(SYS_\w+)\s+(\w+)$/.exec(line) ?? [];
    if (macro !== undefined && value !== undefined) return [[macro, value]];
    const [, remark] = /^\s*\/\* (\d+ is .*) \*\/$/.exec(line) ?? [];
    return remark === undefined ? [] : [[remark]];
  });
}

function symbols(map: string): readonly string[] {
  return [...map.matchAll(/^\t(\w+);$/gm)].map(([, name = ""]) => name);
}

function objects(makefile: string): readonly string[] {
  return [...makefile.matchAll(/^\t(\S+\.o)/gm)].map(([, name = ""]) => name);
}
