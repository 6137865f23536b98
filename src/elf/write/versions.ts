import type { Format } from "../window.js";
import { Bytes } from "./bytes.js";
import { systemVHash } from "./hash.js";
import type { Strings } from "./strings.js";

/**
 * `.gnu.version_d`: the library itself as number 1, and the versions from 2 on, each the successor
 * of the one before.
 */
export function versionDefinitions(
  soname: string,
  versions: readonly string[],
  strings: Strings,
  format: Format,
): Bytes {
  const bytes = new Bytes(format);
  [soname, ...versions].forEach((name, index) => {
    const isBase = index === 0;
    const parent = index >= 2 ? versions[index - 2] : undefined;
    const names = parent === undefined ? [name] : [name, parent];
    const size = 20 + names.length * 8;
    const isLast = index === versions.length;
    bytes
      .u16(1, isBase ? 1 : 0, index + 1, names.length)
      .u32(systemVHash(name), 20, isLast ? 0 : size);
    names.forEach((word, place) => {
      bytes.u32(strings.add(word), place === names.length - 1 ? 0 : 8);
    });
  });
  return bytes;
}
