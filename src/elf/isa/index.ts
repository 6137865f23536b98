import type { ArchName } from "../../model/arch.js";
import { aarch64 } from "./aarch64.js";
import { armv7 } from "./arm.js";
import type { Isa } from "./instruction.js";
import { powerpc64 } from "./powerpc64.js";
import { riscv64 } from "./riscv64.js";
import { x86 } from "./x86.js";

/** The decoder of each architecture. */
export const isas: Readonly<Record<ArchName, Isa>> = {
  amd64: x86(64),
  aarch64,
  armv7,
  i386: x86(32),
  riscv64,
  powerpc64: powerpc64("big"),
  powerpc64le: powerpc64("little"),
};
