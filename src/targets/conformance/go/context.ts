import type { CType } from "syscalls-table";
import { structuresByName } from "../../../model/layout/find.js";
import type { Member, Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import type { NamedConstant } from "../../../model/suite/form.js";
import { bind } from "../../go/binding.js";
import { goCalls, type GoCall } from "../../go/call.js";
import { goFamilies } from "../../go/constants/families.js";
import { constantNames } from "../../go/constants/names.js";
import { packageNames } from "../../go/package-names.js";
import { goArchs, platformsOf, type Platform } from "../../go/platforms.js";
import { holdsAddress } from "../../go/structures/addresses.js";
import { fieldNames } from "../../go/structures/member-name.js";
import { goTypes } from "../../go/types.js";
import type { TargetInput } from "../../target.js";
import { boundToStubs } from "../stubs.js";

/** What the package `libsys` calls the things of a model; types and names carry the package. */
export interface Context {
  readonly model: Model;
  readonly platforms: readonly Platform[];
  readonly calls: ReadonlyMap<string, GoCall>;
  /** Why Go cannot make a call, as a sentence; undefined if it can. */
  readonly whyNot: (call: string) => string | undefined;
  /** `__sys_read` and what the package calls it, for calls bound to stubs, in their order. */
  readonly symbols: readonly { readonly name: string; readonly local: string }[];
  readonly constantOf: (constant: NamedConstant) => {
    readonly name: string;
    readonly type: string;
  };
  /** The type of an object in memory. */
  readonly typeOf: (type: CType) => string;
  readonly structureType: (structure: Structure) => string;
  /** The field, or the method of a union, for a member by its name in C. */
  readonly memberOf: (structure: Structure, name: string) => GoMember;
  readonly structures: ReadonlyMap<string, Structure>;
}

export interface GoMember {
  readonly name: string;
  readonly type: string;
}

/** Names everything as the Go target does. */
export function contextOf(input: TargetInput): Context {
  const { archs, model, symbols } = input;
  const stubs = boundToStubs(input);
  const platforms = platformsOf(archs.filter((arch) => goArchs.includes(arch)));
  const types = goTypes(model);
  const calls = goCalls(model, types);
  const names = packageNames(types, calls);
  const families = goFamilies(model, types, names);
  const constants = constantNames(families.all, [
    ...names,
    ...families.all.flatMap(({ name }) => name ?? []),
  ]);
  const familyTypes = new Map(families.all.map(({ family, type }) => [family.name, type]));
  const bound = platforms.map((platform) =>
    calls.map((call) => bind(model, call, platform, symbols)),
  );
  // Of several platforms the first has its say.
  const notCallable = new Map(
    bound
      .flat()
      .reverse()
      .flatMap(({ call, notCallable: why }) => (why === undefined ? [] : [[call.name, why]])),
  );
  const structureNames = new Map(
    types.structures.map(({ name, structure }) => [structure.name, `libsys.${name}`]),
  );
  const spell = (type: CType) => ofPackage(types.spellObject(type));
  return {
    model,
    platforms,
    calls: new Map(
      calls.map((call) => [
        call.call.name,
        {
          ...call,
          parameters: call.parameters.map((each) => ({ ...each, type: ofPackage(each.type) })),
        },
      ]),
    ),
    whyNot: (name) => notCallable.get(name),
    symbols: (bound[0] ?? [])
      .filter(({ call }) => stubs.includes(call))
      .map(({ call, symbol }) => ({ name: call.symbols.sys.name, local: symbol.local })),
    constantOf: ({ constant, family }) => ({
      name: `libsys.${constants.get(constant) ?? constant.name}`,
      type: ofPackage(familyTypes.get(family.name) ?? ""),
    }),
    typeOf: spell,
    structureType: ({ name }) => structureNames.get(name) ?? `libsys.${name}`,
    memberOf: (structure, wanted) => {
      const index = structure.members.findIndex(({ name }) => name === wanted);
      const member: Member | undefined = structure.members[index];
      const name = fieldNames(structure.members)[index];
      if (member === undefined || name === undefined || name === "_") {
        throw new RangeError(`${wanted} of ${structure.name} is not for programs`);
      }
      return { name, type: holdsAddress(structure, member) ? "uintptr" : spell(member.type) };
    },
    structures: structuresByName(model),
  };
}

/** `*TimeT` is `*libsys.TimeT` elsewhere. */
function ofPackage(type: string): string {
  return type.replace(/(?<![\w.])[A-Z]\w*/g, "libsys.$&");
}
