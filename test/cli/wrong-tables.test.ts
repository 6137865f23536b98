import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cli } from "../support/cli.js";
import { listing } from "../support/fake-target.js";
import { temporaryFolder } from "../support/temporary.js";

const cwd = temporaryFolder();

/** Right in every respect. Each case below changes one place of it. */
const table = `0\tAUE_NULL\tSYSMUX {
\t\tint syscall(
\t\t    int number,
\t\t    ...
\t\t);
\t}
1\tAUE_EXIT\tSTD|CAPENABLED|NORETURN {
\t\tvoid _exit(
\t\t    int rval
\t\t);
\t}
2\tAUE_FORK\tSTD|CAPENABLED {
\t\tint fork(void);
\t}
3\tAUE_READ\tSTD|CAPENABLED {
\t\tssize_t read(
\t\t    int fd,
\t\t    _Out_writes_bytes_(nbyte) void *buf,
\t\t    size_t nbyte
\t\t);
\t}
4\tAUE_WRITE\tSTD|CAPENABLED {
\t\tssize_t write(
\t\t    int fd,
\t\t    _In_reads_bytes_(nbyte) const void *buf,
\t\t    size_t nbyte
\t\t);
\t}
5\tAUE_OPEN_RWTC\tSTD {
\t\tint open(
\t\t    _In_z_ const char *path,
\t\t    int flags,
\t\t    mode_t mode
\t\t);
\t}
6-9\tAUE_NULL\tRESERVED
`;

interface Case {
  readonly wrong: string;
  /** What to replace; it occurs once. */
  readonly from: string;
  /** What with. The signs « and » stand around the place of the finding and are no part of it. */
  readonly to: string;
  readonly message: string;
  readonly hint?: string;
}

/** Each keeps `generate` from writing anything. */
const errors: readonly Case[] = [
  {
    wrong: "a number twice",
    from: "3\tAUE_READ",
    to: "«2»\tAUE_READ",
    message: "number 2 is taken by line 12 [ST112]",
    hint: "the number that is missing here is 3",
  },
  {
    wrong: "a number in the wrong place",
    from: "4\tAUE_WRITE",
    to: "«7»\tAUE_WRITE",
    message: "number 7 is out of order [ST110]",
    hint: "the number that is missing here is 4",
  },
  {
    wrong: "a name twice",
    from: "ssize_t write(",
    to: "ssize_t «read»(",
    message: "`read` is already the name of line 15 [ST113]",
    hint: "the older of the two usually becomes COMPAT with the number of its release",
  },
  {
    wrong: "a misspelt flag",
    from: "3\tAUE_READ\tSTD|CAPENABLED",
    to: "3\tAUE_READ\tSTD|«CAPENABLD»",
    message: "unknown flag `CAPENABLD` [ST120]",
    hint: "did you mean `CAPENABLED`?",
  },
  {
    wrong: "no flag that says what the number is",
    from: "3\tAUE_READ\tSTD|CAPENABLED",
    to: "3\tAUE_READ\t«CAPENABLED»",
    message: "`CAPENABLED` does not say what the number is [ST122]",
    hint: "one of STD, NOSTD, NODEF, SYSMUX, COMPAT…, OBSOL, UNIMPL and RESERVED does",
  },
  {
    wrong: "flags that exclude each other",
    from: "3\tAUE_READ\tSTD|CAPENABLED",
    to: "3\tAUE_READ\t«STD|COMPAT11»",
    message: "`STD` and `COMPAT11` exclude each other [ST122]",
  },
  {
    wrong: "a range where one number has to be",
    from: "5\tAUE_OPEN_RWTC",
    to: "«5-6»\tAUE_OPEN_RWTC",
    message: "STD does not take a range [ST114]",
    hint: "only RESERVED and UNIMPL entries span several numbers",
  },
  {
    wrong: "no number",
    from: "3\tAUE_READ\tSTD|CAPENABLED {",
    to: "«read\tAUE_READ\tSTD|CAPENABLED {»",
    message: "neither a comment nor an entry [ST010]",
    hint: "comments start with `;`, entries with their number",
  },
  {
    wrong: "no audit event",
    from: "3\tAUE_READ\tSTD|CAPENABLED",
    to: "3\t«STD|CAPENABLED»",
    message: "the audit event is missing in front of `STD|CAPENABLED` [ST102]",
    hint: "`AUE_NULL` stands for none",
  },
  {
    wrong: "no comma between parameters",
    from: "int fd,\n\t\t    _Out_",
    to: "int fd«»\n\t\t    _Out_",
    message: "missing `,` between parameters [ST202]",
    hint: "write `,` here",
  },
  {
    wrong: "no semicolon behind a prototype",
    from: "int fork(void);",
    to: "int fork(void)«»",
    message: "missing `;` behind the prototype [ST202]",
    hint: "write `;` here",
  },
  {
    wrong: "no brace at the end of an entry",
    from: "int fork(void);\n\t}",
    to: "int fork(void);«»",
    message: "unterminated entry: expected `}`, but the next entry starts on line 14 [ST201]",
    hint: "close the entry with `}`",
  },
  {
    wrong: "no brace at the start of a prototype",
    from: "2\tAUE_FORK\tSTD|CAPENABLED {",
    to: "2\tAUE_FORK\t«STD|CAPENABLED»",
    message: "STD|CAPENABLED needs a prototype or a name [ST104]",
    hint: "open the prototype with `{` on the same line",
  },
  {
    wrong: "an entry that the end of the file cuts off",
    from: "    mode_t mode\n\t\t);\n\t}\n6-9\tAUE_NULL\tRESERVED\n",
    to: "    mode_t mode«»\n",
    message: "unterminated entry: expected `,` or `)`, but the file ends [ST201]",
    hint: "close the entry with `}`",
  },
  {
    wrong: "a parameter without a name",
    from: "int flags,",
    to: "int«»,",
    message: "parameter without a name [ST205]",
    hint: "write a name behind the type",
  },
  {
    wrong: "an annotation that is not closed",
    from: "_Out_writes_bytes_(nbyte) void",
    to: "_Out_writes_bytes_«(»nbyte void",
    message: "the `(` of `_Out_writes_bytes_` is not closed [ST303]",
    hint: "write `)` behind the size",
  },
  {
    wrong: "a misspelt annotation",
    from: "_Out_writes_bytes_(nbyte)",
    to: "«_Out_write_bytes_»(nbyte)",
    message: "unknown annotation `_Out_write_bytes_` [ST301]",
    hint: "did you mean `_Out_writes_bytes_`?",
  },
  {
    wrong: "an annotation that names no parameter",
    from: "_Out_writes_bytes_(nbyte)",
    to: "_Out_writes_bytes_(«nbytes»)",
    message: "`nbytes` is no parameter of `read` [ST306]",
    hint: "did you mean `nbyte`?",
  },
  {
    wrong: "an annotation of a number",
    from: "int flags,",
    to: "«_In_» int flags,",
    message: "`_In_` on `flags`, which is no pointer [ST307]",
  },
  {
    wrong: "two parameters of one name",
    from: "mode_t mode",
    to: "mode_t «flags»",
    message: "two parameters are called `flags` [ST211]",
  },
  {
    wrong: "a NUL byte",
    from: "ssize_t read(",
    to: "ssize_t re«\u0000»ad(",
    message: "NUL byte [ST002]",
  },
];

