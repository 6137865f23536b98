import { armCondition } from "./arm-condition.js";
import {
  type Condition,
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
import { thumb } from "./thumb.js";

/** 32-bit Arm; an odd address means Thumb. Encodings: Arm Architecture Reference Manual ARMv7-A. */
export const armv7: Isa = {
  numberRegister: 7,
  longest: 6,
  decode: (bytes, address) => ((address & 1n) === 1n ? thumb : arm)(bytes, address),
};

function arm(bytes: DataView, address: bigint): Instruction {
  if (bytes.byteLength < 4) return { size: 0, operation: unknown };
  return { size: 4, operation: operationOf(bytes.getUint32(0, true), address) };
}

function operationOf(word: number, address: bigint): Operation {
  const code = word >>> 28;
  // blx, which goes over to Thumb
  if (code === 15) {
    if ((word & 0xfe000000) >>> 0 !== 0xfa000000) return unknown;
    const half = (word & 0x01000000) === 0 ? 0n : 2n;
    return { kind: "call", to: to((address + 8n + signed(word, 24) * 4n + half) | 1n) };
  }
  if (code !== 14) return conditional(word, armCondition(code), address);
  return flowOf(word, address) ?? dataOf(word, address) ?? unknown;
}

function conditional(word: number, when: Condition, address: bigint): Operation {
  const flow = flowOf(word, address);
  if (flow?.kind === "jump" && flow.to.kind === "address") {
    return { kind: "branch", when, target: flow.to.address };
  }
  return flow?.kind === "return" ? { kind: "return", when } : unknown;
}

function flowOf(word: number, address: bigint): Operation | undefined {
  const low = word & 15;
  switch ((word >>> 24) & 15) {
    case 10:
      return { kind: "jump", to: to(address + 8n + signed(word, 24) * 4n) };
    case 11:
      return { kind: "call", to: to(address + 8n + signed(word, 24) * 4n) };
    case 15:
      return (word & 0xffffff) === 0 ? { kind: "trap" } : unknown;
  }
  // bx, and mov into pc
  if ((word & 0x0ffffff0) === 0x012fff10 || (word & 0x0feffff0) === 0x01a0f000) {
    return low === 14 ? { kind: "return", when: "always" } : { kind: "jump", to: through(low) };
  }
  if ((word & 0x0ffffff0) === 0x012fff30) return { kind: "call", to: through(low) };
  // ldm with pc among the registers
  if ((word & 0x0e108000) === 0x08108000) return { kind: "return", when: "always" };
  return undefined;
}

function dataOf(word: number, address: bigint): Operation | undefined {
  const register = (word >>> 12) & 15;
  const from = (word >>> 16) & 15;
  // pc reads as the address of the next instruction but one.
  const base = from === 15 ? undefined : from;
  const start = from === 15 ? address + 8n : 0n;
  if ((word & 0x0fef0ff0) === 0x01a00000) return move(register, word & 15);
  if ((word & 0x0fef0000) === 0x03a00000) return { kind: "set", register, value: rotated(word) };
  // movw
  if ((word & 0x0ff00000) === 0x03000000) {
    return { kind: "set", register, value: BigInt(((word >>> 4) & 0xf000) | (word & 0xfff)) };
  }
  // ldr of a word, with or without writing the address back
  if ((word & 0x0f500000) === 0x05100000) {
    const distance = BigInt(word & 0xfff);
    const offset = start + ((word & 0x00800000) === 0 ? -distance : distance);
    if (register === 15) return { kind: "jump", to: { kind: "memory", place: { base, offset } } };
    return { kind: "load", register, place: { base, offset } };
  }
  // add and sub with an immediate
  const sign = sumSign(word);
  if (sign !== undefined) {
    const value = start + sign * rotated(word);
    return base === undefined
      ? { kind: "set", register, value }
      : { kind: "add", register, from: base, value };
  }
  // nop and its kin
  if ((word & 0x0fffff00) === 0x0320f000) return none;
  // other operations between registers or with an immediate
  if ((word & 0x0c000000) === 0 && (word & 0x01900000) !== 0x01000000) {
    return { kind: "clobber", register };
  }
  return undefined;
}

function sumSign(word: number): bigint | undefined {
  const code = word & 0x0fe00000;
  if (code === 0x02800000) return 1n;
  return code === 0x02400000 ? -1n : undefined;
}

/** Eight bits, turned right by twice the four bits before them. */
function rotated(word: number): bigint {
  const by = 2 * ((word >>> 8) & 15);
  const value = word & 0xff;
  return BigInt(by === 0 ? value : ((value >>> by) | (value << (32 - by))) >>> 0);
}
