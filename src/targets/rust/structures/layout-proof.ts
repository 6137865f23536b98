import type { ArchName } from "../../../model/arch.js";
import type { Declaration } from "./declaration.js";

/**
 * The lines of a module that compiles on one architecture only if the structures lie in memory as
 * the model says: the size, the alignment and the offset of every member.
 */
export function layoutProof(
  declarations: readonly Declaration[],
  arch: ArchName,
): readonly string[] {
  return declarations.flatMap(({ fields, name, structure }) => {
    const layout = structure.layouts[arch];
    if (layout === undefined) return [];
    const offsets = structure.members.flatMap(({ places }, index) => {
      const place = places[arch];
      return place === undefined ? [] : [`    ${fields[index] ?? "_"}: ${place.offset},`];
    });
    const head = `layout! { ${name}: ${layout.size}, ${layout.align} {`;
    return offsets.length === 0 ? [`${head}} }`] : [head, ...offsets, "} }"];
  });
}
