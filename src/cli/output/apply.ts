import { dirname, join } from "node:path";
import { ioFailure, isSystemError } from "../failure.js";
import { shownPath } from "../input.js";
import type { FileSystem, Io } from "../io.js";
import { foldersOf } from "./file-set.js";
import { manifestName } from "./manifest-name.js";
import { formatManifest } from "./manifest.js";
import type { OutputPlan } from "./plan.js";
import { missingFolders } from "./route.js";
import { temporaryName } from "./temporary-name.js";

/**
 * Carries out plans that have no obstacles.
 *
 * Everything is first written under temporary names beside the final ones, so that a full disk or
 * a missing permission shows before anything has changed. After a failure no temporary file and no
 * new folder without content is left.
 *
 * While files are being replaced the manifest lists the old ones and the new ones, so that a run
 * that is killed in the middle leaves nothing behind that the next run would take for foreign.
 */
export function applyPlans(
  plans: readonly OutputPlan[],
  { cwd, files }: Pick<Io, "cwd" | "files">,
): void {
  const changed = plans.filter((plan) => plan.writes.length > 0);
  const undo = createUndo(files);
  const disk: Disk = { files, undo, shown: (path) => shownPath(path, cwd) };
  try {
    const prepared = changed.map((plan) => prepare(plan, disk));
    for (const renames of prepared) {
      for (const { from, to } of renames.replacements) rename(from, to, disk);
    }
    for (const plan of changed) removeStale(plan, disk);
    for (const { manifest } of prepared) rename(manifest.from, manifest.to, disk);
  } finally {
    undo();
  }
}

interface Disk {
  readonly files: FileSystem;
  readonly undo: Undo;
  /** A path for people. */
  readonly shown: (path: string) => string;
}

interface Rename {
  readonly from: string;
  readonly to: string;
}

interface Prepared {
  /** The interim manifest first. */
  readonly replacements: readonly Rename[];
  readonly manifest: Rename;
}

/** Writes all of a plan's files under temporary names. */
function prepare(plan: OutputPlan, disk: Disk): Prepared {
  const { files, shown, undo } = disk;
  const write = (path: string, content: string): Rename => {
    const to = join(plan.folder, path);
    makeFolder(dirname(to), disk);
    const from = temporaryName(dirname(to));
    undo.files.push(from);
    attempt(`write ${shown(to)}`, () => {
      files.writeFileSync(from, content, { flag: "wx" });
    });
    return { from, to };
  };
  const interim = formatManifest(new Map([...plan.earlier, ...plan.manifest]));
  const replacements = [write(manifestName, interim)];
  for (const { path, content } of plan.writes) {
    if (path !== manifestName) replacements.push(write(path, content));
  }
  return { replacements, manifest: write(manifestName, formatManifest(plan.manifest)) };
}

function makeFolder(folder: string, { files, shown, undo }: Disk): void {
  for (const missing of missingFolders(folder, files)) {
    attempt(`make the folder ${shown(missing)}`, () => {
      files.mkdirSync(missing);
    });
    undo.folders.push(missing);
  }
}

function rename(from: string, to: string, { files, shown }: Disk): void {
  attempt(`write ${shown(to)}`, () => {
    files.renameSync(from, to);
  });
}

function removeStale(plan: OutputPlan, { files, shown }: Disk): void {
  for (const { path } of plan.removals) {
    const full = join(plan.folder, path);
    attempt(`remove ${shown(full)}`, () => {
      files.unlinkSync(full);
    });
    for (const folder of foldersOf(path)) removeIfEmpty(join(plan.folder, folder), files);
  }
}

interface Undo {
  (): void;
  readonly files: string[];
  readonly folders: string[];
}

/** Removes the temporary files that are still there, and the new folders that stayed empty. */
function createUndo(files: FileSystem): Undo {
  const madeFiles: string[] = [];
  const madeFolders: string[] = [];
  const undo = () => {
    for (const path of madeFiles) {
      try {
        files.unlinkSync(path);
      } catch (error) {
        if (!isSystemError(error)) throw error;
      }
    }
    for (const folder of madeFolders.reverse()) removeIfEmpty(folder, files);
  };
  return Object.assign(undo, { files: madeFiles, folders: madeFolders });
}

function removeIfEmpty(folder: string, files: FileSystem): void {
  try {
    if (files.readdirSync(folder).length === 0) files.rmdirSync(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function attempt(action: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw ioFailure(action, error);
  }
}
