import type { CType } from "syscalls-table";
import type { ConstantFamily } from "../../../model/constants.js";
import type { Model } from "../../../model/model.js";
import { typeName } from "../constants/names.js";
import { flatType } from "../layout.js";
import { memberType, structureOf } from "../structures/member-type.js";
import { rustType } from "../type.js";
import type { TypeNames } from "../type-names.js";

/** What wrappers are written with: how the raw crate calls the types of C. */
export class SafeContext {
  readonly model: Model;
  readonly #names: TypeNames;
  /** Every type of the raw crate. */
  readonly #own: ReadonlySet<string>;

  constructor(model: Model, names: TypeNames) {
    this.model = model;
    this.#names = names;
    this.#own = new Set([
      ...[...names.scalars, ...names.opaque, ...names.typedefs].map(({ name }) => name),
      ...model.structures.map(({ kind, name }) => names.of({ kind, tag: name })),
    ]);
  }

  /** The type of an argument or a result, `()` for none. */
  value(type: CType): string {
    const found = rustType(this.model, this.#names, type);
    return found === undefined ? "()" : this.#qualified(flatType(found));
  }

  /** The type of what a pointer points to; arrays are arrays. */
  object(type: CType): string {
    // No call takes the address of an array whose length depends on the architecture.
    return this.#qualified(flatType(memberType(this.model, this.#names, type, 0, "amd64")));
  }

  /** The type of a family's constants; undefined for a family without one, or that is not there. */
  family(name: string | undefined): { readonly name: string; readonly type: string } | undefined {
    const family = this.model.constants.find((each) => each.name === name);
    if (family === undefined || !isTyped(family)) return undefined;
    return {
      name: `sys::${typeName(family)}`,
      type: this.value({ kind: "named", name: family.type }),
    };
  }

  #qualified(type: string): string {
    return type.replaceAll(/[A-Za-z_][\w#]*/g, (word) =>
      this.#own.has(word) ? `sys::${word}` : word,
    );
  }

  /** Whether Rust knows how large a value of this type is. */
  isSized(type: CType): boolean {
    switch (type.kind) {
      case "void":
      case "function":
        return false;
      case "pointer":
      case "enum":
        return true;
      case "array":
        return this.isSized(type.of);
      case "struct":
      case "union":
        return structureOf(this.model, type) !== undefined;
      case "named":
        return (
          this.model.scalars.has(type.name) ||
          this.model.pointerTypes.has(type.name) ||
          structureOf(this.model, type) !== undefined
        );
    }
  }
}

function isTyped(family: ConstantFamily): family is ConstantFamily & { readonly type: string } {
  return family.kind !== "numbers" && family.type !== undefined;
}
