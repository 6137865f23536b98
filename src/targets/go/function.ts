import type { ErrorConvention } from "../../model/call.js";
import type { AbiType } from "../../model/model.js";
import type { Binding } from "./binding.js";
import { entryPointFor } from "./entry-point.js";
import type { Platform } from "./platforms.js";
import { nonBlocking } from "./reviewed.js";

/** What the template shows of a function; the texts are Go. */
export interface FunctionView {
  /** Without the slashes. */
  readonly comment: readonly string[];
  /** What the caller converts to `uintptr` in the argument list stays where it is until the end. */
  readonly keepsAlive: boolean;
  readonly name: string;
  /** `fd int32, buf unsafe.Pointer` */
  readonly parameters: string;
  /** With a space before it, or empty. */
  readonly results: string;
  /** The function names the package unsafe. */
  readonly usesUnsafe: boolean;
  /** errno has to be zero before the call. */
  readonly clearsErrno: boolean;
  /** `r0, _, e1 := `, or empty. */
  readonly assignment: string;
  readonly entryPoint: string;
  /** `libc___sys_read_trampoline_addr, uintptr(fd), …` */
  readonly arguments: string;
  /** The parameters that have to stay alive until the call has returned. */
  readonly pointers: readonly string[];
  /** What follows `return`, or empty. */
  readonly returned: string;
}

export function functionView(binding: Binding, { arch }: Platform): FunctionView {
  const { call, parameters, resultType, resultAbi, symbol, words } = binding;
  const convention = call.errorConvention;
  const entryPoint = entryPointFor({
    words: words.length,
    wide: isWide(resultAbi),
    // Nothing may run on the thread between the clearing of errno and the call.
    blocks: !nonBlocking.has(call.name) && convention !== "ambiguous",
  });
  const padding = Array<string>(entryPoint.words - words.length).fill("0");
  const returned = returnedValues(convention, resultType, resultAbi, arch.pointerSize);
  return {
    comment: binding.comment,
    keepsAlive: parameters.some(
      ({ type, original }) => type === "uintptr" && original.kind !== "named",
    ),
    name: binding.functionName,
    usesUnsafe: [resultType, ...parameters.map(({ type }) => type)].some(usesUnsafe),
    parameters: parameters.map(({ name, type }) => `${name} ${type}`).join(", "),
    results: results(convention, resultType),
    clearsErrno: convention === "ambiguous",
    assignment: assignment(returned),
    entryPoint: entryPoint.name,
    arguments: [`${symbol.local}_trampoline_addr`, ...words, ...padding].join(", "),
    pointers: parameters.filter(({ type }) => usesUnsafe(type)).map(({ name }) => name),
    returned: returned.join(", "),
  };
}

/** A typed pointer becomes a word by way of an `unsafe.Pointer`. */
function usesUnsafe(type: string | undefined): boolean {
  return type !== undefined && (type.startsWith("*") || type === "unsafe.Pointer");
}

function isWide(abi: AbiType): boolean {
  return abi.kind !== "void" && abi.size === 8;
}

/** Whether a failure shows in errno. */
const setsErrno = {
  errno: true,
  "errno-pointer": true,
  "errno-value": false,
  "never-fails": false,
  noreturn: false,
  ambiguous: true,
} as const satisfies Record<ErrorConvention, boolean>;

function results(convention: ErrorConvention, type: string | undefined): string {
  if (convention === "noreturn") return "";
  if (convention === "errno-value") return " Errno";
  if (!setsErrno[convention]) return type === undefined ? "" : ` ${type}`;
  return type === undefined ? " Errno" : ` (r ${type}, err Errno)`;
}

/** The expressions behind `return`, from the words `r0` and `r1` and the error number `e1`. */
function returnedValues(
  convention: ErrorConvention,
  type: string | undefined,
  abi: AbiType,
  wordSize: number,
): readonly string[] {
  if (convention === "noreturn") return [];
  // The upper half of the register is undefined where the result is an int.
  if (convention === "errno-value") return [isWide(abi) ? "Errno(r0)" : "Errno(uint32(r0))"];
  const error = setsErrno[convention] ? ["e1"] : [];
  if (type === undefined) return error;
  return [value(type, abi, wordSize, error[0] ?? "0"), ...error];
}

function value(type: string, abi: AbiType, wordSize: number, error: string): string {
  if (type === "unsafe.Pointer") return `pointer(r0, ${error})`;
  if (type.startsWith("*")) return `(${type})(pointer(r0, ${error}))`;
  if (type === "uintptr") return "r0";
  if (abi.kind !== "void" && abi.size > wordSize) return `${type}(r1)<<32 | ${type}(r0)`;
  return `${type}(r0)`;
}

/** Names those of the three results of an entry point that are used. */
function assignment(returned: readonly string[]): string {
  const text = returned.join(" ");
  const used = ["r0", "r1", "e1"].map((name) => (text.includes(name) ? name : "_"));
  return used.every((name) => name === "_") ? "" : `${used.join(", ")} := `;
}
