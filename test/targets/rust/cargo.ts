import { run, type Ran } from "../../toolchains/run.js";
import { toolchain } from "../../toolchains/index.js";

/** The targets of `cargo check`, by the names of the architectures. */
export const rustTargets = [
  "x86_64-unknown-freebsd",
  "aarch64-unknown-freebsd",
  "armv7-unknown-freebsd",
  "i686-unknown-freebsd",
  "riscv64gc-unknown-freebsd",
  "powerpc64-unknown-freebsd",
  "powerpc64le-unknown-freebsd",
] as const;

/**
 * Runs cargo on the package in `folder`; what it builds stays there too.
 *
 * @throws an Error with everything that cargo printed, if it fails
 */
export function cargo(
  folder: string,
  args: readonly string[],
  targetFolder: string,
  variables: Readonly<Record<string, string>> = {},
): Ran {
  const { path, env } = toolchain("cargo");
  return run(path, args, {
    cwd: folder,
    env: { ...env, ...variables, CARGO_TARGET_DIR: targetFolder, CARGO_INCREMENTAL: "0" },
  });
}
