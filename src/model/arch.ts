/** The architectures of FreeBSD 15, under the names that `uname -p` prints. */
export type ArchName =
  "amd64" | "aarch64" | "armv7" | "i386" | "riscv64" | "powerpc64" | "powerpc64le";

/**
 * One architecture: its C data model, its way into the kernel, and what others call it.
 *
 * The data model was measured with a compiler against the 15.0 headers; the trap and the error
 * flag were read from the stubs of the real `libsys.so.7`.
 */
export interface Arch {
  readonly name: ArchName;
  /** What `uname -m` prints and the kernel's sources call it. */
  readonly machine: string;
  /** Bytes of a pointer, `long`, `size_t` and `register_t`. */
  readonly pointerSize: 4 | 8;
  readonly endian: "little" | "big";
  /** Whether plain `char` is signed. */
  readonly charSigned: boolean;
  /** Bytes of `time_t`. */
  readonly timeSize: 4 | 8;
  /** Alignment in bytes of a 64-bit integer in memory, in a struct say. */
  readonly wideAlign: 4 | 8;
  /**
   * Where a 64-bit argument goes: in one register, in the next two 32-bit slots, or in two slots
   * of which the first is even.
   */
  readonly wideArgument: "register" | "next-slots" | "even-slots";
  readonly trap: Trap;
  readonly names: ArchNames;
}

export interface TrapEncoding {
  /** The instruction in the notation of its assembler. */
  readonly instruction: string;
  /** The instruction's bytes in the order of memory. */
  readonly bytes: readonly number[];
  /** Where it is not the architecture's usual one. */
  readonly instructionSet?: "Thumb";
}

/** How a stub enters the kernel and learns of a failure. */
export interface Trap extends TrapEncoding {
  /** Other encodings that enter the kernel too. */
  readonly alternatives: readonly TrapEncoding[];
  /** The register that holds the system call number. */
  readonly numberRegister: string;
  /** What the kernel sets when the call has failed. */
  readonly errorFlag: string;
}

/** `undefined` where a language has no FreeBSD port to the architecture. */
export interface ArchNames {
  readonly goarch: string | undefined;
  /** Rust's `target_arch`. */
  readonly rustArch: string;
  readonly rustTarget: string;
  readonly zigArch: string;
  readonly zigTarget: string;
  /** `process.arch` of Node; Bun has the same words. */
  readonly node: string;
  /** The triple that clang and LLVM take. */
  readonly llvm: string;
}

