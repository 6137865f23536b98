/** The architectures of FreeBSD 15, under the names that `uname -p` prints. */
export type ArchName =
  "amd64" | "aarch64" | "armv7" | "i386" | "riscv64" | "powerpc64" | "powerpc64le";
