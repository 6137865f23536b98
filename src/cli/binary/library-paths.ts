/** Where a system has the library, for its own machine and for programs of 32 bits. */
export const libsysPaths = ["lib/libsys.so.7", "usr/lib/libsys.so.7", "usr/lib32/libsys.so.7"];

/** Where the calls are on releases without libsys. */
export const libcPaths = ["lib/libc.so.7", "usr/lib32/libc.so.7"];

/** Whether a path of a package, from the root in any of the usual forms, is that of a library. */
export function isWanted(path: string): boolean {
  const plain = path.replace(/^\.?\//, "");
  return [...libsysPaths, ...libcPaths].includes(plain);
}
