import type { Image } from "./image.js";
import { segmentType } from "./image.js";
import { Window } from "./window.js";

export interface Note {
  readonly owner: string;
  readonly type: number;
  readonly content: Uint8Array;
}

/** More than any file has in its notes: 64 KiB. */
const most = 0x10000;

/** The notes of a file's `PT_NOTE` segments. */
export function readNotes(image: Image): readonly Note[] {
  return image.segments
    .filter(({ type }) => type === segmentType.note)
    .flatMap(({ offset, fileSize }) => {
      const { source, header } = image;
      const size = Math.min(fileSize, most);
      return notesOf(Window.read(source, header.format, offset, size, "the notes"));
    });
}

/**
 * The release in FreeBSD's ABI tag, as `__FreeBSD_version` has it: 1500068 for 15.0. Undefined for
 * files without the tag.
 */
export function freebsdVersion(
  notes: readonly Note[],
  window: Window["format"],
): number | undefined {
  const tag = notes.find(({ owner, type }) => owner === "FreeBSD" && type === 1);
  if (tag === undefined || tag.content.length < 4) return undefined;
  const { buffer, byteOffset } = tag.content;
  return new DataView(buffer, byteOffset, 4).getUint32(0, window.endian === "little");
}

function notesOf(window: Window): readonly Note[] {
  const notes: Note[] = [];
  const decoder = new TextDecoder();
  for (let at = 0; at + 12 <= window.length;) {
    const [nameSize, size, type] = [window.u32(at), window.u32(at + 4), window.u32(at + 8)];
    const contentAt = at + 12 + aligned(nameSize);
    const end = contentAt + aligned(size);
    if (contentAt + size > window.length) throw window.wrong(at, "a note is longer than all notes");
    notes.push({
      owner: decoder.decode(window.bytes.subarray(at + 12, at + 12 + nameSize)).replace(/\0+$/, ""),
      type,
      content: window.bytes.subarray(contentAt, contentAt + size),
    });
    at = end;
  }
  return notes;
}

function aligned(size: number): number {
  return Math.ceil(size / 4) * 4;
}
