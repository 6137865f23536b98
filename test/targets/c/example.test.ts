import { spawn } from "node:child_process";
import { appendFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { archNames, type ArchName } from "../../../src/model/arch.js";
import { plainEnvironment } from "../../support/environment.js";
import { generateFiles, generateInto } from "../../support/generate.js";
import { hostlib } from "../../support/hostlib.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { gccSays } from "./gcc.js";
import { compile } from "./zig-cc.js";

const include = temporaryFolder();
const scratch = temporaryFolder();
const program = join(scratch, "watch");
let text = "";

beforeAll(async () => {
  const files = await generateInto(include, "c", "bundled");
  text = /```c\n(.*?)```/s.exec(files.get("README.md") ?? "")?.[1] ?? "";
  // What it takes from the C library is the same on Linux; the rest is in the double of libsys.
  const host: ArchName = process.arch === "arm64" ? "aarch64" : "amd64";
  const object = compile({ arch: host, standard: "c17", text, include, scratch });
  const { path, env } = toolchain("zig");
  const { folder } = hostlib();
  run(path, ["cc", object, "-o", program, "-L", folder, "-lsys", `-Wl,-rpath,${folder}`], { env });
});

test.each(archNames)("the README's program compiles without a warning on %s", (arch) => {
  compile({ arch, standard: "c99", text, include, scratch });
});

test("GCC and its analyser have nothing to say of it", () => {
  expect(gccSays(text, include, scratch)).toBe("");
});

test("it tells what happens to a file until the file is gone", async () => {
  const file = join(scratch, "file");
  writeFileSync(file, "");
  const watch = spawn(program, [file], {
    env: plainEnvironment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface(watch.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const result: IteratorResult<unknown, unknown> = await lines.next();
    return result.value;
  };
  const exit = once(watch, "exit");
  expect(await next()).toBe("watching");
  appendFileSync(file, "more");
  expect(await next()).toBe("written");
  renameSync(file, `${file}.old`);
  expect(await next()).toBe("renamed");
  unlinkSync(`${file}.old`);
  expect(await next()).toBe("deleted");
  expect(await exit).toEqual([0, null]);
});

test("its exit status is FreeBSD's number of what went wrong", () => {
  expect(() => run(program, [join(scratch, "none")])).toThrow("exit status 2");
  expect(() => run(program, [])).toThrow("exit status 22");
});

test("the README has no program where a call is missing or has another name", async () => {
  for (const options of [{ except: ["kevent"] }, { symbols: "private" } as const]) {
    const readme = (await generateFiles("c", "bundled", options)).get("README.md");
    expect(readme).toContain("# libsys for C");
    expect(readme).not.toContain("```c");
  }
});
