import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cli, type CliResult } from "../../support/cli.js";
import { temporaryFolder } from "../../support/temporary.js";

const cwd = temporaryFolder();
const templates = join(__dirname, "../../../templates/c");
const own = readFileSync(join(templates, "syscall.h.hbs"), "utf8");

afterEach(() => {
  rmSync(join(cwd, "templates"), { recursive: true, force: true });
  rmSync(join(cwd, "generated"), { recursive: true, force: true });
});

/** Generates C with one template of one's own, by its path in the folder of templates. */
function generate(path: string, text: string): Promise<CliResult> {
  const full = join(cwd, "templates", path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  const argv = ["generate", "--target", "c", "--only", "read", "--templates", "templates"];
  return cli(argv, { cwd });
}

function made(path: string): string {
  return readFileSync(join(cwd, "generated/c", path), "utf8");
}

describe("--templates", () => {
  test("replaces one template and leaves the others", async () => {
    expect(await generate("c/syscall.h.hbs", `${own}/* mine */\n`)).toMatchObject({ status: 0 });
    expect(made("syscall.h")).toMatch(/\n\/\* mine \*\/\n$/);
    expect(made("syscall.h")).toContain("--templates templates");
    expect(made("libsys.h")).toContain("__sys_read");
  });

  test.each([
    {
      path: "cc/syscall.h.hbs",
      stderr: [
        `libsysgen: error: ${join("templates/cc")} overrides nothing: there is no target cc`,
        "  hint: did you mean c?",
      ],
    },
    {
      path: "c/sycall.h.hbs",
      stderr: [
        `libsysgen: error: ${join("templates/c/sycall.h.hbs")} overrides nothing: there is no template sycall.h.hbs`,
        "  hint: did you mean syscall.h.hbs?",
      ],
    },
    {
      path: "c/README",
      stderr: [
        `libsysgen: error: ${join("templates/c/README")} overrides nothing: there is no template README`,
        `  hint: there are ${readdirSync(templates).toSorted().join(", ")}`,
      ],
    },
  ])("refuses $path, which would do nothing", async ({ path, stderr }) => {
    const result = await generate(path, own);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr.trimEnd().split("\n")).toEqual(stderr);
  });

  test("reports a name that the view does not have with its place", async () => {
    expect(await generate("c/syscall.h.hbs", "/* {{command}} */\nint {{nmae}};\n")).toEqual({
      status: 2,
      stdout: "",
      stderr: `${join("templates/c/syscall.h.hbs")}:2:7: error: the template names "nmae", which its view does not have [TP001]
    2 | int {{nmae}};
      |       ^
`,
    });
  });

  test("reports a template that does not parse with its place", async () => {
    const result = await generate(
      "c/syscall.h.hbs",
      "/* {{command}} */\n{{#each numbers}}\n{{/if}}\n",
    );
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toMatch(
      /^templates[/\\]c[/\\]syscall\.h\.hbs:2:4: error: each doesn't match if \[TP001\]\n/,
    );
  });

  test("a folder that does not exist is an error", async () => {
    const argv = ["generate", "--target", "c", "--templates", "nowhere"];
    expect(await cli(argv, { cwd })).toEqual({
      status: 3,
      stdout: "",
      stderr: "libsysgen: error: cannot read the folder nowhere: no such file or directory\n",
    });
  });
});
