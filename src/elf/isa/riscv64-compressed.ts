import { move, none, type Operation, signed, through, to, unknown } from "./instruction.js";

/** What an instruction of two bytes does. */
export function compressed(half: number, address: bigint): Operation {
  const register = (half >>> 7) & 31;
  const short = 8 + ((half >>> 2) & 7);
  const value = signed(((half >>> 7) & 0x20) | ((half >>> 2) & 0x1f), 6);
  switch (half & 0xe003) {
    case 0x0001:
      return register === 0 ? none : { kind: "add", register, from: register, value };
    case 0x2001:
      return { kind: "clobber", register };
    case 0x4001:
      return { kind: "set", register, value };
    case 0x6001:
      return { kind: "clobber", register };
    case 0x8001:
      // shifts, masks and sums of x8 to x15
      return { kind: "clobber", register: 8 + (register & 7) };
    case 0xa001:
      return { kind: "jump", to: to(address + jumpOffset(half)) };
    case 0xc001:
    case 0xe001:
      // t0 is not among the registers that these can test
      return { kind: "branch", when: "other", target: address + branchOffset(half) };
    case 0x0000:
      return half === 0 ? unknown : { kind: "clobber", register: short };
    case 0x4000:
    case 0x6000:
      return { kind: "clobber", register: short };
    case 0x2002:
    case 0x4002:
    case 0x6002:
    case 0x0002:
      return { kind: "clobber", register };
    case 0x8002:
      return transfer(half, register, (half >>> 2) & 31);
    default:
      // the stores
      return none;
  }
}

/** c.jr and c.mv, c.ebreak, c.jalr and c.add. */
function transfer(half: number, register: number, from: number): Operation {
  if ((half & 0x1000) === 0) {
    if (from !== 0) return move(register, from);
    return register === 1
      ? { kind: "return", when: "always" }
      : { kind: "jump", to: through(register) };
  }
  if (from !== 0) return { kind: "clobber", register };
  return register === 0 ? unknown : { kind: "call", to: through(register) };
}

function jumpOffset(half: number): bigint {
  const bit = (from: number, at: number) => ((half >>> from) & 1) << at;
  const bits =
    bit(12, 11) |
    bit(11, 4) |
    (((half >>> 9) & 3) << 8) |
    bit(8, 10) |
    bit(7, 6) |
    bit(6, 7) |
    (((half >>> 3) & 7) << 1) |
    bit(2, 5);
  return signed(bits, 12);
}

function branchOffset(half: number): bigint {
  const bits =
    (((half >>> 12) & 1) << 8) |
    (((half >>> 10) & 3) << 3) |
    (((half >>> 5) & 3) << 6) |
    (((half >>> 3) & 3) << 1) |
    (((half >>> 2) & 1) << 5);
  return signed(bits, 9);
}
