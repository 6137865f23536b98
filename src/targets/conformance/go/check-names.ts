/** What the other files of the program give to every point: variables must not hide it. */
export const checkNames: ReadonlySet<string> = new Set([
  ...["atLeast", "atMost", "different", "exactly", "libsys", "unsafe"],
  ...["always", "alwaysAddress", "byErrno", "byError", "addressOrErrno", "pointerOrErrno"],
  ...["bytes", "bytesOf", "copyOf", "copyOfOne", "kept", "number", "object", "objects"],
  ...["one", "pointer", "sizeOf", "t", "text", "textOf", "unmapped", "wide"],
]);
