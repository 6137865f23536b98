import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archNames } from "../../src/model/arch.js";
import { cli, type CliResult } from "../support/cli.js";
import { registryOf } from "../support/fake-target.js";
import { readFiles, temporaryFolder } from "../support/temporary.js";

const root = temporaryFolder();
let folder: string;
let count = 0;

beforeEach(() => {
  count++;
  folder = join(root, String(count));
  mkdirSync(join(folder, ".git"), { recursive: true });
});

/** Shows what reaches a target, in one file. */
const registry = ["left", "right"].flatMap((name) =>
  registryOf(
    ({ archs, command, model, symbols }) => ({
      "input.txt": [
        command,
        archs.join(),
        symbols,
        model.calls.map((call) => call.name).join(),
      ].join("\n"),
    }),
    { name, archs: archNames.filter((arch) => name === "left" || arch !== "i386") },
  ),
);

function generate(config: string, ...argv: readonly string[]): Promise<CliResult> {
  writeFileSync(join(folder, "libsysgen.json"), config);
  return cli(["generate", "--quiet", ...argv], { cwd: folder, registry });
}

function written(): Record<string, string> {
  const files = Object.entries(readFiles(folder)).filter(([path]) => path.endsWith(".txt"));
  return Object.fromEntries(files);
}

describe("libsysgen.json", () => {
  test("may have comments and trailing commas, and settings for all targets and for one", async () => {
    const result = await generate(`{
      // for editors
      "$schema": "./node_modules/libsysgen/schema/libsysgen.schema.json",
      "out": "bindings",
      "archs": ["amd64", "i386"],
      "only": ["aio_*"],
      "except": ["aio_read*"],
      "targets": {
        "left": { "out": "sys", "only": ["read"], "except": [], "symbols": "public" },
        "right": {},
      },
    }`);
    expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(written()).toEqual({
      "sys/input.txt": "libsysgen generate --target left\namd64,i386\npublic\nread",
      "bindings/right/input.txt":
        "libsysgen generate --target right\namd64\nsys\n" +
        "aio_write,aio_return,aio_suspend,aio_cancel,aio_error,aio_waitcomplete,aio_fsync," +
        "aio_mlock,aio_writev",
    });
  });

  test("gives way to the command line", async () => {
    const result = await generate(
      `{ "out": "a", "symbols": "public", "targets": { "left": { "out": "b", "only": ["read"] } } }`,
      ...["--out", "c", "--target", "right", "--only", "write", "--arch", "amd64"],
    );
    expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(written()).toEqual({
      "c/right/input.txt":
        "libsysgen generate --target right --arch amd64 --only write\namd64\npublic\nwrite",
    });
  });

  test("is found from a folder below it, and its paths start from its own folder", async () => {
    writeFileSync(
      join(folder, "libsysgen.json"),
      `{ "only": ["read"], "targets": { "left": {} } }`,
    );
    const cwd = join(folder, "a/b");
    mkdirSync(cwd, { recursive: true });
    expect((await cli(["generate", "--quiet"], { cwd, registry })).status).toBe(0);
    expect(Object.keys(written())).toEqual(["generated/left/input.txt"]);
  });

  test("is not looked for outside of the repository", async () => {
    writeFileSync(join(folder, "libsysgen.json"), "wrong");
    const cwd = join(folder, "inner");
    mkdirSync(join(cwd, ".git"), { recursive: true });
    expect((await cli(["generate", "--quiet"], { cwd, registry })).status).toBe(0);
  });

  test("is not read with --no-config", async () => {
    expect(await generate("wrong", "--no-config")).toMatchObject({ status: 0 });
  });

  test("may have another name", async () => {
    writeFileSync(join(folder, "other.json"), `{ "out": "other", "only": ["read"] }`);
    expect(await generate("wrong", "--config", "other.json")).toMatchObject({ status: 0 });
    expect(Object.keys(written())).toEqual(["other/left/input.txt", "other/right/input.txt"]);
  });
});

