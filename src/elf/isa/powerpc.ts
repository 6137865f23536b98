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

type Bits = 32 | 64;

/** PowerPC of either width and byte order. Encodings: Power ISA, book I. */
export function powerpc(bits: Bits, endian: "little" | "big"): Isa {
  return {
    numberRegister: 0,
    longest: 4,
    decode: (bytes, address) =>
      bytes.byteLength < 4
        ? { size: 0, operation: unknown }
        : {
            size: 4,
            operation: operationOf(bytes.getUint32(0, endian === "little"), address, bits),
          },
  };
}

function operationOf(word: number, address: bigint, bits: Bits): Operation {
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
      // lwz
      return bits === 32 ? load(register, from, value) : { kind: "clobber", register };
    case 36:
    case 38:
    case 44:
      return none;
    case 37:
      // stwu, which moves the stack pointer
      return { kind: "clobber", register: from };
    case 58:
      return bits === 64 ? loadDoubleword(word, register, from) : unknown;
    case 62:
      return bits === 64 ? none : unknown;
    default:
      return unknown;
  }
}

/** Register 0 as an operand of addi and addis is the number 0. */
function sum(register: number, from: number, value: bigint): Operation {
  if (from === 0) return { kind: "set", register, value };
  return { kind: "add", register, from, value };
}

/** Register 0 as the base of an address is the number 0 too. */
function load(register: number, from: number, offset: bigint): Operation {
  return { kind: "load", register, place: { base: from === 0 ? undefined : from, offset } };
}

/** ld, whose lowest two bits are no part of the offset; others of its kind have them set. */
function loadDoubleword(word: number, register: number, from: number): Operation {
  return (word & 3) === 0 ? load(register, from, signed(word, 16)) : { kind: "clobber", register };
}

function jumpOf(word: number, address: bigint): Operation {
  const distance = signed(word & 0x03fffffc, 26);
  const target = (word & 2) === 0 ? address + distance : distance;
  return { kind: (word & 1) === 0 ? "jump" : "call", to: to(target) };
}

function conditional(word: number, address: bigint): Operation {
  const distance = signed(word & 0xfffc, 16);
  const target = (word & 2) === 0 ? address + distance : distance;
  const when = condition(word);
  if (when === "always") return { kind: (word & 1) === 0 ? "jump" : "call", to: to(target) };
  return (word & 1) === 0 ? { kind: "branch", when, target } : unknown;
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
      // mfspr; 8 is the link register, which has the address behind the last call
      return ((word >>> 11) & 0x3ff) === 0x100
        ? { kind: "pop", register }
        : { kind: "clobber", register };
    case 266:
    case 40:
      return { kind: "clobber", register };
    default:
      return unknown;
  }
}
