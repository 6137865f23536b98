import type { ProgramLanguage } from "../../../model/suite/form.js";
import { planC } from "./c.js";
import { planGo } from "./go.js";
import type { BuildPlan, BuildSite } from "./plan.js";
import { planRust } from "./rust.js";
import { planTypescript } from "./typescript.js";
import { planZig } from "./zig.js";

/** How the program of each language is built. */
export const buildPlans: Readonly<Record<ProgramLanguage, (site: BuildSite) => BuildPlan>> = {
  c: planC,
  go: planGo,
  rust: planRust,
  typescript: planTypescript,
  zig: planZig,
};
