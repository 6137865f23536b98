import {
  type Instruction,
  type Isa,
  move,
  none,
  type Operation,
  signed,
  through,
  to,
  unknown,
} from "./instruction.js";
import { compressed } from "./riscv64-compressed.js";

/** RISC-V with compressed instructions. Encodings: The RISC-V Instruction Set Manual, volume I. */
export const riscv64: Isa = { numberRegister: 5, longest: 4, decode };

function decode(bytes: DataView, address: bigint): Instruction {
  if (bytes.byteLength < 2) return { size: 0, operation: unknown };
  const half = bytes.getUint16(0, true);
  if ((half & 3) !== 3) return { size: 2, operation: compressed(half, address) };
  if (bytes.byteLength < 4) return { size: 0, operation: unknown };
  return { size: 4, operation: operationOf(bytes.getUint32(0, true), address) };
}

function operationOf(word: number, address: bigint): Operation {
  const register = (word >>> 7) & 31;
  const from = (word >>> 15) & 31;
  const value = signed(word >>> 20, 12);
  switch (word & 0x7f) {
    case 0x13:
    case 0x1b:
      // addi and addiw; the others of the group shift and mask
      if (((word >>> 12) & 7) !== 0) return { kind: "clobber", register };
      if (register === 0) return none;
      if (from === 0) return { kind: "set", register, value };
      return value === 0n ? move(register, from) : { kind: "add", register, from, value };
    case 0x33:
    case 0x3b:
      return { kind: "clobber", register };
    case 0x37:
      return { kind: "set", register, value: upper(word) };
    case 0x17:
      return { kind: "set", register, value: address + upper(word) };
    case 0x03:
      return ((word >>> 12) & 7) === 3
        ? { kind: "load", register, place: { base: from, offset: value } }
        : { kind: "clobber", register };
    case 0x23:
      return none;
    case 0x63:
      return branchOf(word, address);
    case 0x67:
      return jumpOf(register, from, value);
    case 0x6f:
      return { kind: register === 0 ? "jump" : "call", to: to(address + far(word)) };
    case 0x73:
      return word === 0x73 ? { kind: "trap" } : unknown;
    default:
      return unknown;
  }
}

/** A jump whose way back is not in ra, as in entries of the PLT, never comes back here. */
function jumpOf(register: number, from: number, offset: bigint): Operation {
  if (register === 1) return { kind: "call", to: through(from, offset) };
  if (register === 0 && from === 1) return { kind: "return", when: "always" };
  return { kind: "jump", to: through(from, offset) };
}

/** The kernel leaves something other than 0 in t0 of a call that has failed. */
function branchOf(word: number, address: bigint): Operation {
  const target = address + near(word);
  const pair = [(word >>> 15) & 31, (word >>> 20) & 31].sort((a, b) => a - b).join();
  const kind = (word >>> 12) & 7;
  if (pair !== "0,5" || kind > 1) return { kind: "branch", when: "other", target };
  return { kind: "branch", when: kind === 1 ? "failed" : "succeeded", target };
}

function upper(word: number): bigint {
  return BigInt(word | 0) & ~0xfffn;
}

/** The scattered 13 bits of a branch. */
function near(word: number): bigint {
  const bits =
    ((word >>> 31) << 12) |
    (((word >>> 7) & 1) << 11) |
    (((word >>> 25) & 0x3f) << 5) |
    (((word >>> 8) & 0xf) << 1);
  return signed(bits, 13);
}

/** The scattered 21 bits of jal. */
function far(word: number): bigint {
  const bits =
    ((word >>> 31) << 20) |
    (((word >>> 12) & 0xff) << 12) |
    (((word >>> 20) & 1) << 11) |
    (((word >>> 21) & 0x3ff) << 1);
  return signed(bits, 21);
}
