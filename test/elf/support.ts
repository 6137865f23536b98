import { type ElfFile, readElf } from "../../src/elf/file.js";
import { memorySource } from "../../src/elf/source.js";
import type { BuiltSymbol } from "../support/library.js";

/** A stub under its `__sys_` name. */
export function stub(name: string, number: number): BuiltSymbol {
  return symbol(name, "FBSDprivate_1.0", { kind: "stub", number });
}

/** A global symbol in its default version. */
export function symbol(
  name: string,
  version: string,
  content: BuiltSymbol["content"],
  rest: Partial<BuiltSymbol> = {},
): BuiltSymbol {
  return { name, version, isDefault: true, binding: "global", content, ...rest };
}

/** The function that stubs come to when the kernel has refused; here it does nothing. */
export function errorFunction(nothing: string): BuiltSymbol {
  return symbol("__error", "FBSD_1.0", { kind: "code", text: nothing });
}

export function elfOf(bytes: Uint8Array, name = "libsys.so.7"): ElfFile {
  return readElf(memorySource(name, bytes));
}
