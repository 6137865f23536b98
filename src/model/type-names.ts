import type { CType } from "syscalls-table";

/** Every name in a type, with its tag's keyword where it has one: `size_t`, `struct stat`. */
export function namesOf(type: CType): readonly string[] {
  switch (type.kind) {
    case "void":
      return [];
    case "named":
      return [type.name];
    case "struct":
    case "union":
    case "enum":
      return [`${type.kind} ${type.tag}`];
    case "pointer":
      return namesOf(type.to);
    case "array":
      return namesOf(type.of);
    case "function":
      return [type.returns, ...type.parameters].flatMap(namesOf);
  }
}