/** The table's language has no fault, but no binding can be made: `table check` has nothing to say. */
const errorsOfTheModel: readonly Case[] = [
  {
    wrong: "a call that nothing is known about",
    from: "int open(",
    to: "«int opem(»",
    message: "nothing is known about how opem reports errors [ML001]",
    hint:
      "did you mean open? If not, add a record to an overlay file and pass it with --overlay: " +
      '{ "calls": { "opem": { "errors": "errno" } } }',
  },
  {
    wrong: "a type that nothing is known about",
    from: "mode_t mode",
    to: "«mood_t mode»",
    message: "unknown type mood_t [ML002]",
    hint:
      "did you mean mode_t? If not, describe it in an overlay file: " +
      '{ "types": { "scalars": { "mood_t": { "size": 4, "signed": true } } } }',
  },
];

/** `generate` does its work all the same. */
const warnings: readonly Case[] = [
  {
    wrong: "a comma behind the last parameter",
    from: "mode_t mode\n",
    to: "mode_t mode«,»\n",
    message: "surplus `,` behind the last parameter [ST203]",
    hint: "remove it: the last parameter has none",
  },
  {
    wrong: "a pointer without an annotation",
    from: "_In_z_ const char *path",
    to: "const char *«path»",
    message: "pointer `path` has no annotation [ST308]",
    hint: "say with `_In_`, `_Out_` or `_Inout_` what the call does with the memory",
  },
  {
    wrong: "a constant that is written to",
    from: "_Out_writes_bytes_(nbyte) void",
    to: "«_Out_writes_bytes_(nbyte)» const void",
    message: "`_Out_writes_bytes_` writes, but what `buf` points to is const [ST311]",
    hint: "drop the `const`, or say `_In_`",
  },
  {
    wrong: "spaces for tabs",
    from: "3\tAUE_READ\tSTD",
    to: "3« »AUE_READ STD",
    message: "layout: expected a tab, found a space [ST401]",
    hint: "`format` mends it",
  },
];

