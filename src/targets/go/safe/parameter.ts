import type { CType } from "syscalls-table";
import type { SafeParameter, SafeWrapper } from "../../../model/safe/form.js";
import type { GoParameter } from "../parameter.js";
import type { Families } from "../constants/families.js";
import type { GoTypes } from "../types.js";

/** A parameter of a wrapper in Go. */
export interface WrapperParameter {
  readonly name: string;
  readonly type: string;
  readonly safe: SafeParameter;
}

/** The type that the user of a wrapper passes; an address stays what the raw function takes. */
export function parameterType(
  safe: SafeParameter,
  index: number,
  form: SafeWrapper,
  raw: readonly GoParameter[],
  types: GoTypes,
  families: Families,
): string {
  switch (safe.kind) {
    case "value":
      return families.typeOf(safe.family) ?? valueType(safe.type, index, form, raw, types);
    case "descriptor":
      return "int";
    case "string":
      return safe.optional ? "*string" : "string";
    case "bytes":
      return "[]byte";
    case "elements": {
      const element = types.spellObject(safe.element);
      return safe.count === undefined ? `[]${element}` : `*[${safe.count}]${element}`;
    }
    case "vectors":
      return "[][]byte";
    case "object":
      return `*${types.spellObject(safe.type)}`;
    case "address":
      return rawType(index, form, raw) ?? "uintptr";
  }
}

/** A pointer that is passed as a value is what the raw function makes of it. */
function valueType(
  type: CType,
  index: number,
  form: SafeWrapper,
  raw: readonly GoParameter[],
  types: GoTypes,
): string {
  const known = rawType(index, form, raw);
  return known === "uintptr" ? known : types.spell(type);
}

function rawType(
  index: number,
  form: SafeWrapper,
  raw: readonly GoParameter[],
): string | undefined {
  const position = form.arguments.findIndex(
    (argument) => argument.kind === "value" && argument.of === index,
  );
  return raw[position]?.type;
}
