import { crc32 } from "node:zlib";

/**
 * Bytes as an .xz file that stores them as they are: LZMA2 chunks without compression, and no
 * check. The XZ format's specification, sections 2 to 4.
 */
export function storedXz(content: Uint8Array): Uint8Array {
  const chunks: Buffer[] = [];
  for (let at = 0; at < content.length; at += 0x10000) {
    const part = content.subarray(at, at + 0x10000);
    const size = part.length - 1;
    // 1: without compression, the dictionary is new; 2: it goes on.
    chunks.push(Buffer.from([at === 0 ? 1 : 2, size >> 8, size & 0xff]), Buffer.from(part));
  }
  const data = Buffer.concat([...chunks, Buffer.from([0])]);
  const flags = Buffer.from([0, 0]);
  const header = checked(Buffer.from([2, 0, 0x21, 1, 22, 0, 0, 0]));
  const blockSize = header.length + data.length;
  const index = checked(
    padded(Buffer.concat([Buffer.from([0, 1]), number(blockSize), number(content.length)])),
  );
  const words = Buffer.alloc(4);
  words.writeUInt32LE(index.length / 4 - 1);
  const end = Buffer.concat([words, flags]);
  return Buffer.concat([
    Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
    flags,
    sum(flags),
    header,
    padded(data),
    index,
    sum(end),
    end,
    Buffer.from("YZ"),
  ]);
}

/** Bytes as a .zst file of raw blocks. RFC 8878, sections 3.1.1.1 and 3.1.1.2. */
export function storedZstd(content: Uint8Array): Uint8Array {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  const blocks: Buffer[] = [];
  for (let at = 0; at < content.length; at += 0x10000) {
    const part = content.subarray(at, at + 0x10000);
    const isLast = at + 0x10000 >= content.length;
    const header = Buffer.alloc(4);
    header.writeUInt32LE((part.length << 3) | (isLast ? 1 : 0));
    blocks.push(header.subarray(0, 3), Buffer.from(part));
  }
  // A single segment whose size has four bytes.
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), size, ...blocks]);
}

/** Seven bits to a byte, the lowest first. */
function number(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    bytes.push(rest < 0x80 ? rest : (rest & 0x7f) | 0x80);
    if (rest < 0x80) return Buffer.from(bytes);
  }
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function checked(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, sum(bytes)]);
}

function sum(bytes: Buffer): Buffer {
  const result = Buffer.alloc(4);
  result.writeUInt32LE(crc32(bytes));
  return result;
}
