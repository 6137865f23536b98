import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { toolchain } from "../toolchains/index.js";
import { run } from "../toolchains/run.js";
import { filesBelow } from "./files-below.js";

export interface Hostlib {
  /** Holds `libsys.so.7` and the link `libsys.so`: for `-L`, `-rpath` and LD_LIBRARY_PATH. */
  readonly folder: string;
  /** The path of `libsys.so.7`. */
  readonly library: string;
}

/**
 * The double of libsys for the machine that runs the tests, from `test/hostlib`. It is compiled
 * once for each state of its sources and kept with npm's other caches.
 */
export function hostlib(): Hostlib {
  const { path, version, env } = toolchain("zig");
  const sources = filesBelow(source).filter(
    (file) => /\.[ch]$/.test(file) && !file.startsWith("test/"),
  );
  const folder = join(cache, `hostlib-${fingerprint(version, sources)}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const making = mkdtempSync(join(cache, "making-"));
    const units = sources.filter((file) => file.endsWith(".c"));
    try {
      run(path, ["cc", ...flags, "-o", join(making, "libsys.so.7"), ...units], {
        cwd: source,
        env,
      });
      symlinkSync("libsys.so.7", join(making, "libsys.so"));
      moveUnlessThere(making, folder);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  return { folder, library: join(folder, "libsys.so.7") };
}

const root = resolve(__dirname, "../..");
const source = join(root, "test/hostlib");
const cache = join(root, "node_modules/.cache/libsysgen");

const flags = z
  .array(z.string())
  .parse(JSON.parse(readFileSync(join(source, "flags.json"), "utf8")));

function fingerprint(version: string, sources: readonly string[]): string {
  const hash = createHash("sha256").update(version).update(flags.join(" "));
  for (const file of sources) hash.update(`\0${file}\0`).update(readFileSync(join(source, file)));
  return hash.digest("hex").slice(0, 16);
}

/** Another worker may have been faster: what it made is the same. */
function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}
