import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { zigLibrary } from "../../toolchains/zig-library.js";

/**
 * Runs `zig build` or `zig fetch` in a folder.
 *
 * The compiler hands both to a program of its library, `Maker.zig`, which it compiles at its first
 * use with all optimizations. That takes minutes, and without them seconds; the program is the same.
 */
export function zigMaker(
  command: "build" | "fetch",
  args: readonly string[],
  cwd: string,
  cache: string,
): void {
  const { env, path } = toolchain("zig");
  const inherited = [`--zig-lib=${zigLibrary()}`, `--zig=${path}`, `--global-cache=${cache}`];
  run(maker(), [command, ...inherited, "--seed=0x0", ...args], { cwd, env });
}

/** Where the program is; it is kept with npm's other caches. */
function maker(): string {
  const { env, path, version } = toolchain("zig");
  const cache = resolve(__dirname, "../../../node_modules/.cache/libsysgen");
  const file = join(cache, `zig-maker-${version}`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, "making-"));
  try {
    const source = join(zigLibrary(), "compiler/Maker.zig");
    const output = join(making, "maker");
    run(path, ["build-exe", "-fstrip", `-Mroot=${source}`, `-femit-bin=${output}`], {
      cwd: making,
      env,
    });
    renameSync(output, file);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return file;
}
