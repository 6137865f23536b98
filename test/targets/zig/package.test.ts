import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
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

test("a program without libc needs nothing but libsys", async () => {
  const folder = await generated();
  writeFileSync(join(folder, "program.zig"), WITHOUT_LIBC);
  const stub = await cli(["stub", "--arch", "amd64", "-o", "libsys.so.7"], { cwd: folder });
  expect(stub).toEqual({ status: 0, stdout: "", stderr: "" });
  symlinkSync("libsys.so.7", join(folder, "libsys.so"));
  const modules = ["--dep", "libsys", "-Mroot=program.zig", "-Mlibsys=src/root.zig"];
  const target = ["-target", "x86_64-freebsd", "-OReleaseSmall", "-fPIC"];
  zig(["build-obj", ...target, ...modules, "-femit-bin=program.o"], folder);
  const linker = ["-dynamic-linker", "/libexec/ld-elf.so.1", "-pie", "-z", "defs"];
  zig(["ld.lld", ...linker, "-o", "program", "program.o", "-L.", "-lsys"], folder);
  const { env, path } = toolchain("llvm-readelf");
  const { stdout } = run(path, ["--dynamic-table", "program"], { cwd: folder, env });
  expect([...stdout.matchAll(/NEEDED.*\[(.*)\]/g)].map(([, name]) => name)).toEqual([
    "libsys.so.7",
  ]);
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

const WITHOUT_LIBC = `const sys = @import("libsys").safe;

export fn _start() callconv(.c) noreturn {
    const written = sys.write(1, "no libc\\n") catch 0;
    sys._exit(if (written == 8) 0 else 1);
}
`;
