import { archOf, type ArchName } from "../../../model/arch.js";
import type { DataModule } from "../module.js";
import { table } from "./table.js";

/** What `abi.ts` has to know of the machines. */
export function abisModule(archs: readonly ArchName[]): DataModule {
  const members = archs.map((key) => {
    const { names, endian, pointerSize, timeSize, charSigned } = archOf(key);
    return {
      key,
      value: {
        arch: names.node,
        littleEndian: endian === "little",
        longSize: pointerSize,
        timeSize,
        charSigned,
      },
    };
  });
  const description = "FreeBSD's ABIs by the name that `uname -p` prints.";
  return { name: "abis", statements: [table("abis", description, members)] };
}
