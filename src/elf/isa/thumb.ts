import { armCondition } from "./arm-condition.js";
import {
  type Instruction,
  move,
  none,
  type Operation,
  signed,
  through,
  to,
  unknown,
} from "./instruction.js";

/** Thumb-2. `address` is odd; what is relative to pc counts from the even one, plus 4. */
export function thumb(bytes: DataView, address: bigint): Instruction {
  if (bytes.byteLength < 2) return { size: 0, operation: unknown };
  const half = bytes.getUint16(0, true);
  const condition = singleCondition(half);
  if (condition !== undefined) {
    const next = plain(
      new DataView(bytes.buffer, bytes.byteOffset + 2, bytes.byteLength - 2),
      address + 2n,
    );
    if (next.size === 0) return next;
    return { size: 2 + next.size, operation: conditional(next.operation, condition) };
  }
  return plain(bytes, address);
}

/** `it` for one instruction, which then has the condition that its own encoding cannot say. */
function singleCondition(half: number): number | undefined {
  return (half & 0xff0f) === 0xbf08 ? (half >>> 4) & 15 : undefined;
}

function conditional(operation: Operation, code: number): Operation {
  const when = armCondition(code);
  if (operation.kind === "return") return { kind: "return", when };
  if (operation.kind === "jump" && operation.to.kind === "address") {
    return { kind: "branch", when, target: operation.to.address };
  }
  return unknown;
}

function plain(bytes: DataView, address: bigint): Instruction {
  if (bytes.byteLength < 2) return { size: 0, operation: unknown };
  const half = bytes.getUint16(0, true);
  if (half < 0xe800) return { size: 2, operation: narrow(half, address) };
  if (bytes.byteLength < 4) return { size: 0, operation: unknown };
  return { size: 4, operation: wide(half, bytes.getUint16(2, true), address) };
}

function narrow(half: number, address: bigint): Operation {
  const pc = (address & ~1n) + 4n;
  const register = (half >>> 8) & 7;
  const high = (half >>> 3) & 15;
  if ((half & 0xf800) === 0x2000) return { kind: "set", register, value: BigInt(half & 0xff) };
  if ((half & 0xff00) === 0x4600) {
    const target = (half & 7) | ((half >>> 4) & 8);
    if (target !== 15) return move(target, high);
    return high === 14 ? { kind: "return", when: "always" } : { kind: "jump", to: through(high) };
  }
  if ((half & 0xf800) === 0x4800) {
    const offset = (pc & ~3n) + BigInt((half & 0xff) * 4);
    return { kind: "load", register, place: { base: undefined, offset } };
  }
  if ((half & 0xff87) === 0x4700) {
    return high === 14 ? { kind: "return", when: "always" } : { kind: "jump", to: through(high) };
  }
  if ((half & 0xff87) === 0x4780) return { kind: "call", to: through(high) };
  if ((half & 0xff00) === 0xdf00) return (half & 0xff) === 0 ? { kind: "trap" } : unknown;
  if ((half & 0xf000) === 0xd000 && (half & 0x0f00) < 0x0e00) {
    const target = (pc + signed(half, 8) * 2n) | 1n;
    return { kind: "branch", when: armCondition((half >>> 8) & 15), target };
  }
  if ((half & 0xf800) === 0xe000)
    return { kind: "jump", to: to((pc + signed(half, 11) * 2n) | 1n) };
  // push; pop, which returns if pc is among the registers
  if ((half & 0xfe00) === 0xb400 || half === 0xbf00) return none;
  if ((half & 0xff00) === 0xbd00) return { kind: "return", when: "always" };
  return unknown;
}

function wide(first: number, second: number, address: bigint): Operation {
  const pc = (address & ~1n) + 4n;
  const register = (second >>> 8) & 15;
  const immediate = ((first & 0x0400) << 1) | ((second >>> 4) & 0x0700) | (second & 0xff);
  if ((first & 0xf800) === 0xf000 && (second & 0x8000) !== 0) return branch(first, second, pc);
  // movw, and mov with eight bits
  if ((first & 0xfbf0) === 0xf240) {
    return { kind: "set", register, value: BigInt(((first & 15) << 12) | immediate) };
  }
  if ((first & 0xfbef) === 0xf04f)
    return { kind: "set", register, value: BigInt(spread(immediate)) };
  // ldr from beside the code
  if ((first & 0xff7f) === 0xf85f) {
    const distance = BigInt(second & 0xfff);
    const offset = (pc & ~3n) + ((first & 0x0080) === 0 ? -distance : distance);
    const place = { base: undefined, offset };
    const target = second >>> 12;
    if (target === 15) return { kind: "jump", to: { kind: "memory", place } };
    return { kind: "load", register: target, place };
  }
  return unknown;
}

function branch(first: number, second: number, pc: bigint): Operation {
  const sign = (first >>> 10) & 1;
  const [j1, j2] = [(second >>> 13) & 1, (second >>> 11) & 1];
  const low = (second & 0x7ff) << 1;
  const kind = second & 0x5000;
  if (kind === 0) {
    const code = (first >>> 6) & 15;
    // The conditions 14 and 15 are other instructions: barriers, special registers.
    if (code >= 14) return unknown;
    const bits = (sign << 20) | (j2 << 19) | (j1 << 18) | ((first & 0x3f) << 12) | low;
    return { kind: "branch", when: armCondition(code), target: (pc + signed(bits, 21)) | 1n };
  }
  const [i1, i2] = [1 ^ j1 ^ sign, 1 ^ j2 ^ sign];
  const bits = (sign << 24) | (i1 << 23) | (i2 << 22) | ((first & 0x3ff) << 12) | low;
  const target = pc + signed(bits, 25);
  switch (kind) {
    case 0x1000:
      return { kind: "jump", to: to(target | 1n) };
    case 0x5000:
      return { kind: "call", to: to(target | 1n) };
    default:
      // blx, which goes over to Arm code
      return { kind: "call", to: to(target & ~3n) };
  }
}

/** Thumb's immediates: eight bits, repeated or turned right. */
function spread(immediate: number): number {
  const byte = immediate & 0xff;
  switch (immediate >>> 8) {
    case 0:
      return byte;
    case 1:
      return byte * 0x00010001;
    case 2:
      return byte * 0x01000100;
    case 3:
      return byte * 0x01010101;
    default: {
      const by = immediate >>> 7;
      const value = 0x80 | (immediate & 0x7f);
      return ((value >>> by) | (value << (32 - by))) >>> 0;
    }
  }
}
