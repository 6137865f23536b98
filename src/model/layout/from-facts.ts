import type { CType } from "syscalls-table";
import { archNames, type ArchName } from "../arch.js";
import { forEachArch, valueFor } from "../by-arch.js";
import { recordOf, type Facts, type StructureFacts } from "../facts.js";
import type { Member, MemberPlace, Structure } from "./structure.js";
import { parseTypeName } from "./type-name.js";

/** Every structure that the facts describe, in their order. */
export function structuresFromFacts({ structures, types }: Facts): readonly Structure[] {
  const typedefs = new Map(Object.entries(types.aggregates).map(([name, tag]) => [tag, name]));
  return Object.entries(structures).map(([spelling, record]) => {
    const [keyword, name = ""] = spelling.split(" ");
    return {
      kind: keyword === "union" ? "union" : "struct",
      name,
      anonymous: record.anonymous ?? false,
      typedef: typedefs.get(spelling),
      header: record.header,
      macros: record.macros ?? [],
      with: record.with ?? [],
      members: membersOf(record, types.aggregates),
      layouts: forEachArch((arch) => ({
        size: valueFor(record.size, arch),
        align: valueFor(record.align, arch),
      })),
      opaque: record.opaque,
      grows: record.grows,
      unverified: record.unverified ?? [],
    };
  });
}

type MemberFacts = NonNullable<StructureFacts["members"]>[string];

function membersOf(
  { members }: StructureFacts,
  aggregates: Facts["types"]["aggregates"],
): readonly Member[] {
  return Object.entries(members ?? {}).map(([name, record]) => {
    const type = parseTypeName(record.type);
    if (type === undefined) throw new RangeError(`${name}: ${record.type} is no type of C`);
    return {
      name,
      type: withTags(type, aggregates),
      places: placesOf(record),
      reserved: record.reserved ?? false,
    };
  });
}

/** With the tags of structs and unions instead of their typedefs. */
function withTags(type: CType, aggregates: Facts["types"]["aggregates"]): CType {
  switch (type.kind) {
    case "named": {
      const target = recordOf(aggregates, type.name);
      if (target === undefined) return type;
      const [keyword, tag = ""] = target.split(" ");
      return {
        kind: keyword === "union" ? "union" : "struct",
        tag,
        ...(type.const && { const: true }),
        ...(type.volatile && { volatile: true }),
      };
    }
    case "pointer":
      return { ...type, to: withTags(type.to, aggregates) };
    case "array":
      return { ...type, of: withTags(type.of, aggregates) };
    case "function":
      return {
        ...type,
        returns: withTags(type.returns, aggregates),
        parameters: type.parameters.map((parameter) => withTags(parameter, aggregates)),
      };
    case "void":
    case "struct":
    case "union":
    case "enum":
      return type;
  }
}

function placesOf({ offset, size, only }: MemberFacts): Partial<Record<ArchName, MemberPlace>> {
  return Object.fromEntries(
    (only ?? archNames).map((arch) => [
      arch,
      { offset: valueFor(offset, arch), size: valueFor(size, arch) },
    ]),
  );
}