/** The text of a case, and its finding as it has to be shown: place, sentence, mark and hint. */
function prepare({ from, hint, message, to }: Case, file: string, severity: string) {
  const marked = table.replace(from, () => to);
  if (table.split(from).length !== 2) throw new Error("the text to replace has to occur once");
  const before = marked.slice(0, marked.indexOf("«"));
  // The excerpt is shown with tab stops at every eighth column.
  const place = marked.slice(before.length + 1, marked.indexOf("»"));
  const { length } = place.replace(/[^\t]*\t/g, (part) =>
    part.trim().padEnd(8 * Math.ceil(part.length / 8)),
  );
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  return {
    text: marked.replace(/[«»]/g, ""),
    lines: [
      `${file}:${line}:${column}: ${severity}: ${message}`,
      expect.stringMatching(new RegExp(`^ *${line} \\| `)) as string,
      expect.stringMatching(new RegExp(`\\| *\\^~{${Math.max(0, length - 1)}}$`)) as string,
      ...(hint === undefined ? [] : [`      = hint: ${hint}`]),
    ],
  };
}

test("the table is right before a case makes it wrong", async () => {
  writeFileSync(join(cwd, "right.master"), table);
  expect(await cli(["table", "check", "right.master", "--strict"], { cwd })).toEqual({
    status: 0,
    stdout: "right.master: no findings\n",
    stderr: "",
  });
  expect(await generate("right.master")).toMatchObject({ status: 0, stderr: "" });
});

describe("an error", () => {
  test.each(errors)("$wrong", async (wrong) => {
    const { lines, text } = prepare(wrong, "wrong.master", "error");
    writeFileSync(join(cwd, "wrong.master"), text);
    const checked = await cli(["table", "check", "wrong.master"], { cwd });
    expect(checked).toMatchObject({ status: 1, stderr: "" });
    expect(checked.stdout.split("\n").slice(0, lines.length)).toEqual(lines);
    const generated = await generate("wrong.master");
    expect(generated).toMatchObject({ status: 1, stdout: "" });
    expect(generated.stderr.split("\n").slice(0, lines.length)).toEqual(lines);
    expect(existsSync(join(cwd, "out-wrong.master"))).toBe(false);
  });

  test.each(errorsOfTheModel)("$wrong", async (wrong) => {
    const { lines, text } = prepare(wrong, "wrong.master", "error");
    writeFileSync(join(cwd, "wrong.master"), text);
    expect(await cli(["table", "check", "wrong.master"], { cwd })).toMatchObject({ status: 0 });
    const generated = await generate("wrong.master");
    expect(generated).toMatchObject({ status: 1, stdout: "" });
    expect(generated.stderr.trimEnd().split("\n")).toEqual(lines);
    expect(existsSync(join(cwd, "out-wrong.master"))).toBe(false);
  });

  test("invalid UTF-8", async () => {
    const text = Buffer.from(table.replace("ssize_t read(", "ssize_t re\u00ffad("), "latin1");
    writeFileSync(join(cwd, "latin1.master"), text);
    const first = `latin1.master:16:13: error: invalid UTF-8: byte ff at offset ${text.indexOf(0xff)} of the file [ST001]`;
    const checked = await cli(["table", "check", "latin1.master"], { cwd });
    expect(checked).toMatchObject({ status: 1 });
    expect(checked.stdout.split("\n")[0]).toBe(first);
    const generated = await generate("latin1.master");
    expect(generated).toMatchObject({ status: 1, stdout: "" });
    expect(generated.stderr.split("\n")[0]).toBe(first);
  });

  test("all of them are reported in one run, in the order of the text", async () => {
    const text = table
      .replace("2\tAUE_FORK\tSTD", "2\tAUE_FORK\tSTDD")
      .replace("_Out_writes_bytes_", "_Out_write_bytes_")
      .replace("ssize_t write(", "ssize_t read(");
    const { status, stderr } = await generate("-", text);
    expect(status).toBe(1);
    expect(stderr.match(/^-:\d+/gm)).toEqual(["-:12", "-:18", "-:23"]);
  });
});

describe("a warning", () => {
  test.each(warnings)("$wrong", async (wrong) => {
    const { lines, text } = prepare(wrong, "loose.master", "warning");
    writeFileSync(join(cwd, "loose.master"), text);
    const checked = await cli(["table", "check", "loose.master"], { cwd });
    expect(checked).toMatchObject({ status: 0, stderr: "" });
    expect(checked.stdout.split("\n").slice(0, lines.length)).toEqual(lines);
    expect((await cli(["table", "check", "loose.master", "--strict"], { cwd })).status).toBe(1);
    expect(await generate("loose.master")).toMatchObject({
      status: 0,
      stderr:
        "loose.master: warning: 1 warning about the table\n" +
        "  hint: libsysgen table check loose.master shows them\n",
    });
  });
});

function generate(file: string, stdin?: string) {
  const argv = ["generate", "--no-config", "--table", file, "--out", `out-${file}`];
  return cli(argv, { cwd, registry: listing, ...(stdin === undefined ? {} : { stdin }) });
}
