import { resolve } from "node:path";
import type { ByteSource } from "../../elf/source.js";
import { ioFailure, usageFailure } from "../failure.js";
import { shownPath } from "../input.js";
import type { Io } from "../io.js";

/** Files are read in blocks of so many bytes, of which the last few are kept. */
const blockSize = 64 * 1024;
const keptBlocks = 8;

/** Runs `use` with a file that is open for reading, and closes it. */
export async function withFile<T>(
  path: string,
  io: Io,
  use: (source: ByteSource) => Promise<T> | T,
): Promise<T> {
  const full = resolve(io.cwd, path);
  const name = shownPath(full, io.cwd);
  const descriptor = attempt(name, () => io.files.openSync(full, "r"));
  try {
    const stat = attempt(name, () => io.files.fstatSync(descriptor));
    if (stat.isDirectory()) throw usageFailure(`${name} is a folder`);
    return await use(fileSource(name, descriptor, stat.size, io));
  } finally {
    io.files.closeSync(descriptor);
  }
}

/** An open file. Its size is taken once: a file that shrinks meanwhile gives an error. */
function fileSource(name: string, descriptor: number, size: number, io: Io): ByteSource {
  const blocks = new Map<number, Uint8Array>();
  const readAt = (offset: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const from = offset + done;
      const got = attempt(name, () =>
        io.files.readSync(descriptor, bytes, done, length - done, from),
      );
      if (got === 0) throw usageFailure(`${name} became shorter while it was read`);
      done += got;
    }
    return bytes;
  };
  const block = (index: number): Uint8Array => {
    const known = blocks.get(index);
    if (known !== undefined) return known;
    const start = index * blockSize;
    const bytes = readAt(start, Math.min(blockSize, size - start));
    const oldest = blocks.keys().next();
    if (blocks.size >= keptBlocks && !oldest.done) blocks.delete(oldest.value);
    blocks.set(index, bytes);
    return bytes;
  };
  return {
    name,
    size,
    read: (offset, length) => {
      const index = Math.floor(offset / blockSize);
      const start = offset - index * blockSize;
      if (start + length > blockSize || length === 0) return readAt(offset, length);
      return block(index).subarray(start, start + length);
    },
  };
}

function attempt<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw ioFailure(`read ${name}`, error);
  }
}
