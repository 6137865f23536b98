import {
  type Condition,
  type Isa,
  move,
  none,
  type Operation,
  signed,
  through,
  to,
  unknown,
} from "./instruction.js";

/** The count register, behind the 32 general ones. */
const ctr = 32;

/** PowerPC of either byte order. Encodings: Power ISA, book I. */
export function powerpc64(endian: "little" | "big"): Isa {
  return {
    numberRegister: 0,
    longest: 4,
    decode: (bytes, address) =>
      bytes.byteLength < 4
        ? { size: 0, operation: unknown }
        : { size: 4, operation: operationOf(bytes.getUint32(0, endian === "little"), address) },
  };
}

function operationOf(word: number, address: bigint): Operation {
  const register = (word >>> 21) & 31;
  const from = (word >>> 16) & 31;
  const value = signed(word, 16);
  switch (word >>> 26) {
    case 14:
      return sum(register, from, value);
    case 15:
      return sum(register, from, value << 16n);
    case 16:
      return conditional(word, address);
    case 17:
      return word === 0x44000002 ? { kind: "trap" } : unknown;
    case 18:
      return jumpOf(word, address);
    case 19:
      return throughRegister(word);
    case 24:
      // ori, whose form without effect is nop
      return word === 0x60000000 ? none : { kind: "clobber", register: from };
    case 31:
      return extended(word, register, from);
    case 32:
      return { kind: "clobber", register };
    case 36:
    case 38:
    case 44:
    case 62:
      return none;
    case 58:
      return (word & 3) === 0
        ? { kind: "load", register, place: { base: from, offset: value & ~3n } }
        : { kind: "clobber", register };
    default:
      return unknown;
  }
}

/** Register 0 as an operand of addi and addis is the number 0. */
function sum(register: number, from: number, value: bigint): Operation {
  if (from === 0) return { kind: "set", register, value };
  return { kind: "add", register, from, value };
}

function jumpOf(word: number, address: bigint): Operation {
  const distance = signed(word & 0x03fffffc, 26);
  const target = (word & 2) === 0 ? address + distance : distance;
  return { kind: (word & 1) === 0 ? "jump" : "call", to: to(target) };
}

function conditional(word: number, address: bigint): Operation {
  const distance = signed(word & 0xfffc, 16);
  const target = (word & 2) === 0 ? address + distance : distance;
  if ((word & 1) !== 0) return unknown;
  const when = condition(word);
  return when === "always" ? { kind: "jump", to: to(target) } : { kind: "branch", when, target };
}

/** bclr, whose usual form is blr, and bcctr. */
function throughRegister(word: number): Operation {
  const when = condition(word);
  switch ((word >>> 1) & 0x3ff) {
    case 16:
      return (word & 1) === 0 ? { kind: "return", when } : unknown;
    case 528:
      if (when !== "always") return unknown;
      return { kind: (word & 1) === 0 ? "jump" : "call", to: through(ctr) };
    default:
      return unknown;
  }
}

/** The kernel sets the summary overflow bit, bit 3 of CR0, of a call that has failed. */
function condition(word: number): Condition | "always" {
  const options = (word >>> 21) & 31;
  if ((options & 0x14) === 0x14) return "always";
  if (((word >>> 16) & 31) !== 3) return "other";
  if ((options & 0x1c) === 12) return "failed";
  return (options & 0x1c) === 4 ? "succeeded" : "other";
}

function extended(word: number, register: number, from: number): Operation {
  switch ((word >>> 1) & 0x3ff) {
    case 444:
      // or, whose form with equal operands is mr
      return ((word >>> 11) & 31) === register
        ? move(from, register)
        : { kind: "clobber", register: from };
    case 467:
      // mtspr: the halves of the special register's number are swapped; 9 is ctr
      return ((word >>> 11) & 0x3ff) === 0x120 ? move(ctr, register) : none;
    case 339:
      return { kind: "clobber", register };
    case 266:
    case 40:
      return { kind: "clobber", register };
    default:
      return unknown;
  }
}
