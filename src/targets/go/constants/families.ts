import type { ConstantFamily } from "../../../model/constants.js";
import type { Model } from "../../../model/model.js";
import { identifiers } from "../../../model/naming.js";
import type { GoTypes } from "../types.js";
import { capitalized, singular } from "../../words.js";

/** A family of constants in Go. */
export interface GoFamily {
  readonly family: ConstantFamily;
  /** The name of its type, `OpenFlags`; undefined for numbers that share none. */
  readonly name: string | undefined;
  /** What the name stands for: `int32`. */
  readonly type: string;
}

export interface Families {
  readonly all: readonly GoFamily[];
  /** The name of the type that a parameter or a result of a family has. */
  readonly typeOf: (family: string | undefined) => string | undefined;
}

/**
 * Names the types of the families. They are aliases: C mixes families of one type, `SOCK_CLOEXEC`
 * into the type of a socket say, and keeps them in members of structs.
 */
export function goFamilies(model: Model, types: GoTypes, taken: readonly string[]): Families {
  const typed = model.constants.filter(({ type }) => type !== undefined);
  const names = identifiers(
    typed.map(({ name, kind }) => typeName(name, kind)),
    { keywords: new Set(), escape: (word) => word },
    taken,
  );
  const nameOf = new Map(typed.map(({ name }, index) => [name, names[index]]));
  const all = model.constants.map((family) => ({
    family,
    name: nameOf.get(family.name),
    type: typeOfFamily(family, types),
  }));
  return { all, typeOf: (family) => (family === undefined ? undefined : nameOf.get(family)) };
}

/** One value of `socket-types` is a `SocketType`, a combination of `open-flags` is `OpenFlags`. */
function typeName(family: string, kind: ConstantFamily["kind"]): string {
  const words = family.split("-").map((word) => initialisms.get(word) ?? capitalized(word));
  return kind === "values" ? singular(words.join("")) : words.join("");
}

const initialisms: ReadonlyMap<string, string> = new Map([
  ["acl", "ACL"],
  ["cpu", "CPU"],
  ["id", "ID"],
  ["io", "IO"],
  ["ip", "IP"],
  ["ipc", "IPC"],
  ["ntp", "NTP"],
  ["sctp", "SCTP"],
  ["tcp", "TCP"],
]);

function typeOfFamily({ name, type }: ConstantFamily, types: GoTypes): string {
  if (type === undefined) return "";
  // Wrappers take descriptors as int.
  return descriptors.has(name) ? "int" : types.spell({ kind: "named", name: type });
}

const descriptors: ReadonlySet<string> = new Set(["at-descriptors", "standard-descriptors"]);
