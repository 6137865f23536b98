import { dirname } from "node:path";
import { zigTargetOf } from "./compiler.js";
import type { BuildPlan, BuildSite } from "./plan.js";

export function planZig({ arch, isCross, libraries }: BuildSite): BuildPlan {
  const target = isCross ? [`-Dtarget=${zigTargetOf(arch)}`] : [];
  const search = libraries === undefined ? [] : ["--search-prefix", dirname(libraries)];
  return {
    commands: [
      {
        program: "zig",
        args: ["build", "-Doptimize=ReleaseSafe", ...target, ...search],
        advice: "install Zig 0.17",
      },
    ],
    program: "zig-out/bin/libsys-conformance",
  };
}
