import { type LibraryArchName, libraryArchOf } from "../../src/model/library/arch.js";
import { libraryFacts } from "../../src/model/library/symbols.js";
import type { BuiltSymbol } from "./library.js";
import { read } from "./models.js";
import { assemblies } from "./stub-assembly.js";

/** Name, version, default or not, binding, type, and the number in the machine code of a stub. */
type Measured = readonly [string, string, boolean, "global" | "weak", string, number | null];

export const facts = libraryFacts(read("data/library.json"));

/** What to assemble for a library with all symbols of the real one, with code of our own in them. */
export function wholeLibrary(arch: LibraryArchName): readonly BuiltSymbol[] {
  const file = JSON.parse(read(`test/data/libsys.${arch}.json`)) as {
    readonly symbols: readonly Measured[];
  };
  return file.symbols.map(([name, version, isDefault, binding, type, number]) => ({
    name,
    version,
    isDefault,
    binding,
    content:
      type === "object"
        ? { kind: "data", size: name.endsWith("errno") ? 4 : libraryArchOf(arch).pointerSize }
        : number === null
          ? { kind: "code", text: name === "syscall" ? numberFromStack : assemblies[arch].nothing }
          : { kind: "stub", number },
  }));
}

/** syscall(2) of i386, whose number is the first argument. */
const numberFromStack = "pop %edx\npop %eax\npush %edx\nint $0x80\njb on_error\njmp *(%esp)";
