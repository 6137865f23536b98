import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  attribute,
  foreignFunction,
  matchArm,
  useDeclaration,
  type Meta,
} from "../../../src/targets/rust/layout.js";
import { coreFfiNames } from "../../../src/targets/rust/names.js";
import { generateInto, type GenerateOptions, type TableName } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";

const folder = temporaryFolder();
// Nothing but rustfmt's own settings count.
writeFileSync(join(folder, "rustfmt.toml"), "");

describe("rustfmt finds nothing to change in a generated crate", () => {
  const selections: readonly GenerateOptions[] = [
    { symbols: "sys" },
    { symbols: "private" },
    { symbols: "public" },
    { only: ["getpid"], archs: ["i386"] },
    { only: ["sync", "getdtablesize"], archs: ["powerpc64le"] },
    { only: ["vfork"], symbols: "private" },
    { only: ["vfork", "close"], symbols: "private", archs: ["amd64", "aarch64", "powerpc64"] },
    { except: ["read", "a*", "k*"], symbols: "public" },
  ];
  const cases = [
    ...selections.map((options) => ({ table: "bundled", options }) as const),
    ...selections.slice(0, 3).map((options) => ({ table: "hard-cases", options }) as const),
  ] satisfies { table: TableName; options: GenerateOptions }[];

  test.each(cases.map((each) => [JSON.stringify(each), each] as const))("%s", async (_, each) => {
    const { table, options } = each;
    const crate = join(folder, JSON.stringify(each).replaceAll(/\W+/g, "-"));
    const files = await generateInto(crate, "rust", table, options);
    const sources = ["libsys-sys/src/lib.rs", "libsys-sys/build.rs", "libsys/src/lib.rs"];
    const examples = [...files.keys()].filter((path) => path.includes("/examples/"));
    expect(changes([...sources, ...examples].map((path) => join(crate, path)))).toBe("");
  });
});

describe("the layout is rustfmt's for every length of", () => {
  const lengths = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);

  test("functions", () => {
    const parameterLists = [
      [],
      [{ name: "fd", type: "c_int" }],
      [
        { name: "path", type: "*const c_char" },
        { name: "mode", type: "mode_t" },
      ],
    ];
    const results = [undefined, "!", "c_int", "*mut c_void"];
    const functions = parameterLists.flatMap((parameters) =>
      results.flatMap((result) =>
        [false, true].flatMap((variadic) =>
          lengths(20, 100).flatMap((length) =>
            foreignFunction(
              `pub fn ${word(length)}`,
              parameters,
              variadic && parameters.length > 0,
              result,
              4,
            ),
          ),
        ),
      ),
    );
    expectFormatted("functions", inBlock(functions));
  });

  test("pointers to functions", () => {
    const functions = lengths(1, 100).flatMap((length) =>
      ["", "*mut "].flatMap((before) =>
        ["c_int", undefined].flatMap((result) =>
          foreignFunction(
            "pub fn on_event",
            [
              {
                name: "handler",
                type: { before, parameters: ["*mut c_void", word(length), "..."], result },
              },
              { name: "context", type: "*mut c_void" },
            ],
            false,
            "c_int",
            4,
          ),
        ),
      ),
    );
    expectFormatted("pointers", inBlock(functions));
  });

  test("attributes", () => {
    const cfgs: readonly ((length: number) => Meta)[] = [
      (length) => ({ name: "any", args: [flag(length), flag(20)] }),
      (length) => ({ name: "not", args: [{ name: "any", args: [flag(length), flag(20)] }] }),
      (length) => ({ name: "not", args: [flag(length)] }),
      (length) => ({
        name: "any",
        args: [flag(30), { name: "all", args: [flag(length), flag(8)] }, flag(5)],
      }),
    ];
    const items = cfgs.flatMap((cfg) =>
      lengths(5, 80).flatMap((length) => [
        ...attribute({ name: "cfg", args: [cfg(length)] }),
        ...attribute({ name: "cfg_attr", args: [cfg(length), flag(30)] }),
        "mod module;",
      ]),
    );
    expectFormatted(
      "attributes",
      items
        .map((line) => `${line}\n`)
        .join("")
        .replaceAll("mod module;", "const X: u8 = 0;"),
    );
  });

  test("use declarations", () => {
    const uses = coreFfiNames.flatMap((_, count) =>
      lengths(1, 50).flatMap((length) => [
        ...useDeclaration("core::ffi", ["a".repeat(length), ...coreFfiNames.slice(0, count)]),
        "",
      ]),
    );
    expectFormatted("uses", `${uses.join("\n").trimEnd()}\n`);
  });

  test("arms of a match", () => {
    const arms = lengths(1, 60).flatMap((length) => matchArm(word(length), `"${word(length)}"`, 8));
    const lines = arms.map((line) => `        ${line}\n`).join("");
    expectFormatted("arms", `fn f() {\n    match x {\n${lines}    }\n}\n`);
  });
});

function word(length: number): string {
  return "n".repeat(length);
}

function flag(length: number): Meta {
  return { name: "f", value: word(length) };
}

function inBlock(lines: readonly string[]): string {
  return `unsafe extern "C" {\n${lines.map((line) => `    ${line}\n`).join("")}}\n`;
}

function expectFormatted(name: string, text: string): void {
  const file = join(folder, `${name}.rs`);
  writeFileSync(file, text);
  expect(changes([file])).toBe("");
}

/** What rustfmt would change, as it shows that. */
function changes(files: readonly string[]): string {
  const { path, env } = toolchain("rustfmt");
  try {
    return run(path, ["--edition", "2024", "--check", ...files], { env }).stdout;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
