import { maxWidth } from "../../rust/layout.js";

/** A field of a struct expression; a value that has no room beside the name goes below it. */
export function field(name: string, value: string, indent: number): readonly string[] {
  const flat = `${name}: ${value},`;
  return indent + flat.length <= maxWidth ? [flat] : [`${name}:`, `    ${value},`];
}
