import {
  type Condition,
  type Destination,
  type Instruction,
  type Isa,
  none,
  type Operation,
  through,
  to,
  unknown,
} from "./instruction.js";
import { arithmetic, type Bits, isArithmetic, readOperand } from "./x86-operand.js";

/**
 * amd64 and i386: the instructions that occur in stubs, in `cerror` and in the PLT; anything else is
 * unknown, and so is its length. Encodings: Intel 64 Software Developer's Manual, volume 2.
 */
export function x86(bits: Bits): Isa {
  return {
    numberRegister: 0,
    longest: 15,
    decode: (bytes, address) => {
      try {
        return decode(bytes, address, bits);
      } catch (error) {
        // The view ends in the middle of an instruction.
        if (error instanceof RangeError) return { size: 0, operation: unknown };
        throw error;
      }
    },
  };
}

function decode(bytes: DataView, address: bigint, bits: Bits): Instruction {
  let at = 0;
  // Prefixes: operand size, repeat, and bnd, which is said of branches.
  while ([0x66, 0xf2, 0xf3].includes(bytes.getUint8(at))) at += 1;
  let rex = 0;
  if (bits === 64 && (bytes.getUint8(at) & 0xf0) === 0x40) {
    rex = bytes.getUint8(at);
    at += 1;
  }
  const code = bytes.getUint8(at);
  const view = { bytes, address, bits, rex, at: at + 1 };
  return code === 0x0f ? twoBytes(view) : oneByte(code, view);
}

interface View {
  readonly bytes: DataView;
  readonly address: bigint;
  readonly bits: Bits;
  readonly rex: number;
  /** Behind the opcode. */
  readonly at: number;
}

function twoBytes(view: View): Instruction {
  const { address, at, bits, bytes, rex } = view;
  const code = bytes.getUint8(at);
  const next = at + 1;
  if (code === 0x05 && bits === 64) return { size: next, operation: { kind: "trap" } };
  // endbr and the long nop
  if (code === 0x1e || code === 0x1f) {
    return { size: readOperand(bytes, next, address, bits, rex, 0).end, operation: none };
  }
  if ((code & 0xf0) === 0x80) {
    const target = address + BigInt(next + 4) + BigInt(bytes.getInt32(next, true));
    return { size: next + 4, operation: { kind: "branch", when: condition(code), target } };
  }
  return { size: 0, operation: unknown };
}

function oneByte(code: number, view: View): Instruction {
  const { address, at, bits, bytes, rex } = view;
  const low = (code & 7) | ((rex & 1) << 3);
  const relative = (size: 1 | 4): bigint =>
    address + BigInt(at + size) + BigInt(size === 1 ? bytes.getInt8(at) : bytes.getInt32(at, true));
  if ((code & 0xf8) === 0x50) return { size: at, operation: none };
  if ((code & 0xf8) === 0x58) return { size: at, operation: { kind: "pop", register: low } };
  if ((code & 0xf8) === 0xb8) return setImmediate(low, view);
  if ((code & 0xf0) === 0x70) {
    const operation = { kind: "branch", when: condition(code), target: relative(1) } as const;
    return { size: at + 1, operation };
  }
  if (isArithmetic(code)) return arithmetic(code, bytes, at, address, bits, rex);
  switch (code) {
    case 0x68:
      return { size: at + 4, operation: none };
    case 0x6a:
      return { size: at + 1, operation: none };
    case 0x90:
      return { size: at, operation: none };
    case 0xc3:
      return { size: at, operation: { kind: "return", when: "always" } };
    case 0xe8:
      return { size: at + 4, operation: { kind: "call", to: to(relative(4)) } };
    case 0xe9:
      return { size: at + 4, operation: { kind: "jump", to: to(relative(4)) } };
    case 0xeb:
      return { size: at + 1, operation: { kind: "jump", to: to(relative(1)) } };
    case 0xff:
      return indirect(view);
    case 0xcd:
      return interrupt(view);
    case 0x9a:
      // lcall $7,$0: the way into the kernel before int $0x80
      return bits === 32 && bytes.getUint32(at, true) === 0 && bytes.getUint16(at + 4, true) === 7
        ? { size: at + 6, operation: { kind: "trap" } }
        : { size: 0, operation: unknown };
    default:
      return { size: 0, operation: unknown };
  }
}

function setImmediate(register: number, { at, bytes, rex }: View): Instruction {
  if ((rex & 8) !== 0) {
    return {
      size: at + 8,
      operation: { kind: "set", register, value: bytes.getBigUint64(at, true) },
    };
  }
  const value = BigInt(bytes.getUint32(at, true));
  return { size: at + 4, operation: { kind: "set", register, value } };
}

/** On amd64, int $0x80 enters the kernel by another table of system calls. */
function interrupt({ at, bits, bytes }: View): Instruction {
  const isTrap = bits === 32 && bytes.getUint8(at) === 0x80;
  return { size: at + 1, operation: isTrap ? { kind: "trap" } : unknown };
}

/** Calls and jumps through a register or a word of memory; push. */
function indirect({ address, at, bits, bytes, rex }: View): Instruction {
  const { end, operand, register } = readOperand(bytes, at, address, bits, rex, 0);
  const group = register & 7;
  const destination: Destination =
    operand.kind === "register"
      ? through(operand.register)
      : { kind: "memory", place: operand.place };
  const operations: Readonly<Record<number, Operation>> = {
    2: { kind: "call", to: destination },
    4: { kind: "jump", to: destination },
    6: none,
  };
  return { size: end, operation: operations[group] ?? unknown };
}

/** The kernel sets the carry flag of a call that has failed: jb and jae test it. */
function condition(code: number): Condition {
  if ((code & 15) === 2) return "failed";
  return (code & 15) === 3 ? "succeeded" : "other";
}
