import type { ArchName } from "../../model/arch.js";

/** What the header of a library says of its architecture, and an instruction that stops a program. */
export interface MachineWords {
  /** `e_flags`: the variant of the ABI that FreeBSD uses. */
  readonly flags: number;
  /** In the order of memory. */
  readonly stop: readonly number[];
}

export const machineWords: Readonly<Record<ArchName, MachineWords>> = {
  amd64: { flags: 0, stop: [0x0f, 0x0b] },
  aarch64: { flags: 0, stop: [0x00, 0x00, 0x20, 0xd4] },
  // EABI 5, floating point in registers
  armv7: { flags: 0x0500_0400, stop: [0xf0, 0x00, 0xf0, 0xe7] },
  i386: { flags: 0, stop: [0x0f, 0x0b] },
  // compressed instructions, floating point of two words in registers
  riscv64: { flags: 0x5, stop: [0x73, 0x00, 0x10, 0x00] },
  // ELFv2
  powerpc64: { flags: 0x2, stop: [0x7f, 0xe0, 0x00, 0x08] },
  powerpc64le: { flags: 0x2, stop: [0x08, 0x00, 0xe0, 0x7f] },
};
