import { execFileSync } from "node:child_process";
import fs, {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { cli, type CliOptions, type CliResult } from "../../support/cli.js";
import { registryOf } from "../../support/fake-target.js";
import { readFiles, temporaryFolder } from "../../support/temporary.js";

const root = temporaryFolder();
const manifest = ".libsysgen-manifest.json";
let cwd: string;
let count = 0;

beforeEach(() => {
  count++;
  cwd = join(root, String(count));
  mkdirSync(cwd);
});

/** Runs `generate` with a target that makes the given files. */
function generate(
  files: Readonly<Record<string, string>>,
  argv: readonly string[] = [],
  options: Partial<CliOptions> = {},
): Promise<CliResult> {
  const registry = registryOf(() => files, { name: "t" });
  return cli(["generate", "--no-config", "--out", "out", ...argv], { cwd, registry, ...options });
}

/** What is in the output folder of the target beside its manifest. */
function output(): Record<string, string> {
  const files = Object.entries(readFiles(join(cwd, "out/t")));
  return Object.fromEntries(files.filter(([path]) => path !== manifest));
}

function put(path: string, content: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
}

/** The parts of the summary's line that speak of files. */
function counts({ stdout }: CliResult): string | undefined {
  return /files: (.*)/.exec(stdout)?.[1];
}

describe("generate", () => {
  test("writes files, folders and a manifest of both", async () => {
    const result = await generate({ "b/c.txt": "c\n", "a.txt": "a\n" });
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(counts(result)).toBe("3 written");
    // Digests as sha256sum prints them for "a\n" and "c\n".
    expect(readFiles(join(cwd, "out/t"))).toEqual({
      "a.txt": "a\n",
      "b/c.txt": "c\n",
      [manifest]: `{
  "version": 1,
  "files": [
    {
      "path": "a.txt",
      "sha256": "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
    },
    {
      "path": "b/c.txt",
      "sha256": "a3a5e715f0cc574a73c3f9bebb6bc24f32ffd5b67b387244c2c909da779a1478"
    }
  ]
}
`,
    });
  });

  test("leaves files alone that have the right content already", async () => {
    await generate({ "a.txt": "a\n", "b.txt": "b\n" });
    const longAgo = new Date("2001-01-01");
    for (const name of ["a.txt", "b.txt", manifest]) {
      utimesSync(join(cwd, "out/t", name), longAgo, longAgo);
    }
    const times = () =>
      ["a.txt", "b.txt", manifest].map((name) => statSync(join(cwd, "out/t", name)).mtime);
    expect(counts(await generate({ "a.txt": "a\n", "b.txt": "b\n" }))).toBe("2 unchanged");
    expect(times().map((time) => time > longAgo)).toEqual([false, false, false]);
    expect(counts(await generate({ "a.txt": "new\n", "b.txt": "b\n" }))).toBe(
      "2 written, 1 unchanged",
    );
    expect(times().map((time) => time > longAgo)).toEqual([true, false, true]);
  });

  test("removes files that it made earlier and no longer makes, and the folders they leave empty", async () => {
    await generate({ "a.txt": "a\n", "b/c/d.txt": "d\n", "b/e.txt": "e\n" });
    const result = await generate({ "a.txt": "a\n" });
    expect(counts(result)).toBe("1 written, 1 unchanged, 2 removed");
    expect(output()).toEqual({ "a.txt": "a\n" });
    expect(existsSync(join(cwd, "out/t/b"))).toBe(false);
  });

  test("keeps a folder that has something else in it", async () => {
    await generate({ "b/c.txt": "c\n" });
    put("out/t/b/mine.txt", "mine\n");
    await generate({ "a.txt": "a\n" });
    expect(output()).toEqual({ "a.txt": "a\n", "b/mine.txt": "mine\n" });
  });

  test("keeps a file that it would remove if somebody has edited it, says so, and forgets it", async () => {
    await generate({ "a.txt": "a\n", "b.txt": "b\n" });
    put("out/t/b.txt", "edited\n");
    const result = await generate({ "a.txt": "a\n" });
    expect(result.stdout).toContain("kept b.txt, which was edited and is no longer generated\n");
    expect(output()).toEqual({ "a.txt": "a\n", "b.txt": "edited\n" });
    expect((await generate({ "a.txt": "a\n" })).stdout).not.toContain("b.txt");
    expect(output()).toEqual({ "a.txt": "a\n", "b.txt": "edited\n" });
  });

  test("makes a generated file again that was edited or is gone", async () => {
    await generate({ "a.txt": "a\n", "b.txt": "b\n" });
    put("out/t/a.txt", "edited\n");
    rmSync(join(cwd, "out/t/b.txt"));
    await generate({ "a.txt": "a\n", "b.txt": "b\n" });
    expect(output()).toEqual({ "a.txt": "a\n", "b.txt": "b\n" });
  });

  test("takes files for its own that have the right content, where the manifest is lost", async () => {
    await generate({ "a.txt": "a\n" });
    rmSync(join(cwd, "out/t", manifest));
    expect(await generate({ "a.txt": "a\n" })).toMatchObject({ status: 0 });
    await generate({ "a.txt": "b\n" });
    expect(output()).toEqual({ "a.txt": "b\n" });
  });
});

describe("generate writes nothing at all and says why", () => {
  test("if it has not made files that are in the way, all of which it names", async () => {
    put("out/t/a.txt", "mine\n");
    put("out/t/d/b.txt", "mine too\n");
    const before = readFiles(cwd);
    expect(await generate({ "a.txt": "a\n", "c.txt": "c\n", "d/b.txt": "b\n" })).toEqual({
      status: 3,
      stdout: "",
      stderr:
        `libsysgen: error: ${join("out/t/a.txt")} exists and was not made by libsysgen\n` +
        `libsysgen: error: ${join("out/t/d/b.txt")} exists and was not made by libsysgen\n` +
        "  hint: nothing has been written: move these away, or choose another output folder\n",
    });
    expect(readFiles(cwd)).toEqual(before);
  });

  test("if a folder is where a file has to be, or a file where a folder has to be", async () => {
    put("out/t/a.txt/x", "x\n");
    put("out/t/b", "b\n");
    const before = readFiles(cwd);
    expect(await generate({ "a.txt": "a\n", "b/c.txt": "c\n" })).toEqual({
      status: 3,
      stdout: "",
      stderr:
        `libsysgen: error: ${join("out/t/a.txt")} is a folder\n` +
        `libsysgen: error: ${join("out/t/b")} is in the way of a folder\n` +
        "  hint: nothing has been written: move these away, or choose another output folder\n",
    });
    expect(readFiles(cwd)).toEqual(before);
  });

  test.each([
    {
      link: "the target's folder",
      make: () => {
        mkdirSync(join(cwd, "out"));
        mkdirSync(join(cwd, "elsewhere"));
        symlinkSync("../elsewhere", join(cwd, "out/t"));
      },
      message: () => `${join("out/t")} is a symbolic link that leaves the output folder`,
    },
    {
      link: "a folder in it",
      make: () => {
        mkdirSync(join(cwd, "out/t"), { recursive: true });
        mkdirSync(join(cwd, "elsewhere"));
        symlinkSync(join(cwd, "elsewhere"), join(cwd, "out/t/d"));
      },
      message: () => `${join("out/t/d")} is a symbolic link that leaves the output folder`,
    },
    {
      link: "a folder in it that does not exist",
      make: () => {
        mkdirSync(join(cwd, "out/t"), { recursive: true });
        symlinkSync("../../elsewhere", join(cwd, "out/t/d"));
      },
      message: () => `${join("out/t/d")} is a symbolic link to nothing`,
    },
    {
      link: "a file",
      make: () => {
        put("elsewhere.txt", "mine\n");
        mkdirSync(join(cwd, "out/t/d"), { recursive: true });
        symlinkSync("../../../elsewhere.txt", join(cwd, "out/t/d/a.txt"));
      },
      message: () => `${join("out/t/d/a.txt")} is a symbolic link, and was not made by libsysgen`,
    },
    {
      link: "the manifest",
      make: () => {
        put("elsewhere.json", '{ "version": 1, "files": [] }');
        mkdirSync(join(cwd, "out/t"), { recursive: true });
        symlinkSync("../../elsewhere.json", join(cwd, "out/t", manifest));
      },
      message: () => `${join("out/t", manifest)} is a symbolic link, and was not made by libsysgen`,
    },
  ])("if $link is a symbolic link that leads out of the folder", async ({ make, message }) => {
    make();
    const before = readFiles(cwd);
    const result = await generate({ "d/a.txt": "a\n" });
    expect(result).toMatchObject({ status: 3, stdout: "" });
    expect(result.stderr.split("\n")[0]).toBe(`libsysgen: error: ${message()}`);
    expect(readFiles(cwd)).toEqual(before);
  });

  test.each([
    { text: "{", reason: "is not JSON" },
    { text: "[]", reason: "has no version" },
    { text: '{ "version": 1 }', reason: "is damaged" },
    { text: '{ "version": 1, "files": [{ "path": "a" }] }', reason: "is damaged" },
    {
      text: '{ "version": 2, "files": [] }',
      reason: "is of version 2, made by a newer libsysgen",
    },
    {
      text: `{ "version": 1, "files": [{ "path": "../../mine.txt", "sha256": "${"0".repeat(64)}" }] }`,
      reason: 'lists "../../mine.txt", which climbs out of its folder',
    },
  ])("if the manifest $reason", async ({ text, reason }) => {
    put(`out/t/${manifest}`, text);
    put("mine.txt", "mine\n");
    const before = readFiles(cwd);
    expect(await generate({ "a.txt": "a\n" })).toEqual({
      status: 3,
      stdout: "",
      stderr:
        `libsysgen: error: the manifest ${join("out/t", manifest)} ${reason}\n` +
        "  hint: restore it, or remove the whole folder and generate it anew\n",
    });
    expect(readFiles(cwd)).toEqual(before);
  });

  test.each([
    { path: "../a.txt", reason: "climbs out" },
    { path: "a/../../b.txt", reason: "climbs out" },
    { path: "/etc/a.txt", reason: "absolute" },
    { path: "C:/a.txt", reason: "absolute" },
    { path: "a\\b.txt", reason: "not every system" },
    { path: "a//b.txt", reason: "empty part" },
    { path: "", reason: "empty" },
    { path: "a\u0000.txt", reason: "not every system" },
    { path: manifest, reason: "manifest" },
  ])("if a target makes the path $path", async ({ path, reason }) => {
    const result = await generate({ "ok.txt": "ok\n", [path]: "a\n" });
    expect(result).toMatchObject({ status: 70, stdout: "" });
    expect(result.stderr).toContain(`the target made the path ${JSON.stringify(path)}`);
    expect(result.stderr).toContain(reason);
    expect(readFiles(root)).not.toHaveProperty(`${count}/out/t/ok.txt`);
  });

  test("if a target makes two paths that are one on some systems", async () => {
    expect(await generate({ "a.txt": "a\n", "A.txt": "A\n" })).toMatchObject({ status: 70 });
    expect(await generate({ a: "a\n", "a/b.txt": "b\n" })).toMatchObject({ status: 70 });
    expect(existsSync(join(cwd, "out"))).toBe(false);
  });
});

describe("symbolic links that do not leave the folder are followed", () => {
  test("the output folder itself may be one", async () => {
    mkdirSync(join(cwd, "elsewhere"));
    symlinkSync("elsewhere", join(cwd, "out"));
    expect(await generate({ "a.txt": "a\n" })).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(cwd, "elsewhere/t/a.txt"), "utf8")).toBe("a\n");
  });

  test("a folder in it may be one", async () => {
    mkdirSync(join(cwd, "out/t/real"), { recursive: true });
    symlinkSync("real", join(cwd, "out/t/d"));
    expect(await generate({ "d/a.txt": "a\n" })).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(cwd, "out/t/real/a.txt"), "utf8")).toBe("a\n");
  });
});

