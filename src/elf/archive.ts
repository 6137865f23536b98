import { ElfError } from "./error.js";
import { type ByteSource, partOf, readWindow } from "./source.js";

const magic = "!<arch>\n";
const headerSize = 60;
const text = new TextDecoder("latin1");

export function isArchive(source: ByteSource): boolean {
  return source.size >= magic.length && text.decode(source.read(0, magic.length)) === magic;
}

/**
 * The members of a library archive as ar(1) writes them, in their order, without its own tables.
 * Long names are understood in both ways that are in use: `/123` of System V, `#1/12` of BSD.
 */
export function archiveMembers(archive: ByteSource): readonly ByteSource[] {
  if (!isArchive(archive)) {
    throw new ElfError("EL001", archive.name, 0, "this is not an archive");
  }
  const members: ByteSource[] = [];
  let longNames = "";
  for (let at = magic.length; at < archive.size;) {
    const member = readMember(archive, at);
    at = member.end;
    if (member.name === "//") {
      longNames = text.decode(archiveBytes(archive, member.start, member.size));
    } else {
      const { name, ...place } = named(archive, member, longNames);
      if (!isIndex(name))
        members.push(partOf(archive, nameIn(archive, name), place.start, place.size));
    }
  }
  return members;
}

interface Member {
  readonly name: string;
  readonly start: number;
  readonly size: number;
  /** Where the next one begins. */
  readonly end: number;
}

function readMember(archive: ByteSource, at: number): Member {
  const header = text.decode(archiveBytes(archive, at, headerSize));
  const digits = header.slice(48, 58).trimEnd();
  if (header.slice(58) !== "`\n" || !/^\d+$/.test(digits)) {
    throw new ElfError("EL005", archive.name, at, "the header of an archive member is broken");
  }
  const size = Number(digits);
  const start = at + headerSize;
  if (start + size > archive.size) {
    throw new ElfError("EL002", archive.name, at, "a member is longer than its archive");
  }
  // Members begin at even offsets.
  return { name: header.slice(0, 16).trimEnd(), start, size, end: start + size + (size % 2) };
}

/** A member with its full name and with its content alone. */
function named(
  archive: ByteSource,
  member: Member,
  longNames: string,
): Pick<Member, "name" | "start" | "size"> {
  const { name, size, start } = member;
  const bsd = /^#1\/(\d+)$/.exec(name)?.[1];
  if (bsd !== undefined) {
    const length = Number(bsd);
    if (length > size) {
      throw new ElfError("EL005", archive.name, start, "a name is longer than its member");
    }
    const own = text.decode(archiveBytes(archive, start, length)).replace(/\0+$/, "");
    return { name: own, start: start + length, size: size - length };
  }
  const systemV = /^\/(\d+)$/.exec(name)?.[1];
  const full =
    systemV === undefined
      ? name
      : (/^[^\n]*/.exec(longNames.slice(Number(systemV), Number(systemV) + 4096))?.[0] ?? name);
  return { name: full.length > 1 ? full.replace(/\/$/, "") : full, start, size };
}

/** The tables of symbols of both systems. */
function isIndex(name: string): boolean {
  return name === "/" || name === "/SYM64" || name.startsWith("__.SYMDEF");
}

/** `libsys.a(read.o)`, as linkers write it. */
function nameIn(archive: ByteSource, member: string): string {
  return `${archive.name}(${member})`;
}

function archiveBytes(archive: ByteSource, offset: number, size: number): Uint8Array {
  return readWindow(archive, offset, size, "the archive");
}
