import { forEachArch, valueFor } from "./by-arch.js";
import type { Constant, ConstantFamily } from "./constants.js";
import type { FamilyFacts, Facts } from "./facts.js";

/** Every family of constants that the facts have, in their order. */
export function familiesFromFacts({ constants }: Facts): readonly ConstantFamily[] {
  return Object.entries(constants).map(([name, record]) => ({
    name,
    title: record.title,
    header: record.header,
    kind: record.kind,
    type: record.type,
    exhaustive: record.exhaustive ?? false,
    constants: Object.entries(record.constants).map(constantOf).sort(byValueThenName),
  }));
}

type ValueFacts = FamilyFacts["constants"][string];

function constantOf([name, record]: readonly [string, ValueFacts]): Constant {
  if (typeof record !== "object") return { name, value: BigInt(record) };
  return { name, value: forEachArch((arch) => BigInt(valueFor(record, arch))) };
}

/** Values that differ are sorted by that of amd64. */
function byValueThenName(a: Constant, b: Constant): number {
  const [left, right] = [sortedBy(a), sortedBy(b)];
  if (left !== right) return left < right ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function sortedBy({ value }: Constant): bigint {
  return typeof value === "bigint" ? value : value.amd64;
}