describe("after a failure no temporary file is left, and what was there still is", () => {
  /** The second temporary file does not fit. */
  function fullDisk(): Partial<CliOptions> {
    let writes = 0;
    const writeFileSync: typeof fs.writeFileSync = (path, data, options) => {
      writes++;
      if (writes < 3) {
        fs.writeFileSync(path, data, options);
        return;
      }
      // What a full disk leaves behind: the file, without all of its content.
      fs.writeFileSync(path, "", options);
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    };
    return { files: { writeFileSync } };
  }

  test("a full disk", async () => {
    await generate({ "a.txt": "a\n", "b.txt": "b\n" });
    const before = readFiles(cwd);
    expect(
      await generate({ "a.txt": "A\n", "b.txt": "B\n", "n/c.txt": "C\n" }, [], fullDisk()),
    ).toEqual({
      status: 3,
      stdout: "",
      stderr: `libsysgen: error: cannot write ${join("out/t/b.txt")}: no space left on device\n`,
    });
    expect(readFiles(cwd)).toEqual(before);
  });

  test("a full disk at the first run, which leaves no folder either", async () => {
    expect(await generate({ "a.txt": "a\n", "n/c.txt": "C\n" }, [], fullDisk())).toMatchObject({
      status: 3,
    });
    expect(existsSync(join(cwd, "out"))).toBe(false);
  });

  test("a file that cannot be put in place", async () => {
    await generate({ "a.txt": "a\n", "b.txt": "b\n" });
    const renameSync: typeof fs.renameSync = (from, to) => {
      if (String(to).endsWith("b.txt")) {
        throw Object.assign(new Error("EACCES: permission denied, rename"), { code: "EACCES" });
      }
      fs.renameSync(from, to);
    };
    const result = await generate({ "a.txt": "A\n", "b.txt": "B\n", "c.txt": "C\n" }, [], {
      files: { renameSync },
    });
    expect(result).toEqual({
      status: 3,
      stdout: "",
      stderr: `libsysgen: error: cannot write ${join("out/t/b.txt")}: permission denied\n`,
    });
    expect(output()).toEqual({ "a.txt": "A\n", "b.txt": "b\n" });
    // The manifest knows of everything that may have been written, so the next run is no stranger.
    expect(await generate({ "a.txt": "2\n", "b.txt": "2\n", "c.txt": "2\n" })).toMatchObject({
      status: 0,
    });
    expect(output()).toEqual({ "a.txt": "2\n", "b.txt": "2\n", "c.txt": "2\n" });
  });

  test("a folder that is not writable", async () => {
    await generate({ "a.txt": "a\n" });
    const mkdirDenied: typeof fs.mkdirSync = () => {
      throw Object.assign(new Error("EACCES: permission denied, mkdir"), { code: "EACCES" });
    };
    const before = readFiles(cwd);
    expect(
      await generate({ "a.txt": "A\n", "n/b.txt": "b\n" }, [], {
        files: { mkdirSync: mkdirDenied },
      }),
    ).toEqual({
      status: 3,
      stdout: "",
      stderr: `libsysgen: error: cannot make the folder ${join("out/t/n")}: permission denied\n`,
    });
    expect(readFiles(cwd)).toEqual(before);
  });

  test("an output folder that is a file", async () => {
    put("out", "mine\n");
    const result = await generate({ "a.txt": "a\n" });
    expect(result).toMatchObject({ status: 3, stdout: "" });
    expect(result.stderr).toContain(": not a directory\n");
    expect(readFiles(cwd)).toEqual({ out: "mine\n" });
  });
});

