import { useDeclaration } from "./layout.js";
import { coreFfiNames } from "./names.js";

/** The imports of those names of `core::ffi` that some lines use, of C's basic types and `others`. */
export function ffiUses(
  lines: readonly string[],
  others: readonly string[] = [],
): readonly string[] {
  const code = lines.filter((line) => !/^\s*\/\/\//.test(line)).join("\n");
  const words = new Set(code.match(/\b[A-Za-z_]\w*\b/g));
  const names = [...others, ...[...coreFfiNames].sort()].filter((name) => words.has(name));
  return useDeclaration("core::ffi", names);
}
