import { join, relative, sep } from "node:path";
import { createTwoFilesPatch } from "diff";
import pc from "picocolors";
import type { OutputPlan } from "./plan.js";

/**
 * What carrying out the plans would change, as a unified diff that `git apply` takes; empty where
 * all is up to date. Paths start from `cwd`.
 */
export function diffPlans(plans: readonly OutputPlan[], cwd: string, colour: boolean): string {
  const patches = plans.flatMap(({ folder, removals, writes }) => {
    const name = (path: string) => relative(cwd, join(folder, path)).replaceAll(sep, "/");
    return [
      ...writes.map(({ before, content, path }) => patch(name(path), before, content)),
      ...removals.map(({ before, path }) => patch(name(path), before, undefined)),
    ];
  });
  return inColour(patches.join(""), colour);
}

/** What turns one text of a file into another, like `diffPlans`. */
export function diffTexts(name: string, before: string, after: string, colour: boolean): string {
  return inColour(patch(name, before, after), colour);
}

function inColour(text: string, colour: boolean): string {
  return colour ? text.split("\n").map(painted).join("\n") : text;
}

/** `undefined` is a file that is not there. */
function patch(name: string, before: string | undefined, after: string | undefined): string {
  const from = before === undefined ? "/dev/null" : `a/${name}`;
  const to = after === undefined ? "/dev/null" : `b/${name}`;
  const body = createTwoFilesPatch(from, to, before ?? "", after ?? "", undefined, undefined, {
    context: 3,
  });
  // The library begins with a line of equals signs, which is from another format.
  return body.replace(/^=+\n/, "");
}

function painted(line: string): string {
  const paint = pc.createColors(true);
  if (/^(?:---|\+\+\+) /.test(line)) return paint.bold(line);
  if (line.startsWith("@@")) return paint.cyan(line);
  if (line.startsWith("+")) return paint.green(line);
  if (line.startsWith("-")) return paint.red(line);
  return line;
}