describe("generate --check", () => {
  test("says nothing if all is up to date", async () => {
    await generate({ "a.txt": "a\n" });
    expect(await generate({ "a.txt": "a\n" }, ["--check"])).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  test("shows changed, missing, stale and foreign files as a diff, and writes nothing", async () => {
    await generate({ "a.txt": "1\n2\n3\n", "stale.txt": "s\n", "same.txt": "same\n" });
    put("out/t/foreign.txt", "mine\n");
    const before = readFiles(cwd);
    const now = {
      "a.txt": "1\ntwo\n3\n",
      "foreign.txt": "f\n",
      "new.txt": "n\n",
      "same.txt": "same\n",
    };
    const result = await generate(now, ["--check"]);
    expect(result).toMatchObject({ status: 1, stderr: "" });
    const [, manifestPart = ""] = result.stdout.split("--- a/out/t/.libsysgen");
    expect(manifestPart).toContain('-      "path": "stale.txt"');
    expect(
      result.stdout.replace(/--- a\/out\/t\/\.libsysgen[^]*?(?=--- a\/out\/t\/stale)/, ""),
    ).toBe(
      `--- a/out/t/a.txt
+++ b/out/t/a.txt
@@ -1,3 +1,3 @@
 1
-2
+two
 3
--- a/out/t/foreign.txt
+++ b/out/t/foreign.txt
@@ -1,1 +1,1 @@
-mine
+f
--- /dev/null
+++ b/out/t/new.txt
@@ -0,0 +1,1 @@
+n
--- a/out/t/stale.txt
+++ /dev/null
@@ -1,1 +0,0 @@
-s
`,
    );
    expect(readFiles(cwd)).toEqual(before);
  });

  test("gives a diff that git applies", async () => {
    await generate({ "a.txt": "1\n2\n3\n", "stale.txt": "s\n" });
    const now = { "a.txt": "1\ntwo\n3\n", "d/new.txt": "n\n" };
    const { stdout } = await generate(now, ["--check"]);
    execFileSync("git", ["apply", "-"], { cwd, input: stdout });
    expect(await generate(now, ["--check"])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(output()).toEqual(now);
  });

  test("is in colour on a terminal that wants colour", async () => {
    const { stdout } = await generate({ "a.txt": "a\n" }, ["--check"], { colour: true });
    expect(stdout).toContain("\u001b[32m+a\u001b[39m\n");
  });
});
