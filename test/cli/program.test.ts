import { wantsColour } from "../../src/cli/io.js";
import { cli } from "../support/cli.js";
import { listing, registryOf } from "../support/fake-target.js";
import { temporaryFolder } from "../support/temporary.js";

const cwd = temporaryFolder();

describe("wrong words on the command line are answered with exit status 2 and what was meant", () => {
  test.each([
    { argv: "genrate", message: "unknown command 'genrate'", hint: "did you mean generate?" },
    { argv: "tabel check", message: "unknown command 'tabel'", hint: "did you mean table?" },
    { argv: "table chekc", message: "unknown command 'chekc'", hint: "did you mean check?" },
    {
      argv: "generate --tagret go",
      message: "unknown option '--tagret'",
      hint: "did you mean --target?",
    },
    {
      argv: "generate --target fkae",
      message: 'there is no target "fkae"',
      hint: 'did you mean "fake"?',
    },
    {
      argv: "generate --target cobol",
      message: 'there is no target "cobol"',
      hint: "there are fake",
    },
    {
      argv: "generate --arch amd46",
      message: 'there is no architecture "amd46"',
      hint: 'did you mean "amd64"?',
    },
    {
      argv: "generate --arch arm64",
      message: 'there is no architecture "arm64"',
      hint: 'did you mean "aarch64"?',
    },
    {
      argv: "generate --arch x86_64",
      message: 'there is no architecture "x86_64"',
      hint: 'did you mean "amd64"?',
    },
    {
      argv: "generate --arch amd64,,i386",
      message: 'a name is missing in the list of "--arch <names>"',
    },
    {
      argv: "generate --symbols pubic",
      message:
        "option '--symbols <kind>' argument 'pubic' is invalid. Allowed choices are sys, private, public",
      hint: "add --help to see what there is",
    },
    {
      argv: "generate --only raed",
      message: 'there is no call "raed"',
      hint: 'did you mean "read"?',
    },
    {
      argv: "generate --only read --except write,zzz*",
      message: 'there is no call "zzz*"',
      hint: "libsysgen table coverage lists all calls",
    },
    {
      argv: "generate --only creat",
      message: "creat has no stub in libsys: compatibility with 4.3BSD and FreeBSD before 4",
    },
    {
      argv: "generate --only a/b",
      message: '"a/b" is no name of a call',
      hint: "names have letters, digits, _ and *",
    },
    {
      argv: "generate --only read --except re*",
      message: "no call is left to bind",
      hint: "something has to remain of only when except is taken away",
    },
    {
      argv: "generate --table",
      message: "option '-t, --table <file>' argument missing",
      hint: "add --help to see what there is",
    },
    {
      argv: "generate surplus",
      message: "too many arguments for 'generate'. Expected 0 arguments but got 1",
      hint: "add --help to see what there is",
    },
    {
      argv: "table show",
      message: "missing required argument 'call'",
      hint: "add --help to see what there is",
    },
    {
      argv: "table show reed",
      message: 'there is no call "reed"',
      hint: 'did you mean "read"?',
    },
    {
      argv: "table format --write",
      message: "--write needs a file",
      hint: "without it the table goes to standard output",
    },
    {
      argv: "table diff - -",
      message: "only one of the two tables can come from standard input",
    },
  ])("$argv", async ({ argv, hint, message }) => {
    const result = await cli(argv.split(" "), { cwd, registry: listing });
    expect(result).toEqual({
      status: 2,
      stdout: "",
      stderr: `libsysgen: error: ${message}\n${hint === undefined ? "" : `  hint: ${hint}\n`}`,
    });
  });

  test("no words at all, which get the help too", async () => {
    const result = await cli([], { cwd });
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain("Usage: libsysgen");
  });

  test("a target without the architecture, if there is no other", async () => {
    const registry = registryOf(() => ({}), { archs: ["amd64", "i386"] });
    expect(await cli(["generate", "--arch", "riscv64"], { cwd, registry })).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "libsysgen: error: none of the targets has any of the architectures that were asked for\n" +
        "  hint: fake has amd64, i386\n",
    });
  });
});

