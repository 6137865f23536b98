import type { Instruction } from "./isa/instruction.js";
import { type Code, Machine, type Target } from "./machine.js";

/** What the machine code at a symbol does. */
export type StubReport =
  | {
      readonly kind: "stub";
      readonly number: number;
      readonly errorPath: ErrorPath;
      /** Whether it went through a jump to come to the kernel. */
      readonly jumps: boolean;
    }
  | { readonly kind: "other"; readonly why: WhyOther };

/**
 * Where a stub goes after a call that has failed: to a place that calls `__error`; to one that does
 * not; nowhere, for nothing tests for failure; or to code that could not be followed.
 */
export type ErrorPath = "error" | "elsewhere" | "untested" | "unknown";

/**
 * - `no-code`: the file has no bytes for the address
 * - `no-trap`: it returns, decides or calls something before it enters the kernel, if it does
 * - `no-number`: it enters the kernel with a number that is not a constant
 * - `leaves`: it jumps into another library
 * - `unreadable`: an instruction that stubs do not have
 */
export type WhyOther = "no-code" | "no-trap" | "no-number" | "leaves" | "unreadable";

/** More instructions than any stub or error path has. */
const most = 64;

/** Follows the machine code at an address as far as the kernel, and then where a failure leads. */
export function examineStub(code: Code, address: bigint): StubReport {
  const machine = new Machine(code);
  let at = address;
  let jumps = false;
  for (let step = 0; step < most; step += 1) {
    const instruction = machine.fetch(at);
    const { operation, size } = instruction;
    if (size === 0) return other(step === 0 ? "no-code" : "unreadable");
    const next = at + BigInt(size);
    switch (operation.kind) {
      case "trap": {
        const number = machine.number(code.isa.numberRegister);
        if (number === undefined) return other("no-number");
        return { kind: "stub", number, errorPath: errorPathAfter(machine, next), jumps };
      }
      case "jump": {
        const target = machine.code.linkAt(at, size) ?? machine.target(operation.to);
        if (target.kind === "symbol") return other("leaves");
        if (target.kind === "unknown") return other("no-trap");
        at = target.address;
        jumps = true;
        break;
      }
      case "branch":
      case "call":
      case "return":
        return other("no-trap");
      case "unknown":
        return other("unreadable");
      case "add":
      case "clobber":
      case "load":
      case "none":
      case "pop":
      case "set":
        machine.apply(operation);
        at = next;
    }
  }
  return other("no-trap");
}

/** Where code that a failed call leads to goes: a `cerror` that is in an object of its own. */
export function examineErrorCode(code: Code, address: bigint): ErrorPath {
  return followError(new Machine(code), address, 0);
}

function other(why: WhyOther): StubReport {
  return { kind: "other", why };
}

/** `at` is behind the instruction that enters the kernel. */
function errorPathAfter(machine: Machine, start: bigint): ErrorPath {
  let at = start;
  for (let step = 0; step < most; step += 1) {
    const { operation, size } = machine.fetch(at);
    if (size === 0) return "unknown";
    const next = at + BigInt(size);
    switch (operation.kind) {
      case "branch":
        if (operation.when === "failed") {
          const target = { kind: "address", address: operation.target } as const;
          return arrive(machine, machine.code.linkAt(at, size) ?? target, 0);
        }
        if (operation.when === "succeeded") return followError(machine, next, 0);
        return "unknown";
      case "return":
        if (operation.when === "succeeded") return followError(machine, next, 0);
        return operation.when === "always" ? "untested" : "unknown";
      case "jump":
      case "call":
        return "untested";
      case "unknown":
        return "unknown";
      case "add":
      case "clobber":
      case "load":
      case "none":
      case "pop":
      case "set":
      case "trap":
        machine.apply(operation);
        at = next;
    }
  }
  return "unknown";
}

/** The deepest that calls within the library are followed: the stub, `cerror`, the PLT. */
const deepest = 4;

/** Whether code calls `__error` before it returns. */
function followError(machine: Machine, start: bigint, depth: number): ErrorPath {
  let at = start;
  let lost = false;
  for (let step = 0; step < most; step += 1) {
    const instruction = machine.fetch(at);
    const { operation, size } = instruction;
    if (size === 0) return "unknown";
    const next = at + BigInt(size);
    switch (operation.kind) {
      case "call":
      case "jump": {
        const link = machine.code.linkAt(at, size);
        if (link === undefined && isNextInstruction(instruction, next)) {
          machine.push(next);
          at = next;
          break;
        }
        const found = arrive(machine, link ?? machine.target(operation.to), depth);
        if (found === "unknown") lost = true;
        else if (found === "error" || operation.kind === "jump") return found;
        if (operation.kind === "jump") return "unknown";
        at = next;
        break;
      }
      case "return":
        if (operation.when === "always") return lost ? "unknown" : "elsewhere";
        at = next;
        break;
      case "branch":
        at = next;
        break;
      case "add":
      case "clobber":
      case "load":
      case "none":
      case "pop":
      case "set":
      case "trap":
      case "unknown":
        machine.apply(operation);
        at = next;
    }
  }
  return "unknown";
}

function arrive(machine: Machine, target: Target, depth: number): ErrorPath {
  switch (target.kind) {
    case "unknown":
      return "unknown";
    case "symbol":
      return machine.code.reportsErrors(target.name) ? "error" : "elsewhere";
    case "address":
      if (machine.code.namesAt(target.address).includes("__error")) return "error";
      if (depth === deepest) return "unknown";
      return followError(machine, target.address, depth + 1);
  }
}

/** A call to the next instruction, which pushes its address and nothing else. */
function isNextInstruction({ operation }: Instruction, next: bigint): boolean {
  return (
    operation.kind === "call" && operation.to.kind === "address" && operation.to.address === next
  );
}
