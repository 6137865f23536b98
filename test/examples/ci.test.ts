import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ProgramStart } from "../../src/cli/processes.js";
import { cli, type CliOptions } from "../support/cli.js";
import { temporaryFolder } from "../support/temporary.js";

/** What people copy: every command line in it is one that libsysgen takes, and does what is said. */
const folder = temporaryFolder();
const examples = join(__dirname, "../../examples/ci");
const linux = { platform: "linux", arch: "x64", endian: "little" } as const;
const freebsd = { platform: "freebsd", arch: "x64", endian: "little" } as const;

describe.each(["github-actions.yml", "cirrus.yml"])("%s", (file) => {
  // The matrices of Cirrus are keys that are there twice.
  const content: unknown = parse(readFileSync(join(examples, file), "utf8"), { uniqueKeys: false });
  const commands = stringsOf(content)
    .flatMap((text) => text.split("\n"))
    .filter((line) => /\blibsysgen\b/.test(line) && line !== "libsys");

  test("has the three steps", () => {
    expect(commands).toEqual(
      expect.arrayContaining([
        "npx libsysgen generate --check",
        "npx libsysgen conform base.txz --format junit > conform.xml",
        expect.stringMatching(/^npx libsysgen conform run --stage programs --arch /),
      ]),
    );
  });

  test.each(commands)("%s", async (command) => {
    const words = wordsOf(command);
    const { options, starts } = await workplace(words.includes("--stage") ? linux : freebsd);
    const result = await cli(words, options);
    expect(result.stderr).not.toMatch(/usage|unknown|help/);
    if (words.includes("generate")) {
      expect(result.status).toBe(0);
    } else if (words.includes("run")) {
      expect(starts.map(({ path }) => path)).toEqual(expect.arrayContaining(["go"]));
      // The programs of the test print no TAP.
      expect(result.status).toBe(words.includes("--stage") ? 0 : 1);
    } else {
      expect(result).toMatchObject({
        status: 3,
        stderr: "libsysgen: error: cannot read base.txz: no such file or directory\n",
      });
    }
  });
});

test("what the README names is there", () => {
  const readme = readFileSync(join(examples, "README.md"), "utf8");
  const named = [...readme.matchAll(/\]\((.*?)\)/g)].map(([, path = ""]) => path);
  expect(named).toEqual(["github-actions.yml", "cirrus.yml", "../../docs/conformance.md"]);
  for (const path of named) expect(existsSync(join(examples, path))).toBe(true);
});

/** All strings in a value that YAML has made. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

/** The words behind `npx libsysgen`, with variables filled in and without what the shell takes. */
function wordsOf(command: string): readonly string[] {
  const filled = command
    .replaceAll(/\$\{\{ matrix\.arch \}\}/g, "aarch64")
    .replace(/^npx libsysgen /, "")
    .replace(/ > \S+$/, "");
  expect(filled).not.toMatch(/[$"'|;&]/);
  return filled.split(" ");
}

/** A repository whose bindings are up to date, on a machine where compilers do as they are told. */
async function workplace(host: typeof linux | typeof freebsd) {
  const cwd = mkdtempSync(join(folder, "repository-"));
  writeFileSync(join(cwd, "libsysgen.json"), '{ "targets": { "c": {} } }');
  const starts: ProgramStart[] = [];
  const options: CliOptions = {
    cwd,
    host,
    env: { TMPDIR: cwd },
    runProgram: (start) => {
      starts.push(start);
      const output = start.args[start.args.indexOf("-o") + 1];
      if (output !== undefined) writeFileSync(join(start.cwd, output), "");
      return Promise.resolve({ stdout: "", stderr: "", ending: { kind: "status", status: 0 } });
    },
  };
  expect(await cli(["generate", "--quiet"], options)).toMatchObject({ status: 0 });
  return { options, starts };
}
