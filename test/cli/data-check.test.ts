import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cli, type CliResult } from "../support/cli.js";
import { temporaryFolder } from "../support/temporary.js";

const cwd = temporaryFolder();

function check(overlay: string, ...options: readonly string[]): Promise<CliResult> {
  writeFileSync(join(cwd, "overlay.json"), overlay);
  return cli(["data", "check", "--overlay", "overlay.json", ...options], { cwd });
}

test("the bundled data has no findings", async () => {
  expect(await cli(["data", "check"], { cwd })).toEqual({
    status: 0,
    stdout: "data: no findings\n",
    stderr: "",
  });
});

const wrong = `{
  "structures": {
    "struct pair": {
      "header": "pair.h",
      "size": 8,
      "align": 4,
      "members": {
        "a": { "type": "int", "offset": 0, "size": 4 },
        "b": { "type": "int", "offset": 2, "size": 4 }
      }
    }
  }
}
`;

test("what is wrong in an overlay is named with its place", async () => {
  const { status, stderr, stdout } = await check(wrong);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout.split("\n").filter((line) => /^overlay|^data/.test(line))).toEqual([
    "overlay.json:9:31: error: the offset of b of struct pair, 2, is no multiple of 4 [DA003]",
    "overlay.json:9:31: error: b of struct pair is at 2, and what is before it ends at 4 [DA004]",
    "data: 2 errors",
  ]);
});

test("as JSON", async () => {
  const { status, stdout } = await check(wrong, "--json");
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    errors: 2,
    findings: [{ code: "DA003", file: "overlay.json", span: { start: { line: 9 } } }, {}],
  });
});

test("a wrong shape is said first", async () => {
  const { status, stdout } = await check('{ "structures": { "pair": {} } }');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^overlay\.json:1:\d+: error: .* \[JS00\d\]\n/);
});

test("an overlay that makes bundled data wrong is pointed at, or the bundled file is", async () => {
  const { stdout } = await check(
    '{ "types": { "scalars": { "key_t": { "size": 8, "signed": true } } } }',
  );
  expect(stdout).toMatch(
    /^data\/structures\.json:\d+:\d+: error: key of struct ipc_perm has 4 bytes, and its type 8 on armv7 and i386 \[DA002\]$/m,
  );
});
