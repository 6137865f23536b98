import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { abiOf } from "../../../src/model/abi.js";
import type { ArchName } from "../../../src/model/arch.js";
import type { Call } from "../../../src/model/call.js";
import type { AbiType, Model } from "../../../src/model/model.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";

/** A machine of 32 bits whose compiler output can be read back. */
export interface Machine {
  readonly arch: ArchName;
  /** The target of `zig cc`. */
  readonly target: string;
  /** Reads the words that are in place at the call out of a function's instructions. */
  readonly wordsAtCall: (instructions: readonly string[]) => readonly (number | undefined)[];
}

export const machines: readonly Machine[] = [
  { arch: "armv7", target: "arm-freebsd-eabihf", wordsAtCall: wordsOnArm },
  { arch: "i386", target: "x86-freebsd", wordsAtCall: wordsOnI386 },
];

/**
 * Where a C compiler puts the arguments of calls: for each call one entry per word, `3` for the
 * third argument and `3>>32` for its upper half. A word that is left out holds anything.
 *
 * The compiler is given calls with constants as arguments, and what it makes of them is read from
 * its assembly output, which it writes into the folder.
 */
export function wordsInC(
  model: Model,
  { arch, target, wordsAtCall }: Machine,
  folder: string,
): Map<string, readonly string[]> {
  const calls = model.calls.filter(({ variadic }) => !variadic);
  const source = join(folder, `${arch}.c`);
  const assembly = join(folder, `${arch}.s`);
  writeFileSync(source, calls.map((call) => caller(model, call, arch)).join("\n"));
  const { path, env } = toolchain("zig");
  const options = ["-O1", "-fomit-frame-pointer", "-fno-sanitize=all", "-w", "-g0"];
  run(path, ["cc", "-target", target, ...options, "-S", "-o", assembly, source], { env });
  const functions = functionsOf(readFileSync(assembly, "utf8"));
  return new Map(
    calls.map((call) => {
      const instructions = functions.get(`call_${call.name}`);
      if (instructions === undefined) throw new Error(`no code for ${call.name}`);
      return [call.name, wordsAtCall(instructions).map(nameOfWord)];
    }),
  );
}

/** The third argument is 3 in its lower half and 103 in its upper one. */
function caller(model: Model, { name, parameters }: Call, arch: ArchName): string {
  const types = parameters.map(({ type }) => typeInC(abiOf(model, type, arch)));
  const values = types.map((type, index) => {
    const low = index + 1;
    return type === "long long" ? `((${low + 100}LL << 32) + ${low})` : `(${type})${low}`;
  });
  const list = types.length === 0 ? "void" : types.join(", ");
  return `void __sys_${name}(${list}); void call_${name}(void) { __sys_${name}(${values.join(", ")}); }`;
}

function typeInC(abi: AbiType): string {
  switch (abi.kind) {
    case "void":
      return "void";
    case "pointer":
      return "void *";
    case "integer":
      return { 1: "signed char", 2: "short", 4: "int", 8: "long long" }[abi.size];
  }
}

function nameOfWord(value: number | undefined): string {
  if (value === undefined) return "anything";
  return value > 100 ? `${value - 100}>>32` : `${value}`;
}

/** The instructions of each function, without labels, directives and comments. */
function functionsOf(assembly: string): Map<string, string[]> {
  const functions = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of assembly.split("\n")) {
    const label = /^(call_\w+):/.exec(line)?.[1];
    if (label !== undefined) {
      current = [];
      functions.set(label, current);
    }
    // A comment begins with `# ` on i386 and with `@ ` on arm.
    const instruction = /^\t([a-z].*?)(\s+[#@] .*)?$/.exec(line)?.[1];
    if (instruction !== undefined) current.push(instruction.replaceAll(/\s+/g, " "));
  }
  return functions;
}

/** The last word is pushed first. */
function wordsOnI386(instructions: readonly string[]): readonly (number | undefined)[] {
  const words: number[] = [];
  for (const instruction of instructions) {
    if (/^(calll|jmp) __sys_/.test(instruction)) return words;
    const pushed = /^pushl \$(\d+)$/.exec(instruction)?.[1];
    if (pushed !== undefined) words.unshift(Number(pushed));
    // What comes before the arguments makes room to align the stack.
    else if (!/^(subl \$\d+, %esp|pushl %eax)$/.test(instruction) || words.length > 0) {
      throw new Error(`an instruction of i386 that the test cannot read: ${instruction}`);
    }
  }
  throw new Error("no call");
}

/** The first four words are in r0 to r3, the others on the stack. */
function wordsOnArm(instructions: readonly string[]): readonly (number | undefined)[] {
  const registers = new Map<string, number>();
  const stack = new Map<number, number>();
  const valueOf = (register: string): number => {
    const value = registers.get(register);
    if (value === undefined) throw new Error(`${register} holds nothing known`);
    return value;
  };
  for (const instruction of instructions) {
    const [operation = "", ...operands] = instruction.match(/\[[^\]]*\]|\{[^}]*\}|[^\s,]+/g) ?? [];
    const [first = "", second = "", third = ""] = operands;
    const offset = Number(/#(\d+)/.exec(operands.at(-1) ?? "")?.[1] ?? "0");
    switch (operation) {
      case "push":
      case "sub":
        break;
      case "mov":
        registers.set(first, second.startsWith("#") ? Number(second.slice(1)) : valueOf(second));
        break;
      case "str":
        expectStack(second, instruction);
        stack.set(offset, valueOf(first));
        break;
      case "strd":
        expectStack(third, instruction);
        stack.set(offset, valueOf(first));
        stack.set(offset + 4, valueOf(second));
        break;
      case "stm":
      case "stmib":
        expectStack(`[${first}]`, instruction);
        (second.match(/r\d+/g) ?? []).forEach((register, index) =>
          stack.set(4 * index + (operation === "stmib" ? 4 : 0), valueOf(register)),
        );
        break;
      case "b":
      case "bl":
        return inOrder(registers, stack);
      default:
        throw new Error(`an instruction of arm that the test cannot read: ${instruction}`);
    }
  }
  throw new Error("no call");
}

function expectStack(operand: string, instruction: string): void {
  if (!/^\[sp(, #\d+)?\]$/.test(operand)) throw new Error(`not on the stack: ${instruction}`);
}

function inOrder(
  registers: ReadonlyMap<string, number>,
  stack: ReadonlyMap<number, number>,
): readonly (number | undefined)[] {
  const inRegisters = ["r0", "r1", "r2", "r3"].map((register) => registers.get(register));
  const depth = Math.max(-4, ...stack.keys()) / 4 + 1;
  const onStack = Array.from({ length: depth }, (_, index) => stack.get(4 * index));
  const words = [...inRegisters, ...onStack];
  const last = words.findLastIndex((word) => word !== undefined);
  return words.slice(0, last + 1);
}
