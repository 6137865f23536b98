import type { CType } from "syscalls-table";
import type { AggregateType } from "./model.js";

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

/** What an aggregate is without typedefs, with its keyword: `struct __sigset` for `sigset_t`. */
export function tagOf({ kind, name, target }: AggregateType): string {
  return target ?? `${kind} ${name}`;
}
