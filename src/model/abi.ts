import type { CPointer, CType } from "syscalls-table";
import { archOf, type Arch, type ArchName } from "./arch.js";
import { basicSize, basicType } from "./basic-type.js";
import { forEachArch, valueFor } from "./by-arch.js";
import type { ScalarFacts } from "./facts.js";
import type { AbiType, Model, ScalarLayout, ScalarType } from "./model.js";

/**
 * How a value of `type` is passed or returned on one architecture; sizes and alignments in bytes.
 *
 * The type has to be one of a signature of the model: every name in it is known then, and no
 * struct or union goes by value. Anything else is a mistake of the caller and throws.
 */
export function abiOf(
  model: Pick<Model, "scalars" | "pointerTypes">,
  type: CType,
  archName: ArchName,
): AbiType {
  const arch = archOf(archName);
  switch (type.kind) {
    case "void":
      return { kind: "void" };
    case "pointer":
    case "array":
    case "function":
      return pointerAbi(arch);
    case "enum":
      return { kind: "integer", ...enumLayout };
    case "named": {
      if (model.pointerTypes.has(type.name)) return pointerAbi(arch);
      const scalar = model.scalars.get(type.name);
      if (scalar === undefined) throw new RangeError(`${type.name} is not in the model`);
      return { kind: "integer", ...scalar.layouts[archName] };
    }
    case "struct":
    case "union":
      throw new RangeError(`${type.kind} ${type.tag} is passed by value`);
  }
}

/** `type` with typedefs of pointers written out at every level: `caddr_t` becomes `char *`. */
export function withoutPointerTypedefs(model: Pick<Model, "pointerTypes">, type: CType): CType {
  switch (type.kind) {
    case "named": {
      const pointer = model.pointerTypes.get(type.name);
      return pointer === undefined ? type : withQualifiersOf(type, pointer);
    }
    case "pointer":
      return { ...type, to: withoutPointerTypedefs(model, type.to) };
    case "array":
      return { ...type, of: withoutPointerTypedefs(model, type.of) };
    case "function":
      return {
        ...type,
        returns: withoutPointerTypedefs(model, type.returns),
        parameters: type.parameters.map((parameter) => withoutPointerTypedefs(model, parameter)),
      };
    case "void":
    case "struct":
    case "union":
    case "enum":
      return type;
  }
}

/** The layouts of a basic C type; undefined where the name is none. */
export function basicScalar(name: string): ScalarType | undefined {
  const basic = basicType(name);
  if (basic === undefined) return undefined;
  return scalarType(name, (arch) => ({
    size: basicSize(basic, arch),
    signed: basic.signed ?? arch.charSigned,
  }));
}

/** The layouts of a typedef that has a record. */
export function recordedScalar(name: string, facts: ScalarFacts): ScalarType {
  return scalarType(name, (arch) => ({
    size: valueFor(facts.size, arch.name),
    signed: valueFor(facts.signed, arch.name),
    ...(facts.align !== undefined && { align: facts.align }),
  }));
}

/** Enumerations are `unsigned int` on all architectures, unless a member is negative. */
export function enumScalar(tag: string): ScalarType {
  return scalarType(`enum ${tag}`, () => enumLayout);
}

const enumLayout = { size: 4, align: 4, signed: false } as const;

/** The alignment of an integer is its size, unless its typedef or the architecture says otherwise. */
function scalarType(
  name: string,
  layoutOn: (arch: Arch) => Omit<ScalarLayout, "align"> & { readonly align?: number },
): ScalarType {
  const layouts = forEachArch((archName) => {
    const arch = archOf(archName);
    const { size, signed, align = size === 8 ? arch.wideAlign : size } = layoutOn(arch);
    return { size, align, signed };
  });
  return { name, layouts };
}

function pointerAbi(arch: Arch): AbiType {
  return { kind: "pointer", size: arch.pointerSize, align: arch.pointerSize };
}

function withQualifiersOf(type: CType & { kind: "named" }, pointer: CPointer): CPointer {
  return {
    ...pointer,
    ...(type.const && { const: true }),
    ...(type.volatile && { volatile: true }),
    ...(type.restrict && { restrict: true }),
  };
}
