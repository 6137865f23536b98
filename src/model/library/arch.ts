import { type Arch, type ArchName, archNames, archOf } from "../arch.js";

/** The architectures that FreeBSD 15 has a `libsys.so.7` for. */
export type LibraryArchName = ArchName | "powerpc";

/** What reading a compiled library takes to know of its architecture. */
export interface LibraryArch extends Pick<Arch, "pointerSize" | "endian"> {
  readonly name: LibraryArchName;
}

/** FreeBSD 15 has it only as the 32-bit libraries of powerpc64: there are no bindings for it. */
const powerpc: LibraryArch = { name: "powerpc", pointerSize: 4, endian: "big" };

/** Those of the bindings, and behind them the one that has nothing but libraries. */
export const libraryArchNames: readonly LibraryArchName[] = [...archNames, "powerpc"];

export const libraryArchs: readonly LibraryArch[] = libraryArchNames.map(libraryArchOf);

export function libraryArchOf(name: LibraryArchName): LibraryArch {
  return name === "powerpc" ? powerpc : archOf(name);
}
