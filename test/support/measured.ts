import type { ArchName } from "../../src/model/arch.js";
import { libraryFacts, librarySymbols } from "../../src/model/library/symbols.js";
import type { BuiltSymbol } from "./library.js";
import { bundledModel, read } from "./models.js";
import { assemblies } from "./stub-assembly.js";

/** Name, version, default or not, binding, type, and the number in the machine code of a stub. */
type Measured = readonly [string, string, boolean, "global" | "weak", string, number | null];

export const facts = libraryFacts(read("data/library.json"));

/** What to assemble for a library with all symbols of the real one, with code of our own in them. */
export function wholeLibrary(arch: ArchName): readonly BuiltSymbol[] {
  return facts.measuredOn.includes(arch) ? measured(arch) : fromModel(arch);
}

function measured(arch: ArchName): readonly BuiltSymbol[] {
  const file = JSON.parse(read(`test/data/libsys.${arch}.json`)) as {
    readonly symbols: readonly Measured[];
  };
  const { nothing } = assemblies[arch];
  return file.symbols.map(([name, version, isDefault, binding, type, number]) => ({
    name,
    version,
    isDefault,
    binding,
    content:
      type === "object"
        ? { kind: "data", size: name.endsWith("errno") ? 4 : 8 }
        : number === null
          ? { kind: "code", text: nothing }
          : { kind: "stub", number },
  }));
}

/** Of the other architectures nobody has read a library out, so the model speaks for itself. */
function fromModel(arch: ArchName): readonly BuiltSymbol[] {
  const { nothing } = assemblies[arch];
  return librarySymbols(bundledModel(), facts, arch).map(({ content, ...symbol }) => ({
    ...symbol,
    content:
      content.kind === "stub"
        ? { kind: "stub", number: content.number }
        : content.kind === "object"
          ? { kind: "data", size: content.size }
          : { kind: "code", text: nothing },
  }));
}
