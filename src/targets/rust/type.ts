import type { CFunction, CType } from "syscalls-table";
import { withoutPointerTypedefs } from "../../model/abi.js";
import type { Model } from "../../model/model.js";
import { decayed } from "../../model/parameter.js";
import { flatType, type FunctionPointer, type RustType } from "./layout.js";
import type { TypeNames } from "./type-names.js";

/**
 * A type of a signature in Rust; undefined for the `void` of a call that gives nothing back.
 *
 * Constness is kept at every level. A pointer to a function may be null in C, so it is an `Option`.
 */
export function rustType(model: Model, names: TypeNames, type: CType): RustType | undefined {
  return type.kind === "void" ? undefined : render(withoutPointerTypedefs(model, type), names);
}

function render(type: CType, names: TypeNames): RustType {
  switch (type.kind) {
    case "pointer":
      return type.to.kind === "function"
        ? functionPointer(type.to, names)
        : pointerTo(type.to, names);
    case "array":
    case "function":
      return render(decayed(type), names);
    case "void":
    case "named":
    case "struct":
    case "union":
    case "enum":
      return names.of(type);
  }
}

/** What an array is made of carries the array's `const`. */
function pointerTo(type: CType, names: TypeNames): RustType {
  if (type.kind === "array") return pointerTo(type.of, names);
  const word = "const" in type ? "*const " : "*mut ";
  const to = render(type, names);
  return typeof to === "string" ? word + to : { ...to, before: word + to.before };
}

function functionPointer(type: CFunction, names: TypeNames): FunctionPointer {
  const parameters = type.parameters.map((parameter) => flatType(render(parameter, names)));
  return {
    before: "",
    parameters: type.variadic ? [...parameters, "..."] : parameters,
    result: type.returns.kind === "void" ? undefined : render(type.returns, names),
  };
}
