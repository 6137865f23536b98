import { Readable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { createGunzip } from "node:zlib";
import type { XzReadableStream } from "xz-decompress";
import type { ByteSource } from "../../elf/source.js";

export type Compression = "gzip" | "xz" | "zstd";

interface Xz {
  readonly XzReadableStream: typeof XzReadableStream;
}

/** The first bytes of the formats, by their specifications. */
const magic: Readonly<Record<Compression, readonly number[]>> = {
  gzip: [0x1f, 0x8b],
  xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
};

const chunkSize = 1024 * 1024;

/** How a file is compressed, by its first bytes. */
export function compressionOf(source: ByteSource): Compression | undefined {
  const first = source.read(0, Math.min(8, source.size));
  const known = Object.keys(magic) as Compression[];
  return known.find((name) => magic[name].every((byte, index) => first[index] === byte));
}

/** The content of a file, decompressed as it is read. */
export async function* decompressed(source: ByteSource): AsyncGenerator<Uint8Array> {
  switch (compressionOf(source)) {
    case undefined:
      yield* chunks(source);
      return;
    case "gzip":
      yield* Readable.from(chunks(source)).pipe(createGunzip()) as AsyncIterable<Uint8Array>;
      return;
    case "xz": {
      // A CommonJS module: what it exports is the default export here, and in some loaders not.
      const module: Xz & { readonly default?: Xz } = await import("xz-decompress");
      const xz = module.default ?? module;
      yield* new xz.XzReadableStream(ReadableStream.from(chunks(source)));
      return;
    }
    case "zstd":
      yield* unzstd(source);
  }
}

function* chunks(source: ByteSource): Generator<Uint8Array> {
  for (let at = 0; at < source.size; at += chunkSize) {
    yield source.read(at, Math.min(chunkSize, source.size - at));
  }
}

/** zlib of Node 20 does not have it. */
async function* unzstd(source: ByteSource): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import("fzstd");
  const ready: Uint8Array[] = [];
  const stream = new Decompress((chunk) => {
    ready.push(chunk);
  });
  let left = source.size;
  for (const chunk of chunks(source)) {
    left -= chunk.length;
    stream.push(chunk, left === 0);
    yield* ready.splice(0);
  }
}
