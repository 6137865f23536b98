import { archOf, type ArchName } from "../../../model/arch.js";
import type { DataModule } from "../module.js";
import { table } from "./table.js";

/** What `abi.ts` has to know of the machines. */
export function abisModule(archs: readonly ArchName[]): DataModule {
  // Both byte orders of an architecture have one name in Node, and one set of types.
  const byNode = new Map(archs.map((name) => [archOf(name).names.node, archOf(name)]));
  const members = [...byNode].map(([key, { pointerSize, timeSize, charSigned }]) => ({
    key,
    value: { longSize: pointerSize, timeSize, charSigned },
  }));
  const description = "FreeBSD's ABIs by the name that `process.arch` has for the machine.";
  return { name: "abis", statements: [table("abis", description, members)] };
}
