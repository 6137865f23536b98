import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { hostlib } from "../../support/hostlib.js";
import { generateFiles, generateInto } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { run } from "../../toolchains/run.js";

const root = join(__dirname, "../../..");
const folder = temporaryFolder();

test.each([
  ["sys", ["__sys__exit", "__sys_read", "__sys_getpid", "__sys_clock_gettime"]],
  ["private", ["__sys__exit", "_read", "_getpid", "_clock_gettime"]],
  // libsys has no plain read: libthr wraps that one, and libc exports it.
  ["public", ["_exit", "__sys_read", "getpid", "clock_gettime"]],
] as const)(
  "--symbols %s",
  async (symbols, names) => {
    const only = ["_exit", "read", "getpid", "clock_gettime"];
    const files = await generateFiles("typescript", "bundled", { symbols, only });
    const table = files.get("src/signatures.ts") ?? "";
    expect([...table.matchAll(/symbol: "(.*)"/g)].map(([, name]) => name)).toEqual(names);
  },
  60_000,
);

test("--arch chooses the machines, and leaves the types as they are", async () => {
  const options = { archs: ["i386", "powerpc64le"], only: ["read"] } as const;
  const files = await generateFiles("typescript", "bundled", options);
  expect(files.get("src/abis.ts")).toContain(
    [
      "export const abis = {",
      "  i386: {",
      '    arch: "ia32",',
      "    littleEndian: true,",
      "    longSize: 4,",
      "    timeSize: 4,",
      "    charSigned: true,",
      "  },",
      "  powerpc64le: {",
      '    arch: "ppc64",',
      "    littleEndian: true,",
      "    longSize: 8,",
      "    timeSize: 8,",
      "    charSigned: false,",
      "  },",
      "} as const;",
    ].join("\n"),
  );
  expect(files.get("src/signatures.ts")).toContain('{ name: "nbyte", type: "ulong" }');
}, 60_000);

test.each([["read"], ["fork"]])(
  "a package with nothing but %s is free of errors",
  async (name) => {
    const home = join(folder, name);
    const files = await generateInto(home, "typescript", "bundled", { only: [name] });
    const sources = [...files.keys()].filter((path) => path.startsWith("src/"));
    const program = ts.createProgram(
      sources.map((path) => join(home, path)),
      {
        target: ts.ScriptTarget.ES2022,
        lib: ["lib.es2022.d.ts"],
        module: ts.ModuleKind.NodeNext,
        types: [],
        strict: true,
        noEmit: true,
      },
    );
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  },
  60_000,
);

test("a package without close(2) closes descriptors all the same", async () => {
  const home = join(folder, "open");
  await generateInto(home, "typescript", "bundled", { only: ["open", "fstat"] });
  const program = `
    import koffi from ${JSON.stringify(join(root, "node_modules/koffi/index.js"))};
    import { openLibsys } from "./lib/node.js";
    import { koffiFfi } from "./lib/ffi-koffi.js";
    const { calls, sys } = openLibsys({ library: process.argv[2], ffi: koffiFfi(koffi) });
    const fd = sys.open("/", 0, 0);
    const { number } = fd;
    sys.fstat(number);
    fd.close();
    try {
      sys.fstat(number);
    } catch ({ code }) {
      console.log(Object.keys(calls).join(), code);
    }`;
  writeFileSync(join(home, "close.mjs"), program);
  const { stdout } = run(process.execPath, ["close.mjs", hostlib().library], { cwd: home });
  expect(stdout).toBe("open,fstat EBADF\n");
}, 120_000);