describe("help", () => {
  test.each([
    { argv: ["--help"], usage: "Usage: libsysgen [options] [command]", part: "Exit status:\n  0 " },
    { argv: ["help"], usage: "Usage: libsysgen [options] [command]", part: "Commands:" },
    { argv: ["generate", "--help"], usage: "Usage: libsysgen generate [options]", part: "--check" },
    { argv: ["help", "generate"], usage: "Usage: libsysgen generate [options]", part: "Examples:" },
    { argv: ["init", "-h"], usage: "Usage: libsysgen init [options]", part: "--force" },
    { argv: ["targets", "-h"], usage: "Usage: libsysgen targets [options]", part: "--json" },
    {
      argv: ["table", "-h"],
      usage: "Usage: libsysgen table [options] [command]",
      part: "coverage",
    },
    {
      argv: ["table", "check", "-h"],
      usage: "Usage: libsysgen table check [options] [file]",
      part: "freebsd-11   FreeBSD 11 and earlier",
    },
    {
      argv: ["table", "format", "-h"],
      usage: "Usage: libsysgen table format [options] [file]",
      part: "--write",
    },
    { argv: ["table", "json", "-h"], usage: "Usage: libsysgen table json", part: "Examples:" },
    {
      argv: ["table", "diff", "-h"],
      usage: "Usage: libsysgen table diff [options] <from> <to>",
      part: "12",
    },
    {
      argv: ["table", "show", "-h"],
      usage: "Usage: libsysgen table show [options] <call>",
      part: "Examples:",
    },
    {
      argv: ["table", "coverage", "-h"],
      usage: "Usage: libsysgen table coverage [options]",
      part: "Examples:",
    },
  ])("$argv", async ({ argv, part, usage }) => {
    const result = await cli(argv, { cwd });
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(result.stdout.split("\n")[0]).toContain(usage);
    expect(result.stdout).toContain(part);
  });

  test("is at most 100 columns wide", async () => {
    const commands = [[], ["generate"], ["init"], ["targets"], ["table"]];
    const ofTable = ["check", "format", "json", "diff", "show", "coverage"].map((n) => [
      "table",
      n,
    ]);
    for (const command of [...commands, ...ofTable]) {
      const { stdout } = await cli([...command, "--help"], { cwd });
      expect(stdout.split("\n").filter((line) => line.length > 100)).toEqual([]);
    }
  });
});

test("--version prints the version of package.json", async () => {
  const { version } = jest.requireActual<{ version: string }>("../../package.json");
  expect(await cli(["--version"], { cwd })).toEqual({
    status: 0,
    stdout: `${version}\n`,
    stderr: "",
  });
});

test("targets lists the registry, as text or as JSON", async () => {
  const registry = [
    ...registryOf(() => ({}), { name: "a", description: "first", archs: ["amd64", "i386"] }),
    ...registryOf(() => ({}), { name: "long", description: "second", archs: ["armv7"] }),
  ];
  expect(await cli(["targets"], { cwd, registry })).toEqual({
    status: 0,
    stdout: "a     first\n      amd64 i386\nlong  second\n      armv7\n",
    stderr: "",
  });
  const { stdout } = await cli(["targets", "--json"], { cwd, registry });
  expect(JSON.parse(stdout)).toEqual([
    { name: "a", description: "first", archs: ["amd64", "i386"] },
    { name: "long", description: "second", archs: ["armv7"] },
  ]);
});

test("a fault in libsysgen itself is shown with its stack, and with what to do about it", async () => {
  const registry = registryOf(() => {
    throw new Error("out of cheese");
  });
  const { status, stderr, stdout } = await cli(["generate"], { cwd, registry });
  expect({ status, stdout }).toEqual({ status: 70, stdout: "" });
  expect(stderr).toMatch(/^Error: out of cheese\n {4}at /);
  expect(stderr).toMatch(/\nlibsysgen: this is a fault in libsysgen; please report it .*\n$/);
});

describe("colour", () => {
  test.each([
    { env: {}, terminal: true, colour: true },
    { env: {}, terminal: false, colour: false },
    { env: { CI: "true" }, terminal: undefined, colour: false },
    { env: { NO_COLOR: "1" }, terminal: true, colour: false },
    { env: { NO_COLOR: "" }, terminal: true, colour: true },
    { env: { TERM: "dumb" }, terminal: true, colour: false },
    { env: { FORCE_COLOR: "1" }, terminal: false, colour: true },
    { env: { FORCE_COLOR: "0" }, terminal: true, colour: false },
    { env: { FORCE_COLOR: "1", NO_COLOR: "1" }, terminal: true, colour: false },
  ])("with $env on a terminal ($terminal): $colour", ({ colour, env, terminal }) => {
    expect(wantsColour(env, terminal)).toBe(colour);
  });

  test("is in the errors where it is wanted", async () => {
    const { stderr } = await cli(["table", "show", "reed"], { cwd, colour: true });
    expect(stderr).toContain("\u001b[31merror:\u001b[39m");
  });
});
