import type { BuildSite } from "./plan.js";

/** A C compiler that makes programs for the site's system, and links them. */
export interface Compiler {
  readonly program: string;
  readonly args: readonly string[];
  readonly advice: string;
}

/**
 * What CC says; else the system's compiler for itself, and Zig's for another system, because Zig
 * comes with FreeBSD's headers and libc for every architecture.
 */
export function compilerFor({ arch, env, isCross }: BuildSite): Compiler {
  const [program, ...args] = (env["CC"] ?? "").split(/\s+/).filter((word) => word !== "");
  if (program !== undefined) return { program, args, advice: "it is what CC says" };
  if (!isCross) return { program: "cc", args: [], advice: "install a C compiler, or set CC" };
  const target = zigTargetOf(arch);
  return {
    program: "zig",
    args: ["cc", "-target", target],
    advice:
      "install Zig, or set CC to a compiler that has FreeBSD's headers and libraries: " +
      `CC="clang --target=${arch.names.llvm} --sysroot=…"`,
  };
}

/** With the release: Zig's headers without it are those of an older one. */
export function zigTargetOf({ names }: BuildSite["arch"]): string {
  return names.zigTarget.replace("freebsd", "freebsd.15.0");
}
