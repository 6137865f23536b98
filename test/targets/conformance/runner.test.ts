import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plainEnvironment } from "../../support/environment.js";
import { generateFiles } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";

const folder = temporaryFolder();

/** Runs the runner beside programs that are scripts. */
async function runAll(programs: Readonly<Record<string, string>>, ...groups: readonly string[]) {
  const stage = mkdtempSync(join(folder, "stage "));
  const runner = (await generateFiles("conformance", "bundled")).get("run.sh");
  writeFileSync(join(stage, "run.sh"), runner ?? "");
  for (const [language, script] of Object.entries(programs)) {
    const file = join(stage, `conformance-${language}`);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }
  const { status, stdout, stderr } = spawnSync("sh", [join(stage, "run.sh"), ...groups], {
    env: { ...plainEnvironment(), TMPDIR: folder },
    encoding: "utf8",
  });
  return { status, stderr, stdout };
}

const right = "echo 1..2; echo 'ok 1 - a: b'; echo 'ok 2 - a: c # SKIP it has none'";

test("two programs in order", async () => {
  const tells = `${right}; echo '# tell user: 7'`;
  expect(await runAll({ c: tells, rust: tells })).toEqual({
    status: 0,
    stderr: "",
    stdout: `# c
1..2
ok 1 - a: b
ok 2 - a: c # SKIP it has none
# tell user: 7
# rust
1..2
ok 1 - a: b
ok 2 - a: c # SKIP it has none
# tell user: 7
# c: 2 points, 0 failed, 1 skipped
# rust: 2 points, 0 failed, 1 skipped
`,
  });
});

test.each([
  ["a point that failed", "echo 1..1; echo 'not ok 1 - a: b'; exit 1", "# c: 1 points, 1 failed"],
  ["no plan", "true", "# c: it printed no plan"],
  ["a plan that is not met", "echo 1..3; echo 'ok 1 - a: b'", "# c: 3 points were planned"],
  ["a crash", `${right}; kill -SEGV $$`, "# c: exit status 139"],
  ["a status without a reason", `${right}; exit 1`, "# c: exit status 1"],
])("%s is a failure", async (_what, script, said) => {
  const { status, stdout } = await runAll({ c: script });
  expect(status).toBe(1);
  expect(stdout).toContain(said);
});

test("what languages tell differently is a failure", async () => {
  const { status, stdout } = await runAll({
    c: `${right}; echo '# tell user: 7'; echo '# tell group: 0'`,
    rust: `${right}; echo '# tell user: 8'`,
  });
  expect(status).toBe(1);
  expect(stdout).toContain("# rust tells user: 8, and c: 7\n");
});

test("programs get the groups, and a folder that is empty and writable", async () => {
  const script = `${right}; echo "# $* $(ls | wc -l)"; touch file`;
  const { status, stdout } = await runAll({ c: script }, "symbols", "scenarios");
  expect(status).toBe(0);
  expect(stdout).toMatch(/# symbols scenarios +0\n/);
});

test("a word that is no group is the programs' to refuse", async () => {
  expect(await runAll({ c: "echo 'no such group' >&2; exit 2" }, "nonsense")).toMatchObject({
    status: 2,
    stderr: "no such group\n",
  });
});

test("a program that cannot run does not keep the others from it", async () => {
  const script = "echo 'there is no runtime' >&2; exit 2";
  const { status, stderr, stdout } = await runAll({ c: script, rust: right });
  expect(status).toBe(2);
  expect(stderr).toBe("there is no runtime\n");
  expect(stdout).toContain("# c: it could not run\n# rust: 2 points, 0 failed, 1 skipped\n");
});

test("without programs it says so", async () => {
  const { status, stderr } = await runAll({});
  expect(status).toBe(2);
  expect(stderr).toMatch(/^run\.sh: there are no programs in /);
});

test("FreeBSD's own runner knows a failed program by its points", async () => {
  const stage = mkdtempSync(join(folder, "kyua"));
  const kyuafile = (await generateFiles("conformance", "bundled")).get("Kyuafile") ?? "";
  writeFileSync(join(stage, "Kyuafile"), kyuafile);
  for (const language of ["c", "go", "rust", "typescript", "zig"]) {
    const failed = "echo 1..2; echo 'ok 1 - a: b'; echo 'not ok 2 - a: c'; echo '# why'; exit 1";
    const file = join(stage, `conformance-${language}`);
    writeFileSync(file, `#!/bin/sh\n${language === "go" ? failed : right}\n`);
    chmodSync(file, 0o755);
  }
  const { env, path } = toolchain("kyua");
  const { status, stdout } = spawnSync(path, ["test"], {
    cwd: stage,
    env: { ...plainEnvironment(), ...env, HOME: stage },
    encoding: "utf8",
  });
  expect(stdout.split("\n").map((line) => line.replace(/ +\[.*\]$/, ""))).toEqual(
    expect.arrayContaining([
      "conformance-c:main  ->  passed",
      "conformance-go:main  ->  failed: 1 of 2 tests failed",
      "conformance-zig:main  ->  passed",
      "4/5 passed (1 failed)",
    ]),
  );
  expect(status).toBe(1);
});
