import { join } from "node:path";
import type { FileSet } from "../../targets/target.js";
import { Failure, ioFailure, isSystemError } from "../failure.js";
import { exitStatus } from "../exit-status.js";
import { shownPath } from "../input.js";
import type { Io } from "../io.js";
import { checkFileSet } from "./file-set.js";
import { manifestName } from "./manifest-name.js";
import { emptyManifest, formatManifest, type Manifest, parseManifest, sha256 } from "./manifest.js";
import { createRouteCheck } from "./route.js";

/** Where the files of one target go. */
export interface OutputFolder {
  /** Absolute. */
  readonly path: string;
  /** The folder that no symbolic link may lead out of: `path` or one above it, absolute. */
  readonly boundary: string;
}

/** What has to happen to an output folder so that it holds exactly a set of files. */
export interface OutputPlan {
  readonly folder: string;
  /** The manifest comes last. */
  readonly writes: readonly PlannedWrite[];
  /** Files that have the right content already. */
  readonly unchanged: readonly string[];
  /** Files that an earlier run made and this one does not. */
  readonly removals: readonly PlannedRemoval[];
  /** Files like those, but edited since: they stay, and are nobody's from now on. */
  readonly kept: readonly string[];
  /** What stands in the way: with any of these nothing may be written. */
  readonly obstacles: readonly Obstacle[];
  /** What the manifest on the disk lists. */
  readonly earlier: Manifest;
  readonly manifest: Manifest;
}

export interface PlannedWrite {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly content: string;
  /** What is there now; undefined for nothing. */
  readonly before: string | undefined;
}

export interface PlannedRemoval {
  readonly path: string;
  readonly before: string;
}

export interface Obstacle {
  /** For people. */
  readonly path: string;
  /** `foreign`: a file that libsysgen has not made; `route`: no regular file can be put there. */
  readonly kind: "foreign" | "route";
  /** What is wrong with the path, as the end of a sentence. */
  readonly message: string;
}

/** Compares a set of files with the disk. Reads, and writes nothing. */
export function planOutput(
  fileSet: FileSet,
  folder: OutputFolder,
  io: Pick<Io, "cwd" | "files">,
): OutputPlan {
  checkFileSet(fileSet);
  const disk = createDisk(folder, io);
  const earlier = readManifest(disk);
  const manifest: Manifest = new Map([...fileSet].map(([path, text]) => [path, sha256(text)]));
  const writes: PlannedWrite[] = [];
  const unchanged: string[] = [];
  const obstacles: Obstacle[] = [];
  for (const [path, content] of [...fileSet].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const found = disk.look(path);
    if (found.kind === "obstacle") obstacles.push(found.obstacle);
    else if (found.kind === "file" && found.bytes.equals(Buffer.from(content))) {
      unchanged.push(path);
    } else {
      const before = found.kind === "file" ? found.bytes.toString() : undefined;
      if (before !== undefined && !earlier.has(path)) obstacles.push(disk.foreign(path));
      writes.push({ path, content, before });
    }
  }
  const stale = [...earlier.keys()].filter((path) => !manifest.has(path)).sort();
  const { removals, kept } = sortStale(stale, earlier, disk);
  const listed = disk.look(manifestName);
  const before = listed.kind === "file" ? listed.bytes.toString() : undefined;
  const content = formatManifest(manifest);
  if (before !== content) writes.push({ path: manifestName, content, before });
  return {
    folder: folder.path,
    writes,
    unchanged,
    removals,
    kept,
    obstacles,
    earlier,
    manifest,
  };
}

/** Those that may go, and those that somebody has edited or replaced. */
function sortStale(
  stale: readonly string[],
  earlier: Manifest,
  disk: Disk,
): Pick<OutputPlan, "removals" | "kept"> {
  const removals: PlannedRemoval[] = [];
  const kept: string[] = [];
  for (const path of stale) {
    const found = disk.look(path);
    if (found.kind === "absent") continue;
    if (found.kind === "file" && sha256(found.bytes) === earlier.get(path)) {
      removals.push({ path, before: found.bytes.toString() });
    } else kept.push(path);
  }
  return { removals, kept };
}

function readManifest(disk: Disk): Manifest {
  const found = disk.look(manifestName);
  if (found.kind === "absent") return emptyManifest;
  if (found.kind === "obstacle") {
    throw new Failure(exitStatus.failed, [
      { message: `${found.obstacle.path} ${found.obstacle.message}` },
    ]);
  }
  const manifest = parseManifest(found.bytes.toString());
  if (!("fault" in manifest)) return manifest;
  throw new Failure(exitStatus.failed, [
    {
      message: `the manifest ${disk.shown(manifestName)} ${manifest.fault}`,
      hint: "restore it, or remove the whole folder and generate it anew",
    },
  ]);
}

interface Disk {
  /** The path for people. */
  readonly shown: (path: string) => string;
  readonly look: (path: string) => Found;
  readonly foreign: (path: string) => Obstacle;
}

type Found =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly bytes: Buffer }
  | { readonly kind: "obstacle"; readonly obstacle: Obstacle };

function createDisk(folder: OutputFolder, { cwd, files }: Pick<Io, "cwd" | "files">): Disk {
  const routeFault = createRouteCheck(folder.boundary, cwd, files);
  const absolute = (path: string) => join(folder.path, path);
  const shown = (path: string) => shownPath(absolute(path), cwd);
  const look = (path: string): Found => {
    const full = absolute(path);
    try {
      const fault = routeFault(full);
      if (fault !== undefined) return { kind: "obstacle", obstacle: { ...fault, kind: "route" } };
      return { kind: "file", bytes: files.readFileSync(full) };
    } catch (error) {
      if (isSystemError(error, "ENOENT")) return { kind: "absent" };
      throw ioFailure(`read ${shown(path)}`, error);
    }
  };
  const foreign = (path: string): Obstacle => ({
    path: shown(path),
    kind: "foreign",
    message: "exists and was not made by libsysgen",
  });
  return { shown, look, foreign };
}
