import {
  type Instruction,
  move,
  none,
  type Operation,
  type Place,
  unknown,
} from "./instruction.js";

export type Bits = 32 | 64;

/** What the byte behind an opcode says: two operands, one of which may be in memory. */
interface Operands {
  /** The first byte behind the operands. */
  readonly end: number;
  readonly register: number;
  readonly operand:
    | { readonly kind: "register"; readonly register: number }
    | { readonly kind: "memory"; readonly place: Place };
}

/** A register that nobody asks for, as the base of places that are not followed. */
const nowhere = 64;

/**
 * @param at of the ModR/M byte
 * @param address of the instruction
 * @param immediate bytes that follow the operands, for distances count from the instruction's end
 */
export function readOperand(
  bytes: DataView,
  at: number,
  address: bigint,
  bits: Bits,
  rex: number,
  immediate: number,
): Operands {
  const byte = bytes.getUint8(at);
  const mode = byte >>> 6;
  const register = ((byte >>> 3) & 7) | ((rex & 4) << 1);
  const low = byte & 7;
  if (mode === 3) {
    const operand = { kind: "register", register: low | ((rex & 1) << 3) } as const;
    return { end: at + 1, register, operand };
  }
  const memory = (end: number, base: number | undefined, offset: bigint): Operands => ({
    end,
    register,
    operand: { kind: "memory", place: { base, offset } },
  });
  if (mode === 0 && low === 5) {
    const distance = BigInt(bytes.getInt32(at + 1, true));
    const end = at + 5;
    if (bits === 32) return memory(end, undefined, BigInt.asUintN(32, distance));
    return memory(end, undefined, address + BigInt(end + immediate) + distance);
  }
  // A second byte scales an index, or stands for the stack pointer.
  const scaled = low === 4 ? bytes.getUint8(at + 1) : undefined;
  const next = at + (scaled === undefined ? 1 : 2);
  const simple = scaled === undefined || scaled === 0x24;
  const base = simple ? low | ((rex & 1) << 3) : nowhere;
  switch (mode) {
    case 1:
      return memory(next + 1, base, BigInt(bytes.getInt8(next)));
    case 2:
      return memory(next + 4, base, BigInt(bytes.getInt32(next, true)));
    default:
      return scaled !== undefined && (scaled & 7) === 5
        ? memory(next + 4, nowhere, 0n)
        : memory(next, base, 0n);
  }
}

/** mov, lea, and the operations that compute. */
export function isArithmetic(code: number): boolean {
  return (
    (code < 0x40 && (code & 7) < 4) ||
    [0x81, 0x83, 0x85, 0x88, 0x89, 0x8b, 0x8d, 0xc7].includes(code)
  );
}

export function arithmetic(
  code: number,
  bytes: DataView,
  at: number,
  address: bigint,
  bits: Bits,
  rex: number,
): Instruction {
  const immediate = ({ 0x81: 4, 0x83: 1, 0xc7: 4 } as const)[code] ?? 0;
  const operands = readOperand(bytes, at, address, bits, rex, immediate);
  const value = immediate === 1 ? bytes.getInt8(operands.end) : 0;
  const constant = BigInt(immediate === 4 ? bytes.getInt32(operands.end, true) : value);
  return { size: operands.end + immediate, operation: operationOf(code, operands, constant) };
}

function operationOf(code: number, { operand, register }: Operands, constant: bigint): Operation {
  switch (code) {
    case 0x85:
    case 0x88:
      return none;
    case 0x89:
      return operand.kind === "register" ? move(operand.register, register) : none;
    case 0x8b:
      return operand.kind === "register"
        ? move(register, operand.register)
        : { kind: "load", register, place: operand.place };
    case 0x8d:
      return operand.kind === "memory" ? addressOf(register, operand.place) : unknown;
    case 0xc7:
      return operand.kind === "register"
        ? { kind: "set", register: operand.register, value: constant }
        : none;
    case 0x81:
    case 0x83:
      return withConstant(register & 7, operand, constant);
    default:
      return computed(code, operand, register);
  }
}

function addressOf(register: number, { base, offset }: Place): Operation {
  return base === undefined
    ? { kind: "set", register, value: offset }
    : { kind: "add", register, from: base, value: offset };
}

/** add, or, adc, sbb, and, sub, xor, cmp: 0 to 7. */
function withConstant(group: number, operand: Operands["operand"], constant: bigint): Operation {
  if (operand.kind === "memory" || group === 7) return none;
  const { register } = operand;
  if (group === 0) return { kind: "add", register, from: register, value: constant };
  if (group === 5) return { kind: "add", register, from: register, value: -constant };
  return { kind: "clobber", register };
}

function computed(code: number, operand: Operands["operand"], register: number): Operation {
  // cmp
  if (code >= 0x38) return none;
  const intoRegister = (code & 2) !== 0;
  if (operand.kind === "memory") return intoRegister ? { kind: "clobber", register } : none;
  const target = intoRegister ? register : operand.register;
  // xor of a register with itself
  if (code >>> 3 === 6 && operand.register === register) {
    return { kind: "set", register: target, value: 0n };
  }
  return { kind: "clobber", register: target };
}
