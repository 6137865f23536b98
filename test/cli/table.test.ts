import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cli } from "../support/cli.js";
import { temporaryFolder } from "../support/temporary.js";

const cwd = temporaryFolder();
const bundled = readFileSync(join(__dirname, "../../syscalls.master"), "utf8");

const canonical = `; two calls
0\tAUE_NULL\tRESERVED
1\tAUE_EXIT\tSTD|CAPENABLED|NORETURN {
\t\tvoid _exit(
\t\t    int rval
\t\t);
\t}
`;

const loose = `; two calls
0 AUE_NULL RESERVED
1 AUE_EXIT STD|CAPENABLED|NORETURN { void _exit(int rval); }
`;

function put(name: string, text: string): void {
  writeFileSync(join(cwd, name), text);
}

describe("table check", () => {
  test("reads the bundled table if none is named, which has no errors", async () => {
    const { status, stderr, stdout } = await cli(["table", "check"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/\nsyscalls\.master: 0 errors, \d+ warnings\n$/);
  });

  test("reads standard input for -", async () => {
    expect(await cli(["table", "check", "-"], { cwd, stdin: canonical })).toEqual({
      status: 0,
      stdout: "-: no findings\n",
      stderr: "",
    });
  });

  test("prints JSON with the findings in full", async () => {
    put("wrong.master", canonical.replace("STD|", "STDD|"));
    const { status, stdout } = await cli(["table", "check", "wrong.master", "--json"], { cwd });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      file: "wrong.master",
      dialect: "freebsd",
      errors: 1,
      warnings: 0,
      diagnostics: [
        {
          code: "ST120",
          severity: "error",
          file: "wrong.master",
          span: {
            start: { offset: 43, line: 3, column: 12 },
            end: { offset: 47, line: 3, column: 16 },
          },
          message: "unknown flag `STDD`",
          hint: "did you mean `STD`?",
          excerpt: "1\tAUE_EXIT\tSTDD|CAPENABLED|NORETURN {",
        },
      ],
    });
  });

  test("has fewer rules for older families of tables", async () => {
    put("loose.master", loose);
    const check = ["table", "check", "loose.master", "--strict"];
    expect((await cli([...check, "--dialect", "freebsd-11"], { cwd })).status).toBe(0);
    expect((await cli([...check, "--dialect", "freebsd"], { cwd })).status).toBe(1);
  });

  test("cannot check what it cannot read", async () => {
    expect(await cli(["table", "check", "no.master"], { cwd })).toEqual({
      status: 3,
      stdout: "",
      stderr: "libsysgen: error: cannot read no.master: no such file or directory\n",
    });
    expect(await cli(["table", "check", "."], { cwd })).toMatchObject({ status: 3, stdout: "" });
  });
});

