import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cli, type CliResult } from "../support/cli.js";
import { listing } from "../support/fake-target.js";
import { readFiles, temporaryFolder } from "../support/temporary.js";

const cwd = temporaryFolder();

/** A call and a type that the bundled data does not have. */
const table = `0\tAUE_NULL\tSTD {
\t\tint frobnicate(
\t\t    frob_t frob
\t\t);
\t}
`;

function generate(...overlays: readonly string[]): Promise<CliResult> {
  writeFileSync(join(cwd, "t.master"), table);
  const options = overlays.flatMap((text, index) => {
    const name = `overlay${index + 1}.json`;
    writeFileSync(join(cwd, name), text);
    return ["--overlay", name];
  });
  return cli(["generate", "--table", "t.master", ...options], { cwd, registry: listing });
}

const complete = `{
  // What the manual page of frobnicate(2) says.
  "calls": { "frobnicate": { "errors": "errno" } },
  "types": { "scalars": { "frob_t": { "size": 4, "signed": false } } }
}`;

describe("--overlay", () => {
  test("adds what the bundled data does not have", async () => {
    expect(await generate()).toMatchObject({ status: 1, stdout: "" });
    expect(await generate(complete)).toMatchObject({ status: 0, stderr: "" });
    expect(readFiles(join(cwd, "generated/fake"))["calls.txt"]).toBe("0 frobnicate\n");
  });

  test("can be given more than once", async () => {
    const calls = '{ "calls": { "frobnicate": { "errors": "errno" } } }';
    const types = '{ "types": { "scalars": { "frob_t": { "size": 4, "signed": false } } } }';
    expect(await generate(calls, types)).toMatchObject({ status: 0, stderr: "" });
  });

  test("is in the command that the files name", async () => {
    await generate(complete);
    expect(readFiles(join(cwd, "generated/fake"))["command.txt"]).toBe(
      "libsysgen generate --table t.master --overlay overlay1.json --target fake\n",
    );
  });

  test("wrong keys and values are errors with their places, in all files at once", async () => {
    const first = '{ "calls": { "frobnicate": { "error": "errno" } } }';
    const second = '{\n  "calls": { "frobnicate": { "errors": "errnoo" } },\n  "typse": {}\n}';
    const result = await generate(first, second);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr.split("\n").filter((line) => /^over|hint/.test(line))).toEqual([
      'overlay1.json:1:28: error: "calls"."frobnicate"."errors" is missing [JS008]',
      "      = hint: errno, errno-pointer, errno-value, never-fails, noreturn, ambiguous",
      'overlay1.json:1:30: error: unknown key "error" in "calls"."frobnicate" [JS003]',
      '      = hint: did you mean "errors"?',
      'overlay2.json:2:40: error: "calls"."frobnicate"."errors" cannot be "errnoo" [JS004]',
      '      = hint: did you mean "errno"?',
      'overlay2.json:3:3: error: unknown key "typse" [JS003]',
      '      = hint: did you mean "types"?',
    ]);
  });

  test("values of the wrong form get the description of what belongs there", async () => {
    const result = await generate(
      '{ "types": { "scalars": { "frob_t": { "size": 3, "signed": "no" } } } }',
    );
    expect(result.stderr.split("\n").filter((line) => /^over|hint/.test(line))).toEqual([
      'overlay1.json:1:47: error: "types"."scalars"."frob_t"."size" has the wrong form [JS007]',
      "      = hint: In bytes.",
      'overlay1.json:1:60: error: "types"."scalars"."frob_t"."signed" has the wrong form [JS007]',
    ]);
  });

  test("the published schema is named in the file without harm", async () => {
    const named = complete.replace("{", '{ "$schema": "schema/overlay.schema.json",');
    expect(await generate(named)).toMatchObject({ status: 0, stderr: "" });
  });
});
