import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { libraryPath, triple } from "./debian.mjs";
import { folder } from "./folder.mjs";
import { isAccepted } from "./version.mjs";

/**
 * Whether what an earlier run recorded is still there and still what pins.json asks for.
 *
 * @param {import("./folder.mjs").Found | undefined} found
 * @param {import("./install.mjs").Pin} pin
 * @returns {found is import("./folder.mjs").Found}
 */
export function isReady(found, pin) {
  return (
    found !== undefined &&
    isAccepted(found.version, pin) &&
    Object.keys(programsOf(pin)).every((name) => name in found.programs) &&
    Object.values(found.programs).every((path) => existsSync(path))
  );
}

/**
 * The programs of a tool: name → path within what its source unpacks.
 *
 * @param {import("./install.mjs").Pin} pin
 */
export function programsOf(pin) {
  return (pin.pypi ?? pin.npm ?? pin.debian)?.programs ?? {};
}

/**
 * Variables that keep a tool's caches in our folder, and the libraries of an unpacked one in reach.
 *
 * @param {string} name
 * @param {string} [root] of unpacked Debian packages
 * @returns {Record<string, string>}
 */
export function environment(name, root) {
  const cache = join(folder, "cache", name);
  /** @type {Record<string, Record<string, string>>} */
  const own = {
    zig: { ZIG_GLOBAL_CACHE_DIR: cache, ZIG_LOCAL_CACHE_DIR: cache },
    go: { GOTOOLCHAIN: "local", GOCACHE: cache, GOPATH: join(cache, "path"), GOENV: "off" },
    deno: { DENO_DIR: cache, DENO_NO_UPDATE_CHECK: "1" },
    bun: { BUN_INSTALL_CACHE_DIR: cache, DO_NOT_TRACK: "1" },
  };
  return {
    ...own[name],
    ...(root === undefined ? {} : { LD_LIBRARY_PATH: libraryPath(root) }),
  };
}

/**
 * Where unpacked programs are: usr/bin, usr/lib/llvm-N/bin for those of LLVM, and for the compilers
 * proper of GCC usr/libexec/gcc/TRIPLE/N.
 *
 * @param {string} root
 * @param {Record<string, string>} programs our name of a program → Debian's
 */
export function debianPrograms(root, programs) {
  const llvm = entries(join(root, "usr/lib")).filter((name) => /^llvm-\d+$/.test(name));
  const gcc = join("usr/libexec/gcc", triple);
  const folders = [
    "usr/bin",
    ...llvm.map((name) => `usr/lib/${name}/bin`),
    ...entries(join(root, gcc)).map((version) => join(gcc, version)),
  ];
  return Object.fromEntries(
    Object.entries(programs).map(([name, file]) => {
      const places = folders.map((place) => join(root, place, file));
      const path = places.find((place) => existsSync(place));
      if (path === undefined) throw new Error(`${file} is in none of ${places.join(", ")}`);
      return [name, path];
    }),
  );
}

/** @param {string} folder */
function entries(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}
