import { diffAbi } from "../../conform/abi/diff.js";
import { type AbiSide, sideOfLibrary, sideOfTable } from "../../conform/abi/side.js";
import { readElf } from "../../elf/file.js";
import type { ByteSource } from "../../elf/source.js";
import { abiText } from "../../report/abi-text.js";
import { withLibraries } from "../binary/libraries.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { usageFailure } from "../failure.js";
import { loadModel } from "../generation/load.js";
import type { Io } from "../io.js";
import { loadLibraryFacts } from "../library-facts.js";

export interface AbiDiffOptions {
  readonly overlay?: readonly string[];
  readonly json?: true;
}

/** `libsysgen abi diff` */
export async function diffLibraries(
  from: string,
  to: string,
  options: AbiDiffOptions,
  io: Io,
): Promise<ExitStatus> {
  const first = await librarySide(from, io);
  const second = await librarySide(to, io);
  const known = first ?? second;
  if (known === undefined) {
    throw usageFailure("neither is a library", "libsysgen table diff compares two tables");
  }
  const before = first ?? (await tableSide(from, known, options, io));
  const after = second ?? (await tableSide(to, known, options, io));
  if (before.arch !== after.arch) {
    throw usageFailure(`${before.title} is for ${before.arch}, ${after.title} for ${after.arch}`);
  }
  const changes = diffAbi(before, after);
  io.stdout.write(
    options.json
      ? `${JSON.stringify(changes, undefined, 2)}\n`
      : abiText(before.title, after.title, changes),
  );
  if (changes.breaking.length > 0) return exitStatus.incompatible;
  return changes.additions.length > 0 ? exitStatus.changed : exitStatus.ok;
}

/** Undefined if the path is that of a table. */
async function librarySide(path: string, io: Io): Promise<AbiSide | undefined> {
  const [side] = await withLibraries(path, io, (source) =>
    isBinary(source) ? sideOf(source) : undefined,
  );
  return side;
}

function sideOf(source: ByteSource): AbiSide {
  const side = sideOfLibrary(readElf(source));
  if (side !== undefined) return side;
  throw usageFailure(`${source.name} is not a shared library of an architecture of FreeBSD`);
}

/** No table has a zero byte; every ELF file has some among its first bytes. */
function isBinary(source: ByteSource): boolean {
  return source.read(0, Math.min(64, source.size)).includes(0);
}

async function tableSide(
  path: string,
  { arch }: AbiSide,
  { overlay = [] }: AbiDiffOptions,
  io: Io,
): Promise<AbiSide> {
  const { file, model } = await loadModel(path, overlay, io);
  return sideOfTable(file, model, loadLibraryFacts(io), arch);
}