describe("a wrong libsysgen.json is an error with its place and what was probably meant", () => {
  test.each([
    {
      config: `{\n  "target": { "left": {} }\n}`,
      stderr: [
        'libsysgen.json:2:3: error: unknown key "target" [JS003]',
        '    2 |   "target": { "left": {} }',
        "      |   ^~~~~~~~",
        '      = hint: did you mean "targets"?',
      ],
    },
    {
      config: `{ "targets": { "lefd": {} } }`,
      stderr: [
        'libsysgen.json:1:16: error: unknown key "lefd" in "targets" [JS003]',
        '    1 | { "targets": { "lefd": {} } }',
        "      |                ^~~~~~",
        '      = hint: did you mean "left"?',
      ],
    },
    {
      config: `{ "targets": { "left": { "arch": ["amd64"] } } }`,
      stderr: [
        'libsysgen.json:1:26: error: unknown key "arch" in "targets"."left" [JS003]',
        '    1 | { "targets": { "left": { "arch": ["amd64"] } } }',
        "      |                          ^~~~~~",
        '      = hint: did you mean "archs"?',
      ],
    },
    {
      config: `{ "zzzzzzzzzzzzzzzzz": 1 }`,
      stderr: [
        'libsysgen.json:1:3: error: unknown key "zzzzzzzzzzzzzzzzz" [JS003]',
        '    1 | { "zzzzzzzzzzzzzzzzz": 1 }',
        "      |   ^~~~~~~~~~~~~~~~~~~",
        '      = hint: there are "$schema", "table", "overlays", "templates", "out", "archs", "only", "except", "symbols", "targets"',
      ],
    },
    {
      config: `{ "archs": ["amd64", "aarch46"] }`,
      stderr: [
        'libsysgen.json:1:22: error: an item of "archs" cannot be "aarch46" [JS004]',
        '    1 | { "archs": ["amd64", "aarch46"] }',
        "      |                      ^~~~~~~~~",
        '      = hint: did you mean "aarch64"?',
      ],
    },
    {
      config: `{ "symbols": "sis" }`,
      stderr: [
        'libsysgen.json:1:14: error: "symbols" cannot be "sis" [JS004]',
        '    1 | { "symbols": "sis" }',
        "      |              ^~~~~",
        '      = hint: did you mean "sys"?',
      ],
    },
    {
      config: `{ "only": "read" }`,
      stderr: [
        'libsysgen.json:1:11: error: "only" must be a list, not a string [JS005]',
        '    1 | { "only": "read" }',
        "      |           ^~~~~~",
      ],
    },
    {
      config: `{ "out": 7, "table": null }`,
      stderr: [
        'libsysgen.json:1:10: error: "out" must be a string, not a number [JS005]',
        '    1 | { "out": 7, "table": null }',
        "      |          ^",
        'libsysgen.json:1:22: error: "table" must be a string, not null [JS005]',
        '    1 | { "out": 7, "table": null }',
        "      |                      ^~~~",
      ],
    },
    {
      config: `{ "archs": [] }`,
      stderr: [
        'libsysgen.json:1:12: error: "archs" must not be empty [JS006]',
        '    1 | { "archs": [] }',
        "      |            ^~",
      ],
    },
    {
      config: `["left"]`,
      stderr: [
        "libsysgen.json:1:1: error: the file must be an object, not a list [JS005]",
        '    1 | ["left"]',
        "      | ^~~~~~~~",
      ],
    },
    {
      config: `{ "out": "a", "out": "b" }`,
      stderr: [
        'libsysgen.json:1:15: error: the key "out" is there twice [JS002]',
        '    1 | { "out": "a", "out": "b" }',
        "      |               ^~~~~",
      ],
    },
    {
      config: `{\n  "out" "a"\n}`,
      stderr: [
        "libsysgen.json:2:9: error: this is not JSON with comments: colon expected [JS001]",
        '    2 |   "out" "a"',
        "      |         ^~~",
      ],
    },
    {
      config: "",
      stderr: ["libsysgen.json:1:1: error: the file is empty [JS001]", "    1 |", "      | ^"],
    },
    {
      config: `{ "targets": { "left": { "out": "x" }, "right": { "out": "./x" } } }`,
      stderr: [
        expect.stringMatching(
          /^libsysgen: error: the targets left and right have the same output folder .*x$/,
        ),
        '  hint: give each its own "out"',
      ],
    },
  ])("$config", async ({ config, stderr }) => {
    const result = await generate(config);
    expect(result.stderr.trimEnd().split("\n")).toEqual(stderr);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(written()).toEqual({});
  });
});

test("a configuration that does not exist is an error", async () => {
  expect(await cli(["generate", "--config", "no.json"], { cwd: folder, registry })).toEqual({
    status: 3,
    stdout: "",
    stderr: "libsysgen: error: cannot read no.json: no such file or directory\n",
  });
});

describe("a target that is only for who asks", () => {
  const registry = [
    ...registryOf(() => ({ "a.txt": "a" }), { name: "language" }),
    ...registryOf(() => ({ "b.txt": "b" }), { name: "special", onlyByName: true }),
  ];

  test("is not generated by default", async () => {
    const { status } = await cli(["generate", "--quiet"], { cwd: folder, registry });
    expect(status).toBe(0);
    expect(Object.keys(written())).toEqual(["generated/language/a.txt"]);
  });

  test.each([
    ["the command line", ["--target", "special"], {}],
    ["the configuration", [], { targets: { special: {} } }],
  ])("is generated if %s names it", async (_where, argv, settings) => {
    writeFileSync(join(folder, "libsysgen.json"), JSON.stringify(settings));
    const { status } = await cli(["generate", "--quiet", ...argv], { cwd: folder, registry });
    expect(status).toBe(0);
    expect(Object.keys(written())).toEqual(["generated/special/b.txt"]);
  });

  test("is a comment in what init writes", async () => {
    await cli(["init"], { cwd: folder, registry });
    expect(readFiles(folder)["libsysgen.json"]).toMatch(
      /\n {4}"language": \{\}\n\n {4}\/\/ .*\n {4}\/\/ "special": \{\}\n {2}\}/,
    );
    await cli(["generate", "--quiet"], { cwd: folder, registry });
    expect(Object.keys(written())).toEqual(["generated/language/a.txt"]);
  });
});

describe("init", () => {
  test("writes a configuration with which generate runs", async () => {
    expect(await cli(["init"], { cwd: folder, registry })).toEqual({
      status: 0,
      stdout: "libsysgen.json written; next: libsysgen generate\n",
      stderr: "",
    });
    expect((await cli(["generate"], { cwd: folder, registry })).status).toBe(0);
    expect(Object.keys(written())).toEqual([
      "generated/left/input.txt",
      "generated/right/input.txt",
    ]);
  });

  test("does not replace a file unless it is told to", async () => {
    writeFileSync(join(folder, "libsysgen.json"), "mine");
    expect(await cli(["init"], { cwd: folder, registry })).toEqual({
      status: 3,
      stdout: "",
      stderr: "libsysgen: error: libsysgen.json is there already\n  hint: --force replaces it\n",
    });
    expect(readFiles(folder)).toEqual({ "libsysgen.json": "mine" });
    expect((await cli(["init", "--force"], { cwd: folder, registry })).status).toBe(0);
    expect(readFiles(folder)["libsysgen.json"]).toContain('"targets": {');
  });
});
