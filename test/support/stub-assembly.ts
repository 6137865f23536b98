import type { LibraryArchName } from "../../src/model/library/arch.js";

/** The instructions of stubs in an architecture's assembler, written for the tests. */
export interface Assembly {
  /** A stub: enters the kernel with `number`, and goes to `on_error` if that fails. */
  readonly stub: (number: number) => string;
  /** What all stubs share: stores the error through `__error`, which the PLT leads to. */
  readonly onError: string;
  /** Enters the kernel, and never asks whether it has failed. */
  readonly unchecked: (number: number) => string;
  /** Goes on at another place. */
  readonly jump: (label: string) => string;
  /** Comes back with nothing done. */
  readonly nothing: string;
  /** What has to come before the code. */
  readonly header?: string;
  /** What has to stand before the label of a function. */
  readonly functionHeader?: string;
}

const x86 = (fourth: string, trap: string, onError: string): Assembly => ({
  stub: (number) => `mov $${String(number)}, %eax\n${fourth}${trap}\njb on_error\nret`,
  onError,
  unchecked: (number) => `mov $${String(number)}, %eax\n${fourth}${trap}\nret`,
  jump: (label) => `jmp ${label}`,
  nothing: "ret",
});

const powerpc64: Assembly = {
  stub: (number) =>
    `li 0, ${String(number)}\nsc\nbnslr\nmflr 0\nstd 0, 16(1)\nstdu 1, -32(1)\nbl on_error\nnop\n` +
    "addi 1, 1, 32\nld 0, 16(1)\nmtlr 0\nblr",
  onError:
    "mflr 0\nstd 0, 16(1)\nstdu 1, -64(1)\nstd 31, 48(1)\nmr 31, 3\nbl __error\nnop\n" +
    "stw 31, 0(3)\nld 31, 48(1)\naddi 1, 1, 64\nld 0, 16(1)\nmtlr 0\nli 3, -1\nblr\n" +
    // Never comes here; but every real library has a GOT, from which r2 counts.
    "addis 3, 2, on_error@got@ha\nld 3, on_error@got@l(3)",
  unchecked: (number) => `li 0, ${String(number)}\nsc\nblr`,
  jump: (label) => `b ${label}`,
  nothing: "blr",
  header: ".abiversion 2",
};

const arm: Omit<Assembly, "stub" | "unchecked"> = {
  onError: "push {r0, lr}\nbl __error\npop {r1, lr}\nstr r1, [r0]\nmvn r0, #0\nbx lr",
  jump: (label) => `b ${label}`,
  nothing: "bx lr",
};

export const assemblies: Readonly<Record<LibraryArchName | "thumb", Assembly>> = {
  amd64: x86(
    "mov %rcx, %r10\n",
    "syscall",
    "push %rax\ncall __error@PLT\npop %rcx\nmov %ecx, (%rax)\nmov $-1, %rax\nret",
  ),
  i386: x86(
    "",
    "int $0x80",
    "push %ebx\ncall 1f\n1: pop %ebx\nadd $_GLOBAL_OFFSET_TABLE_+(.-1b), %ebx\npush %eax\n" +
      "call __error@PLT\npop %ecx\nmov %ecx, (%eax)\npop %ebx\nmov $-1, %eax\nret",
  ),
  aarch64: {
    stub: (number) => `mov x8, #${String(number)}\nsvc #0\nb.cs 1f\nret\n1: b on_error`,
    onError:
      "stp x0, x30, [sp, #-16]!\nbl __error\nldp x1, x30, [sp], #16\nstr w1, [x0]\nmov x0, #-1\nret",
    unchecked: (number) => `mov x8, #${String(number)}\nsvc #0\nret`,
    jump: (label) => `b ${label}`,
    nothing: "ret",
  },
  armv7: {
    ...arm,
    stub: (number) =>
      `mov ip, r7\nldr r7, =${String(number)}\nsvc 0\nmov r7, ip\nbcs on_error\nbx lr\n.ltorg`,
    unchecked: (number) => `mov ip, r7\nldr r7, =${String(number)}\nsvc 0\nmov r7, ip\nbx lr`,
    header: ".arm",
  },
  thumb: {
    ...arm,
    stub: (number) =>
      `mov ip, r7\nmovw r7, #${String(number)}\nsvc 0\nmov r7, ip\nit cs\nbcs on_error\nbx lr`,
    unchecked: (number) => `mov ip, r7\nmovw r7, #${String(number)}\nsvc 0\nmov r7, ip\nbx lr`,
    header: ".thumb",
    functionHeader: ".thumb_func",
  },
  riscv64: {
    stub: (number) =>
      `li t0, ${String(number)}\necall\nbnez t0, 1f\nret\n1: la t1, on_error\njr t1`,
    onError:
      "addi sp, sp, -16\nsd a0, 0(sp)\nsd ra, 8(sp)\ncall __error\nld a1, 0(sp)\nld ra, 8(sp)\n" +
      "sw a1, 0(a0)\nli a0, -1\naddi sp, sp, 16\nret",
    unchecked: (number) => `li t0, ${String(number)}\necall\nret`,
    jump: (label) => `j ${label}`,
    nothing: "ret",
    header: ".option pic",
  },
  powerpc64,
  powerpc64le: powerpc64,
  powerpc: {
    stub: (number) => `li 0, ${String(number)}\nsc\nbnslr\nb on_error`,
    // The PLT counts from the GOT, whose address is to be in r30.
    onError:
      "stwu 1, -32(1)\nmflr 0\nstw 31, 28(1)\nstw 30, 24(1)\nstw 0, 36(1)\nmr 31, 3\n" +
      "bcl 20, 31, 1f\n1: mflr 30\naddis 30, 30, _GLOBAL_OFFSET_TABLE_-1b@ha\n" +
      "addi 30, 30, _GLOBAL_OFFSET_TABLE_-1b@l\nbl __error@plt\nstw 31, 0(3)\nli 3, -1\n" +
      "lwz 0, 36(1)\nlwz 30, 24(1)\nlwz 31, 28(1)\nmtlr 0\naddi 1, 1, 32\nblr",
    unchecked: (number) => `li 0, ${String(number)}\nsc\nblr`,
    jump: (label) => `b ${label}`,
    nothing: "blr",
  },
};