describe("table format", () => {
  test("prints the canonical form", async () => {
    const argv = ["table", "format", "-"];
    expect(await cli(argv, { cwd, stdin: loose })).toEqual({
      status: 0,
      stdout: canonical,
      stderr: "",
    });
    expect((await cli(["table", "format"], { cwd })).stdout).toBe(bundled);
  });

  test("--check shows what would change", async () => {
    const check = ["table", "format", "--check", "-"];
    expect(await cli(check, { cwd, stdin: canonical })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    const { status, stdout } = await cli(check, { cwd, stdin: loose });
    expect(status).toBe(1);
    expect(stdout).toContain("\n-0 AUE_NULL RESERVED\n");
    expect(stdout).toContain("\n+0\tAUE_NULL\tRESERVED\n");
  });

  test("--write changes the file", async () => {
    put("loose.master", loose);
    expect(await cli(["table", "format", "-w", "loose.master"], { cwd })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    expect(readFileSync(join(cwd, "loose.master"), "utf8")).toBe(canonical);
  });

  test("does not touch a table that it cannot read in full", async () => {
    const broken = loose.replace(");", ")");
    put("broken.master", broken);
    const { status, stderr, stdout } = await cli(["table", "format", "-w", "broken.master"], {
      cwd,
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("broken.master:3:58: error: missing `;` behind the prototype");
    expect(readFileSync(join(cwd, "broken.master"), "utf8")).toBe(broken);
  });
});

describe("table json", () => {
  test("prints a form that every command reads like the table itself", async () => {
    const { stdout } = await cli(["table", "json"], { cwd });
    put("table.json", stdout);
    expect((await cli(["table", "format", "table.json"], { cwd })).stdout).toBe(bundled);
    expect(await cli(["table", "check", "table.json"], { cwd })).toMatchObject({ status: 0 });
    const argv = ["table", "show", "read", "--table", "table.json"];
    expect(await cli(argv, { cwd })).toEqual(await cli(["table", "show", "read"], { cwd }));
  });

  test("says which part of a document is wrong", async () => {
    expect(
      await cli(["table", "check", "-"], { cwd, stdin: '{ "version": 1, "items": 7 }' }),
    ).toEqual({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/^-#\/items: error: /) as string,
    });
  });
});

describe("table diff", () => {
  test.each([
    { change: "nothing", from: "", to: "", status: 0, stdout: "" },
    {
      change: "something that no program notices",
      from: "int rval",
      to: "int value",
      status: 0,
      stdout: /^cosmetic/im,
    },
    {
      change: "an addition",
      from: "1\tAUE_EXIT",
      to: "1\tAUE_NULL\tSTD {\n\t\tint getpid(void);\n\t}\n2\tAUE_EXIT",
      status: 12,
      stdout: /_exit/,
    },
    {
      change: "another call at the end",
      from: /$/,
      to: "2\tAUE_NULL\tSTD {\n\t\tint getpid(void);\n\t}\n",
      status: 4,
      stdout: /getpid/,
    },
    { change: "a wider argument", from: "int rval", to: "long rval", status: 12, stdout: /rval/ },
  ])("$change gives $status", async ({ from, status, stdout, to }) => {
    put("a.master", canonical);
    put(
      "b.master",
      canonical.replace(from, () => to),
    );
    const result = await cli(["table", "diff", "a.master", "b.master"], { cwd });
    expect(result).toMatchObject({ status, stderr: "" });
    expect(result.stdout).toMatch(stdout);
  });

  test("prints JSON", async () => {
    put("a.master", canonical);
    const argv = ["table", "diff", "a.master", "-", "--json"];
    const { stdout } = await cli(argv, { cwd, stdin: canonical.replace("int rval", "long rval") });
    expect(JSON.parse(stdout)).toMatchObject({
      breaking: [{ kind: "parameter-type", name: "_exit", number: 1 }],
      additions: [],
      cosmetic: [],
    });
  });
});

describe("table show", () => {
  test("finds a call by its name, by one of its symbols or by its number", async () => {
    const read = await cli(["table", "show", "read"], { cwd });
    expect(read).toMatchObject({ status: 0, stderr: "" });
    expect(read.stdout).toMatch(/^read: system call 3, read\(2\)\n/);
    for (const name of ["3", "__sys_read", "_read"]) {
      expect(await cli(["table", "show", name], { cwd })).toEqual(read);
    }
  });

  test("says why an entry has no binding", async () => {
    for (const name of ["creat", "8"]) {
      expect(await cli(["table", "show", name], { cwd })).toEqual({
        status: 1,
        stdout: "",
        stderr:
          "libsysgen: error: creat, number 8, has no stub in libsys: " +
          "compatibility with 4.3BSD and FreeBSD before 4\n",
      });
    }
  });

  test("prints JSON", async () => {
    const { stdout } = await cli(["table", "show", "getpid", "--json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ name: "getpid", number: 20, parameters: [] });
  });
});

describe("table coverage", () => {
  test("counts bound and other entries", async () => {
    const { status, stdout } = await cli(["table", "coverage"], { cwd });
    expect(status).toBe(0);
    expect(stdout.split("\n")[0]).toBe("562 entries: 407 bound, 155 left out");
    const json: unknown = JSON.parse((await cli(["table", "coverage", "--json"], { cwd })).stdout);
    expect(json).toMatchObject({ entries: 562, bound: { length: 407 }, leftOut: { length: 155 } });
  });
});
