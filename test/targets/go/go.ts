import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";

/** Runs the go command for a FreeBSD architecture of Go's, without cgo unless variables say so. */
export function go(
  args: readonly string[],
  cwd: string,
  goarch: string,
  variables: Readonly<Record<string, string>> = {},
): string {
  const { path, env } = toolchain("go");
  const target = { GOOS: "freebsd", GOARCH: goarch, CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false" };
  return run(path, args, { cwd, env: { ...env, ...target, ...variables } }).stdout;
}

/** Go's names of its FreeBSD architectures. */
export const goarchs = ["amd64", "arm64", "arm", "386", "riscv64"] as const;
