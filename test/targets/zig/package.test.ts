import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { plainEnvironment } from "../../support/environment.js";
import { cli } from "../../support/cli.js";
import { generateFiles, generateInto } from "../../support/generate.js";
import { hostlib } from "../../support/hostlib.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { zig } from "./zig.js";
import { zigMaker } from "./zig-build.js";

const temporary = temporaryFolder();
const tests = resolve(__dirname, "package/all.zig");

async function generated(): Promise<string> {
  const folder = mkdtempSync(join(temporary, "zig-"));
  await generateInto(folder, "zig", "bundled");
  return folder;
}

/** Arguments that compile `root` for this machine with the package, against the double of libsys. */
function onHost(root: string): readonly string[] {
  const { folder } = hostlib();
  const modules = ["--dep", "libsys", `-Mroot=${root}`, "-Mlibsys=src/root.zig"];
  return ["-fPIC", "-lc", `-L${folder}`, "-rpath", folder, "-lsys", ...modules];
}

describe("the package's own tests, on this machine", () => {
  test("pass", async () => {
    const { stderr } = zig(["test", ...onHost(tests)], await generated());
    expect(stderr).toMatch(/All \d+ tests passed/);
  });

  test("fail where a wrapper takes a failure for a success", async () => {
    const folder = await generated();
    const file = join(folder, "src/errno.zig");
    const text = readFileSync(file, "utf8");
    expect(text).toContain(".signed) -1 else");
    writeFileSync(file, text.replace(".signed) -1 else", ".signed) -2 else"));
    expect(() => zig(["test", ...onHost(tests)], folder)).toThrow("calls that give -1");
  });
});

describe("the example", () => {
  test("tells what happens to a file until it is deleted", async () => {
    const folder = await generated();
    zig(["build-exe", "-femit-bin=watch", ...onHost("examples/watch.zig")], folder);
    const file = join(folder, "watched");
    writeFileSync(file, "");
    const child = spawn(join(folder, "watch"), [file], { env: plainEnvironment() });
    try {
      await said(child, "watching\n");
      appendFileSync(file, "news");
      await said(child, "written\n");
      rmSync(file);
      await said(child, "deleted\n");
      expect(await ended(child)).toBe(0);
    } finally {
      child.kill("SIGKILL");
    }
    expect(() => run(join(folder, "watch"), ["/nothing/there"])).toThrow(
      "watch: /nothing/there: there is nothing of that name",
    );
  }, 120_000);

  test("is left out where a call that it needs is not selected", async () => {
    const files = await generateFiles("zig", "bundled", { except: ["kevent"] });
    expect([...files.keys()]).not.toContain("examples/watch.zig");
    expect(files.get("README.md")).not.toContain("kevent");
  });
});

test("the programs of the README compile", async () => {
  const folder = await generated();
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  const programs = [...readme.matchAll(/```zig\n(const libsys = @import[^]*?)```/g)];
  expect(programs).toHaveLength(1);
  writeFileSync(
    join(folder, "program.zig"),
    `${programs[0]?.[1] ?? ""}\ncomptime {\n    _ = &waitForChange;\n}\n`,
  );
  zig(["build-obj", "-fno-emit-bin", ...onHost("program.zig")], folder);
});

describe("a program without libc", () => {
  const source = join(__dirname, "programs/without-libc.zig");
  const modules = ["--dep", "libsys", `-Mroot=${source}`, "-Mlibsys=src/root.zig"];

  test("needs nothing but libsys on FreeBSD", async () => {
    const folder = await generated();
    const stub = await cli(["stub", "--arch", "amd64", "-o", "libsys.so.7"], { cwd: folder });
    expect(stub).toEqual({ status: 0, stdout: "", stderr: "" });
    symlinkSync("libsys.so.7", join(folder, "libsys.so"));
    const target = ["-target", "x86_64-freebsd", "-OReleaseSmall", "-fPIC"];
    zig(["build-obj", ...target, ...modules, "-femit-bin=program.o"], folder);
    const linker = ["-dynamic-linker", "/libexec/ld-elf.so.1", "-pie", "-z", "defs"];
    zig(["ld.lld", ...linker, "-o", "program", "program.o", "-L.", "-lsys"], folder);
    expect(neededBy("program", folder)).toEqual(["libsys.so.7"]);
  });

  // Here the double brings the C library that it is made of, which starts before the program does.
  // Zig's own start code would take its place, so that the program begins at a _start of its own.
  test("makes calls of every class on this machine", async () => {
    const folder = await generated();
    const library = hostlib().folder;
    const libraries = [`-L${library}`, "-rpath", library, "-lsys"];
    zig(["build-exe", "-fPIC", ...libraries, ...modules, "-femit-bin=program"], folder);
    expect(neededBy("program", folder)).toEqual(["libsys.so.7"]);
    expect(run(join(folder, "program"), [])).toEqual({ stdout: "no libc\n", stderr: "" });
  });

  function neededBy(file: string, cwd: string): readonly (string | undefined)[] {
    const { env, path } = toolchain("llvm-readelf");
    const { stdout } = run(path, ["--dynamic-table", file], { cwd, env });
    return [...stdout.matchAll(/NEEDED.*\[(.*)\]/g)].map(([, name]) => name);
  }
});

describe("zig build", () => {
  /** Holds `lib/libsys.so`, which is how a build is told where libraries are. */
  function prefix(): string {
    const folder = mkdtempSync(join(temporary, "prefix-"));
    symlinkSync(hostlib().folder, join(folder, "lib"));
    return folder;
  }

  test("builds a project that has fetched the package", async () => {
    const library = await generated();
    const folder = mkdtempSync(join(temporary, "project-"));
    cpSync(join(__dirname, "project"), folder, { recursive: true });
    const cache = join(folder, "cache");
    zigMaker("fetch", ["--save", library], folder, cache);
    zigMaker("build", ["--search-prefix", prefix()], folder, cache);
    const program = join(folder, "zig-out/bin/program");
    expect(run(program, [])).toEqual({ stdout: "built\n", stderr: "" });
  }, 300_000);
});

/** Resolves when a program has printed a text, however little it prints at once. */
function said(child: ChildProcess, text: string): Promise<void> {
  return new Promise((done, fail) => {
    let printed = "";
    const listen = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (!printed.includes(text)) return;
      child.stdout?.off("data", listen);
      done();
    };
    child.stdout?.on("data", listen);
    child.once("error", fail);
    child.once("exit", () => {
      fail(new Error(`it ended after ${JSON.stringify(printed)}, without ${JSON.stringify(text)}`));
    });
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once("exit", done));
}
