import type { ArchName } from "../../../model/arch.js";
import { structuresByName } from "../../../model/layout/find.js";
import type { Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import { foreignFunctions } from "../../rust/functions.js";
import { declarations } from "../../rust/structures/declaration.js";
import { nameTypes, type TypeNames } from "../../rust/type-names.js";
import type { TargetInput } from "../../target.js";

/** What the crate `libsys-sys` calls the things of a model. */
export interface Context {
  readonly model: Model;
  readonly archs: readonly ArchName[];
  readonly types: TypeNames;
  /** The Rust function of a call, by the name of the table. */
  readonly functionOf: (call: string) => string;
  /** The Rust name of a structure. */
  readonly typeOf: (structure: Structure) => string;
  /** The field of a structure for one of its members, by C's names. */
  readonly fieldOf: (structure: Structure, member: string) => string;
  /** Structures by the spellings of C types. */
  readonly structures: ReadonlyMap<string, Structure>;
}

/** Names everything as the Rust target does. */
export function contextOf({ archs, model, symbols }: TargetInput): Context {
  const types = nameTypes(model);
  const functions = new Map(
    foreignFunctions(model, types, archs, symbols).map(({ call, name }) => [call.name, name]),
  );
  const declared = new Map(
    declarations(model, types, archs).map((each) => [each.structure.name, each]),
  );
  const declarationOf = ({ name }: Structure) => {
    const declaration = declared.get(name);
    if (declaration === undefined) throw new RangeError(`the crate has no structure ${name}`);
    return declaration;
  };
  return {
    model,
    archs,
    types,
    functionOf: (call) => {
      const name = functions.get(call);
      if (name === undefined) throw new RangeError(`the crate has no call ${call}`);
      return name;
    },
    typeOf: (structure) => declarationOf(structure).name,
    fieldOf: (structure, member) => {
      const { fields, structure: own } = declarationOf(structure);
      const index = own.members.findIndex(({ name }) => name === member);
      const field = fields[index];
      if (field === undefined || own.members[index]?.reserved === true) {
        throw new RangeError(`${member} of ${structure.name} is not for programs`);
      }
      return field;
    },
    structures: structuresByName(model),
  };
}
