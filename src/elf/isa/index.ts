import type { LibraryArchName } from "../../model/library/arch.js";
import { aarch64 } from "./aarch64.js";
import { armv7 } from "./arm.js";
import type { Isa } from "./instruction.js";
import { powerpc } from "./powerpc.js";
import { riscv64 } from "./riscv64.js";
import { x86 } from "./x86.js";

/** The decoder of each architecture. */
export const isas: Readonly<Record<LibraryArchName, Isa>> = {
  amd64: x86(64),
  aarch64,
  armv7,
  i386: x86(32),
  riscv64,
  powerpc64: powerpc(64, "big"),
  powerpc64le: powerpc(64, "little"),
  powerpc: powerpc(32, "big"),
};
