import type { FileSet, Target, TargetInput } from "../target.js";
import { commentText } from "./comment.js";
import { constants } from "./constants.js";
import { layout } from "./layout.js";
import { numbers } from "./numbers.js";
import { objects } from "./objects.js";
import { publicHeader } from "./public-header.js";
import { stubHeader } from "./stub-header.js";
import { symbolMap } from "./symbol-map.js";

/**
 * The headers of libsys, its version script and its list of objects: the files that FreeBSD's own
 * build makes from the same table, with the same names, types, numbers and order.
 *
 * - `libsys.h`: every call documented; what programs include
 * - `_libsys.h`: the function types and the prototypes of the stubs
 * - `syscall.h`: the numbers
 * - `syscalls.map`: the symbols for the linker
 * - `syscall.mk`: the objects for make
 *
 * And two that FreeBSD's build has not: `libsys_layout.c` and `libsys_constants.c` compile only where
 * the system's structures and constants are those of the model.
 */
export const c: Target = { generate };

function generate(input: TargetInput): FileSet {
  const { model } = input;
  const views: readonly (readonly [string, object])[] = [
    ["libsys.h", publicHeader(input)],
    ["_libsys.h", stubHeader(model)],
    ["syscall.h", numbers(model)],
    ["syscalls.map", symbolMap(model)],
    ["syscall.mk", objects(model)],
    ["libsys_layout.c", layout(input)],
    ["libsys_constants.c", constants(input)],
    ["README.md", { example: example(input) }],
  ];
  const command = commentText(input.command);
  return new Map(
    views.map(([file, view]) => [file, input.render(`${file}.hbs`, { command, ...view })]),
  );
}

/** A program that watches a file, where there are the calls for it by the names that it uses. */
function example({ model, symbols, render }: TargetInput): string | undefined {
  const names = model.calls.map(({ name }) => name);
  const wanted = ["write", "open", "kqueuex", "kevent"];
  return symbols === "sys" && wanted.every((name) => names.includes(name))
    ? render("watch.c.hbs", {})
    : undefined;
}
