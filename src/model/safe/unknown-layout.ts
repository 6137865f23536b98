import type { CType } from "syscalls-table";
import { recordOf, type Facts } from "../facts.js";
import { namesOf } from "../type-names.js";
import type { SafeWrapper } from "./form.js";

/**
 * The first type that a wrapper would need the size of and that has no layout: nobody could make
 * room for it.
 */
export function unknownLayout(
  { parameters, outputs }: Pick<SafeWrapper, "parameters" | "outputs">,
  facts: Pick<Facts, "types" | "structures">,
): string | undefined {
  const types = [...parameters, ...outputs].flatMap((item): readonly CType[] => {
    if (item.kind === "object") return [item.type];
    return item.kind === "elements" ? [item.element] : [];
  });
  return types.flatMap(namesOf).find((name) => !isKnown(name, facts));
}

function isKnown(
  name: string,
  { types, structures }: Pick<Facts, "types" | "structures">,
): boolean {
  const aggregate =
    recordOf(types.aggregates, name) ?? (/^(struct|union) /.test(name) ? name : undefined);
  return aggregate === undefined || Object.hasOwn(structures, aggregate);
}
