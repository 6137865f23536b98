import { compilerFor } from "./compiler.js";
import type { BuildPlan, BuildSite } from "./plan.js";

export function planC(site: BuildSite): BuildPlan {
  const { advice, args, program } = compilerFor(site);
  const sources = [...site.files.keys()].filter((path) => path.endsWith(".c")).sort();
  const link = site.libraries === undefined ? [] : ["-L", site.libraries];
  const options = ["-O1", "-fPIC", "-I", "../../c", "-o", "conformance-c"];
  return {
    commands: [
      { program, args: [...args, ...options, ...sources, ...link, "-lsys", "-pthread"], advice },
    ],
    program: "conformance-c",
  };
}
