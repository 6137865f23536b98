import type { Constant } from "../../../model/constants.js";
import { identifiers } from "../../../model/naming.js";
import type { GoFamily } from "./families.js";
import { capitalized } from "../../words.js";

/** As in C, but that a name which Go would keep within the package begins with a capital letter. */
export function constantNames(
  families: readonly GoFamily[],
  taken: readonly string[],
): ReadonlyMap<Constant, string> {
  const constants = families.flatMap(({ family }) => family.constants);
  const names = identifiers(
    constants.map(({ name }) => exported(name)),
    { keywords: new Set(), escape: (word) => word },
    taken,
  );
  return new Map(constants.map((constant, index) => [constant, names[index] ?? constant.name]));
}

function exported(name: string): string {
  return capitalized(name.replace(/^_+/, ""));
}
