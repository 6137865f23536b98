import { types } from "node:util";
import { Parser, type ReadEntry } from "tar";
import { type ByteSource, memorySource } from "../../elf/source.js";
import { Failure } from "../failure.js";
import { exitStatus } from "../exit-status.js";
import { decompressed } from "./decompress.js";
import { isWanted } from "./library-paths.js";

/** No library of the system comes near this: 64 MiB. */
const largestMember = 0x400_0000;

/**
 * The libraries of the system in a package: a tar archive, as it is or compressed by gzip, xz or
 * zstd. Nothing else of it is kept.
 */
export async function packageMembers(source: ByteSource): Promise<readonly ByteSource[]> {
  const found: ByteSource[] = [];
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      if (isRegular(entry) && isWanted(entry.path)) collect(entry, source.name, found);
      else entry.resume();
    },
  });
  const broken = new Promise<never>((_, reject) => {
    parser.on("error", (error: unknown) => {
      reject(unreadable(source.name, error));
    });
  });
  const done = new Promise<void>((resolve) => {
    parser.on("end", resolve);
  });
  await Promise.race([feed(parser, source).then(() => done), broken]);
  return found;
}

async function feed(parser: Parser, source: ByteSource): Promise<void> {
  try {
    for await (const chunk of decompressed(source)) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (!parser.write(bytes)) await new Promise<void>((go) => parser.once("drain", go));
    }
  } catch (error) {
    throw unreadable(source.name, error);
  }
  parser.end();
}

function isRegular({ size, type }: ReadEntry): boolean {
  return (type === "File" || type === "OldFile") && size <= largestMember;
}

function collect(entry: ReadEntry, archive: string, found: ByteSource[]): void {
  const chunks: Uint8Array[] = [];
  entry.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  entry.on("end", () => {
    const path = entry.path.replace(/^\.?\//, "");
    found.push(memorySource(`${archive}:${path}`, Buffer.concat(chunks)));
  });
}

function unreadable(file: string, error: unknown): Failure {
  const why = types.isNativeError(error) ? error.message : String(error);
  return new Failure(exitStatus.findings, [{ file, message: `the archive is broken: ${why}` }]);
}
