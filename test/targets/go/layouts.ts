import type { CType } from "syscalls-table";
import { abiOf, withoutPointerTypedefs } from "../../../src/model/abi.js";
import { archs, type Arch } from "../../../src/model/arch.js";
import { elementsOf, structureOf, structuresByName } from "../../../src/model/layout/find.js";
import type { Member, Structure } from "../../../src/model/layout/structure.js";
import type { Model } from "../../../src/model/model.js";
import { fieldNames } from "../../../src/targets/go/structures/member-name.js";
import { goTypes } from "../../../src/targets/go/types.js";
import type { GoStructs, inspect } from "./inspect.js";

/** Every difference between the structures of a model and what Go's type checker sees. */
export function compareLayouts(model: Model, seen: ReturnType<typeof inspect>): readonly string[] {
  const named = goTypes(model).structures;
  const names = new Map(named.map(({ name, structure }) => [structure, name]));
  return archs.flatMap((arch) => {
    const { goarch } = arch.names;
    if (goarch === undefined) return [];
    const structs = seen.get(goarch)?.structs ?? {};
    const surplus = Object.keys(structs).filter((name) => !named.some((one) => one.name === name));
    const differences = named.flatMap(({ name, structure }) =>
      compareStructure(model, structure, structs[name], names, arch).map(
        (difference) => `${name} ${difference}`,
      ),
    );
    return [...surplus.map((name) => `${name} is surplus`), ...differences].map(
      (difference) => `${goarch}: ${difference}`,
    );
  });
}

function compareStructure(
  model: Model,
  structure: Structure,
  seen: GoStructs[string] | undefined,
  names: ReadonlyMap<Structure, string>,
  arch: Arch,
): readonly string[] {
  const layout = structure.layouts[arch.name];
  if (layout === undefined || seen === undefined) {
    return layout === seen ? [] : [seen === undefined ? "is missing" : "is surplus"];
  }
  // Go aligns nothing to more than a word.
  const align = Math.min(layout.align, arch.pointerSize);
  const fields = fieldNames(structure.members);
  return [
    ...(seen.size === layout.size ? [] : [`has ${seen.size} bytes instead of ${layout.size}`]),
    ...(seen.align === align ? [] : [`is aligned to ${seen.align} instead of ${align}`]),
    ...(structure.opaque === undefined ? structure.members : []).flatMap((member, index) => {
      const name = fields[index] ?? "";
      return compareMember(model, structure, member, name, seen, names, arch).map(
        (difference) => `${member.name} ${difference}`,
      );
    }),
  ];
}

function compareMember(
  model: Model,
  structure: Structure,
  member: Member,
  name: string,
  seen: GoStructs[string],
  names: ReadonlyMap<Structure, string>,
  arch: Arch,
): readonly string[] {
  const place = member.places[arch.name];
  // What is as long as nothing follows the structure.
  if (place === undefined || place.size === 0) return [];
  if (structure.kind === "union" && member.reserved) return [];
  const field = (structure.kind === "union" ? seen.methods : seen.fields).find((candidate) =>
    name === "_" ? candidate.offset === place.offset : candidate.name === name,
  );
  if (field === undefined) return ["is missing"];
  const types = typesInGo(model, member, names, arch);
  return [
    ...(field.offset === place.offset ? [] : [`is at ${field.offset} instead of ${place.offset}`]),
    ...(field.size === place.size ? [] : [`has ${field.size} bytes instead of ${place.size}`]),
    ...(types.includes(field.type) ? [] : [`is ${field.type} instead of ${types.join(" or ")}`]),
  ];
}

/** What Go may have for a member; an address that it must not follow is an integer there. */
function typesInGo(
  model: Model,
  member: Member,
  names: ReadonlyMap<Structure, string>,
  arch: Arch,
): readonly string[] {
  const structures = structuresByName(model);
  const describe = (given: CType, count: number | undefined): readonly string[] => {
    const type = withoutPointerTypedefs(model, given);
    if (type.kind === "array") {
      const elements = describe(type.of, type.length === undefined ? undefined : +type.length);
      // Text is of bytes.
      const isText = type.of.kind === "named" && type.of.name === "char";
      return (isText ? ["unsigned of 1"] : elements).map(
        (element) => `${count ?? type.length ?? ""} times ${element}`,
      );
    }
    const structure = structureOf(structures, type);
    if (structure !== undefined) return [`struct ${names.get(structure) ?? ""}`];
    const abi = abiOf(model, type, arch.name);
    if (abi.kind === "pointer") return [`pointer of ${abi.size}`, `unsigned of ${abi.size}`];
    return abi.kind === "void" ? [] : [`${abi.signed ? "signed" : "unsigned"} of ${abi.size}`];
  };
  return describe(member.type, elementsOf(model, member, arch.name));
}
