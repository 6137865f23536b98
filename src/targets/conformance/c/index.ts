import type { Suite } from "../../../model/suite/form.js";
import type { FileSet, TargetInput } from "../../target.js";

/** The program in C: a file for each group of points, and what they share. */
export function cProgram({ command, render }: TargetInput, { points }: Suite): FileSet {
  return new Map([["README.md", render("c-README.md.hbs", { command, points: points.length })]]);
}
