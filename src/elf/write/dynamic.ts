import type { Format } from "../window.js";
import { Bytes } from "./bytes.js";

/** `.dynamic`, with the addresses that `places` has for the sections, or zeros. */
export function dynamicSection(
  places: ReadonlyMap<string, number>,
  { definitions, soname }: { readonly soname: number; readonly definitions: number },
  stringsSize: number,
  format: Format,
): Bytes {
  const at = (section: string) => places.get(section) ?? 0;
  const entries: readonly (readonly [tag: number, value: number])[] = [
    [14, soname],
    [4, at(".hash")],
    [0x6ffffef5, at(".gnu.hash")],
    [5, at(".dynstr")],
    [6, at(".dynsym")],
    [10, stringsSize],
    [11, format.bits === 64 ? 24 : 16],
    [0x6ffffff0, at(".gnu.version")],
    [0x6ffffffc, at(".gnu.version_d")],
    [0x6ffffffd, definitions],
    [0, 0],
  ];
  return new Bytes(format).word(...entries.flat());
}