const archsByName = {
  amd64: {
    name: "amd64",
    machine: "amd64",
    pointerSize: 8,
    endian: "little",
    charSigned: true,
    timeSize: 8,
    wideAlign: 8,
    wideArgument: "register",
    trap: {
      instruction: "syscall",
      bytes: [0x0f, 0x05],
      alternatives: [],
      numberRegister: "eax",
      errorFlag: "carry flag set",
    },
    names: {
      goarch: "amd64",
      rustArch: "x86_64",
      rustTarget: "x86_64-unknown-freebsd",
      zigArch: "x86_64",
      zigTarget: "x86_64-freebsd",
      node: "x64",
      llvm: "x86_64-unknown-freebsd15.0",
    },
  },
  aarch64: {
    name: "aarch64",
    machine: "arm64",
    pointerSize: 8,
    endian: "little",
    charSigned: false,
    timeSize: 8,
    wideAlign: 8,
    wideArgument: "register",
    trap: {
      instruction: "svc #0",
      bytes: [0x01, 0x00, 0x00, 0xd4],
      alternatives: [],
      numberRegister: "x8",
      errorFlag: "carry flag set",
    },
    names: {
      goarch: "arm64",
      rustArch: "aarch64",
      rustTarget: "aarch64-unknown-freebsd",
      zigArch: "aarch64",
      zigTarget: "aarch64-freebsd",
      node: "arm64",
      llvm: "aarch64-unknown-freebsd15.0",
    },
  },
  armv7: {
    name: "armv7",
    machine: "arm",
    pointerSize: 4,
    endian: "little",
    charSigned: false,
    timeSize: 8,
    wideAlign: 8,
    wideArgument: "even-slots",
    trap: {
      instruction: "svc 0",
      bytes: [0x00, 0x00, 0x00, 0xef],
      alternatives: [{ instruction: "svc 0", bytes: [0x00, 0xdf], instructionSet: "Thumb" }],
      numberRegister: "r7",
      errorFlag: "carry flag set",
    },
    names: {
      goarch: "arm",
      rustArch: "arm",
      rustTarget: "armv7-unknown-freebsd",
      zigArch: "arm",
      zigTarget: "arm-freebsd-eabihf",
      node: "arm",
      llvm: "armv7-unknown-freebsd15.0-gnueabihf",
    },
  },
  i386: {
    name: "i386",
    machine: "i386",
    pointerSize: 4,
    endian: "little",
    charSigned: true,
    timeSize: 4,
    wideAlign: 4,
    wideArgument: "next-slots",
    trap: {
      instruction: "int $0x80",
      bytes: [0xcd, 0x80],
      alternatives: [
        { instruction: "lcall $7,$0", bytes: [0x9a, 0x00, 0x00, 0x00, 0x00, 0x07, 0x00] },
      ],
      numberRegister: "eax",
      errorFlag: "carry flag set",
    },
    names: {
      goarch: "386",
      rustArch: "x86",
      rustTarget: "i686-unknown-freebsd",
      zigArch: "x86",
      zigTarget: "x86-freebsd",
      node: "ia32",
      llvm: "i686-unknown-freebsd15.0",
    },
  },
  riscv64: {
    name: "riscv64",
    machine: "riscv",
    pointerSize: 8,
    endian: "little",
    charSigned: false,
    timeSize: 8,
    wideAlign: 8,
    wideArgument: "register",
    trap: {
      instruction: "ecall",
      bytes: [0x73, 0x00, 0x00, 0x00],
      alternatives: [],
      numberRegister: "t0",
      errorFlag: "t0 not zero",
    },
    names: {
      goarch: "riscv64",
      rustArch: "riscv64",
      rustTarget: "riscv64gc-unknown-freebsd",
      zigArch: "riscv64",
      zigTarget: "riscv64-freebsd",
      node: "riscv64",
      llvm: "riscv64-unknown-freebsd15.0",
    },
  },
  powerpc64: {
    name: "powerpc64",
    machine: "powerpc",
    pointerSize: 8,
    endian: "big",
    charSigned: false,
    timeSize: 8,
    wideAlign: 8,
    wideArgument: "register",
    trap: {
      instruction: "sc",
      bytes: [0x44, 0x00, 0x00, 0x02],
      alternatives: [],
      numberRegister: "r0",
      errorFlag: "summary overflow bit of CR0 set",
    },
    names: {
      goarch: undefined,
      rustArch: "powerpc64",
      rustTarget: "powerpc64-unknown-freebsd",
      zigArch: "powerpc64",
      zigTarget: "powerpc64-freebsd",
      node: "ppc64",
      llvm: "powerpc64-unknown-freebsd15.0",
    },
  },
  powerpc64le: {
    name: "powerpc64le",
    machine: "powerpc",
    pointerSize: 8,
    endian: "little",
    charSigned: false,
    timeSize: 8,
    wideAlign: 8,
    wideArgument: "register",
    trap: {
      instruction: "sc",
      bytes: [0x02, 0x00, 0x00, 0x44],
      alternatives: [],
      numberRegister: "r0",
      errorFlag: "summary overflow bit of CR0 set",
    },
    names: {
      goarch: undefined,
      rustArch: "powerpc64",
      rustTarget: "powerpc64le-unknown-freebsd",
      zigArch: "powerpc64le",
      zigTarget: "powerpc64le-freebsd",
      node: "ppc64",
      llvm: "powerpc64le-unknown-freebsd15.0",
    },
  },
} as const satisfies Readonly<Record<ArchName, Arch>>;

/** Every architecture, the most used first. */
export const archs: readonly Arch[] = Object.values(archsByName);

export const archNames: readonly ArchName[] = archs.map((arch) => arch.name);

export function archOf(name: ArchName): Arch {
  return archsByName[name];
}

export function isArchName(word: string): word is ArchName {
  return Object.hasOwn(archsByName, word);
}
