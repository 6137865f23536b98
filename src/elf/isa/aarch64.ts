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

/** AArch64: every instruction has four bytes. Encodings: Arm Architecture Reference Manual, C6.2. */
export const aarch64: Isa = {
  numberRegister: 8,
  longest: 4,
  decode: (bytes, address) =>
    bytes.byteLength < 4
      ? { size: 0, operation: unknown }
      : { size: 4, operation: operationOf(bytes.getUint32(0, true), address) },
};

function operationOf(word: number, address: bigint): Operation {
  return branchOf(word, address) ?? dataOf(word, address) ?? unknown;
}

function branchOf(word: number, address: bigint): Operation | undefined {
  const register = (word >>> 5) & 31;
  switch (word >>> 24) {
    case 0x54:
      return { kind: "branch", when: condition(word & 15), target: near(word, address) };
    case 0xd4:
      // svc #0; FreeBSD answers other immediates with SIGILL.
      return word >>> 0 === 0xd4000001 ? { kind: "trap" } : unknown;
  }
  switch (word >>> 26) {
    case 0x05:
      return { kind: "jump", to: to(address + signed(word, 26) * 4n) };
    case 0x25:
      return { kind: "call", to: to(address + signed(word, 26) * 4n) };
  }
  switch ((word & 0xfffffc1f) >>> 0) {
    case 0xd65f0000:
      return { kind: "return", when: "always" };
    case 0xd61f0000:
      return { kind: "jump", to: through(register) };
    case 0xd63f0000:
      return { kind: "call", to: through(register) };
  }
  // cbz and cbnz, then tbz and tbnz.
  if ((word & 0x7e000000) === 0x34000000) {
    return { kind: "branch", when: "other", target: near(word, address) };
  }
  if ((word & 0x7e000000) === 0x36000000) {
    return { kind: "branch", when: "other", target: address + signed(word >>> 5, 14) * 4n };
  }
  return undefined;
}

function dataOf(word: number, address: bigint): Operation | undefined {
  const register = word & 31;
  const from = (word >>> 5) & 31;
  // movz
  if ((word & 0x7f800000) === 0x52800000) {
    const value = BigInt((word >>> 5) & 0xffff) << BigInt(16 * ((word >>> 21) & 3));
    return { kind: "set", register, value };
  }
  // movn and movk
  if ((word & 0x1f800000) === 0x12800000) return { kind: "clobber", register };
  // mov between registers, which is orr with the zero register
  if ((word & 0x7fe0ffe0) === 0x2a0003e0) return move(register, (word >>> 16) & 31);
  // add with an immediate; sub only makes room on the stack
  if ((word & 0x7f800000) === 0x11000000) {
    const shift = (word & 0x400000) === 0 ? 0n : 12n;
    return { kind: "add", register, from, value: BigInt((word >>> 10) & 0xfff) << shift };
  }
  if ((word & 0x7f800000) === 0x51000000) return { kind: "clobber", register };
  // adr and adrp
  if ((word & 0x1f000000) === 0x10000000) {
    const value = signed((((word >>> 5) & 0x7ffff) << 2) | ((word >>> 29) & 3), 21);
    const page = word >>> 31 === 1;
    return {
      kind: "set",
      register,
      value: page ? (address & ~0xfffn) + value * 0x1000n : address + value,
    };
  }
  // ldr of eight bytes, with an offset or from beside the code
  if ((word & 0xffc00000) >>> 0 === 0xf9400000) {
    const offset = BigInt((word >>> 10) & 0xfff) * 8n;
    return { kind: "load", register, place: { base: from, offset } };
  }
  if (word >>> 24 === 0x58) {
    return { kind: "load", register, place: { base: undefined, offset: near(word, address) } };
  }
  // nop, bti, paciasp and others that older processors take for nop
  if ((word & 0xfffff01f) >>> 0 === 0xd503201f) return none;
  return undefined;
}

/** The kernel sets the carry flag of a call that has failed. */
function condition(code: number): Condition {
  if (code === 2) return "failed";
  return code === 3 ? "succeeded" : "other";
}

/** The target within 1 MiB: 19 bits, in words. */
function near(word: number, address: bigint): bigint {
  return address + signed(word >>> 5, 19) * 4n;
}
