import type { Arch } from "../../model/arch.js";
import type { AbiType } from "../../model/model.js";

/** A parameter of a Go function on one architecture. */
export interface PassedParameter {
  readonly name: string;
  /** The Go type. */
  readonly type: string;
  readonly abi: AbiType;
}

/**
 * The words that carry the arguments of a call, in order, as Go expressions of type `uintptr`.
 *
 * A 64-bit argument of a 32-bit machine is two words, the low one first; on arm they begin at an
 * even word, so that a zero may come before them (Procedure Call Standard for the Arm Architecture,
 * 6.5, stage C).
 */
export function argumentWords(
  parameters: readonly PassedParameter[],
  arch: Arch,
): readonly string[] {
  const words: string[] = [];
  for (const parameter of parameters) {
    const own = wordsOf(parameter, arch);
    if (own.length === 2 && arch.wideArgument === "even-slots" && words.length % 2 === 1) {
      words.push("0");
    }
    words.push(...own);
  }
  return words;
}

function wordsOf({ name, type, abi }: PassedParameter, arch: Arch): readonly string[] {
  if (type === "uintptr") return [name];
  if (type === "unsafe.Pointer") return [`uintptr(${name})`];
  if (type.startsWith("*")) return [`uintptr(unsafe.Pointer(${name}))`];
  if (abi.kind === "integer" && abi.size > arch.pointerSize) {
    return [`uintptr(${name})`, `uintptr(${name}>>32)`];
  }
  return [isSignExtended(abi, arch) ? `uintptr(int32(${name}))` : `uintptr(${name})`];
}

/**
 * RISC-V keeps every 32-bit value sign-extended in its registers, unsigned ones too (RISC-V ABIs
 * Specification, integer calling convention); the others leave the upper half undefined.
 */
function isSignExtended(abi: AbiType, arch: Arch): boolean {
  return arch.name === "riscv64" && abi.kind === "integer" && abi.size === 4 && !abi.signed;
}
