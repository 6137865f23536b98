import { join, resolve } from "node:path";
import type { ByteSource } from "../../elf/source.js";
import { exitStatus } from "../exit-status.js";
import { Failure } from "../failure.js";
import { shownPath } from "../input.js";
import type { Io } from "../io.js";
import { compressionOf } from "./decompress.js";
import { withFile } from "./file-source.js";
import { libcPaths, libsysPaths } from "./library-paths.js";

/**
 * Runs `use` for each library that a path leads to: the file itself; in a folder, which is taken for
 * the root of a system, or in a package (base.txz, *.pkg), its libsys, for 32 bits too if it is
 * there, or its libc if it is of a release before libsys.
 */
export async function withLibraries<T>(
  path: string,
  io: Io,
  use: (source: ByteSource) => T,
): Promise<readonly T[]> {
  const full = resolve(io.cwd, path);
  if (isFolder(full, io)) return inFolder(full, io, use);
  return withFile(path, io, async (source) => {
    if (compressionOf(source) === undefined && !isTar(source)) return [use(source)];
    const { packageMembers } = await import("./members.js");
    const members = await packageMembers(source);
    const chosen = newest(members, ({ name }) => name.slice(source.name.length + 1));
    if (chosen.length === 0) throw nothing(source.name);
    return chosen.map(use);
  });
}

async function inFolder<T>(
  folder: string,
  io: Io,
  use: (source: ByteSource) => T,
): Promise<readonly T[]> {
  const there = [...libsysPaths, ...libcPaths].filter((path) =>
    io.files.existsSync(join(folder, path)),
  );
  const chosen = newest(there, (path) => path);
  if (chosen.length === 0) throw nothing(shownPath(folder, io.cwd));
  const results: T[] = [];
  for (const path of chosen) results.push(await withFile(join(folder, path), io, use));
  return results;
}

/** libsys where there is one, else libc. */
function newest<T>(found: readonly T[], pathOf: (item: T) => string): readonly T[] {
  const of = (paths: readonly string[]) =>
    paths.flatMap((path) => found.filter((item) => pathOf(item) === path));
  const libsys = of(libsysPaths);
  return libsys.length > 0 ? libsys : of(libcPaths);
}

function isFolder(path: string, io: Io): boolean {
  return io.files.existsSync(path) && io.files.statSync(path).isDirectory();
}

function isTar(source: ByteSource): boolean {
  return source.size > 512 && new TextDecoder("latin1").decode(source.read(257, 5)) === "ustar";
}

function nothing(place: string): Failure {
  const [first = ""] = libsysPaths;
  const message = `there is no libsys.so.7 and no libc.so.7 in ${place}`;
  const hint = `a folder is taken for the root of a system: it is to have ${first}`;
  return new Failure(exitStatus.findings, [{ message, hint }]);
}
