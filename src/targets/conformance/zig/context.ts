import type { CType } from "syscalls-table";
import type { ArchName } from "../../../model/arch.js";
import type { Call } from "../../../model/call.js";
import { structuresByName } from "../../../model/layout/find.js";
import type { Member, Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import type { NamedConstant } from "../../../model/suite/form.js";
import type { TargetInput } from "../../target.js";
import { rawName } from "../../zig/call.js";
import { constantNames } from "../../zig/constants.js";
import { errorField } from "../../zig/error-field.js";
import { namedMembers } from "../../zig/structure.js";
import { memberType, parameterType, valueType } from "../../zig/type.js";
import { nameTypes } from "../../zig/type-names.js";

/** What the package `libsys` calls the things of a model. */
export interface Context {
  readonly model: Model;
  readonly archs: readonly ArchName[];
  /** The declaration of a call in `raw`. */
  readonly functionOf: (call: Call) => string;
  /** The types of the parameters of a call. */
  readonly parametersOf: (call: Call) => readonly string[];
  /** `types.kevent` */
  readonly structureType: (structure: Structure) => string;
  /** The type of an integer. */
  readonly scalarType: (type: CType) => string;
  /** The field of a structure for one of its members. */
  readonly fieldOf: (structure: Structure, member: Member) => ZigField;
  /** A constant as an expression, and its type; undefined if it is but a number. */
  readonly constantOf: (constant: NamedConstant) => {
    readonly text: string;
    readonly type: string | undefined;
  };
  /** Structures by the spellings of C types. */
  readonly structures: ReadonlyMap<string, Structure>;
}

export interface ZigField {
  readonly name: string;
  readonly type: string;
}

/** Names everything as the Zig target does. */
export function contextOf({ archs, model, symbols }: TargetInput): Context {
  const names = nameTypes(model);
  const structureNames = new Map(
    names.structures.map(({ name, structure }) => [structure.name, name]),
  );
  const constants = constantNames(model);
  return {
    model,
    archs,
    functionOf: (call) => `raw.${rawName(call, symbols, archs)}`,
    parametersOf: (call) =>
      call.parameters.map((parameter) => parameterType(model, names, parameter)),
    structureType: ({ name }) => {
      const type = structureNames.get(name);
      if (type === undefined) throw new RangeError(`the package has no structure ${name}`);
      return `types.${type}`;
    },
    scalarType: (type) => valueType(type, names),
    fieldOf: (structure, wanted) => {
      const fields = [...namedMembers(structure, archs)];
      const [member, name] = fields.find(([each]) => each.name === wanted.name) ?? [];
      if (member === undefined || name === undefined || structure.opaque !== undefined) {
        throw new RangeError(`${wanted.name} of ${structure.name} is not for programs`);
      }
      // Points set no arrays, so that nobody asks how long one is.
      return { name, type: memberType(model, names, member.type, () => "").name };
    },
    constantOf: ({ constant, family }) => {
      if (family.name === "errno") {
        return { text: `libsys.Errno.${errorField(constant.name)}.number()`, type: "c_int" };
      }
      const type =
        family.type === undefined
          ? undefined
          : valueType({ kind: "named", name: family.type }, names);
      return { text: `constants.${constants.get(constant) ?? constant.name}`, type };
    },
    structures: structuresByName(model),
  };
}
