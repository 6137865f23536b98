import { compilerFor } from "./compiler.js";
import type { BuildPlan, BuildSite } from "./plan.js";

/**
 * Rust links with a C compiler; one that takes words of its own gets them from a script, which has a
 * name that tells rustc what it is.
 */
export function planRust(site: BuildSite): BuildPlan {
  const { arch, env, isCross, libraries, sources } = site;
  const { rustTarget } = arch.names;
  const compiler = compilerFor(site);
  const words = [compiler.program, ...compiler.args].map((word) => `'${word}'`).join(" ");
  const linker = `CARGO_TARGET_${rustTarget.toUpperCase().replaceAll("-", "_")}_LINKER`;
  const flags = [
    ...(env["RUSTFLAGS"] === undefined ? [] : [env["RUSTFLAGS"]]),
    ...(libraries === undefined ? [] : [`-L native=${libraries}`]),
  ];
  return {
    scripts: new Map([["cc", `#!/bin/sh\nexec ${words} "$@"\n`]]),
    commands: [
      {
        program: "cargo",
        args: ["build", "--release", "--quiet", "--target", rustTarget],
        env: {
          ...(env[linker] === undefined ? { [linker]: `${sources}/cc` } : {}),
          ...(flags.length === 0 ? {} : { RUSTFLAGS: flags.join(" ") }),
          CARGO_TARGET_DIR: "target",
        },
        advice: isCross
          ? `install Rust 1.85 or newer with core for the target: rustup target add ${rustTarget}`
          : "install Rust 1.85 or newer",
      },
    ],
    program: `target/${rustTarget}/release/libsys-conformance`,
  };
}
