import type { Call } from "../../model/call.js";
import type { LeftOut, Model } from "../../model/model.js";
import { companions, compatibilityName, isAtLeast7 } from "./compatibility.js";

/** The view of `syscall.h`. */
export interface Numbers {
  readonly lines: readonly NumberLine[];
}

/** A macro, or what became of a number that has none. */
export type NumberLine =
  | {
      /** The macro's name, padded so that all values stand in one column. */
      readonly macro: string;
      readonly value: string;
    }
  | { readonly macro: false; readonly remark: string };

/**
 * Which numbers have a macro, and under which name, is what programs compile against; so it is as
 * in the system's own <sys/syscall.h>: native calls, with or without a stub, and older forms since
 * FreeBSD 7.
 */
export function numbers(model: Model): Numbers {
  const lines = [...model.calls.map(callLine), ...companions(model).flatMap(leftOutLine)]
    .sort((a, b) => a.number - b.number)
    .map(({ line }) => line);
  return { lines: align([...formerNames(model.calls), ...lines, maximum(model)]) };
}

type Line = { readonly macro: string; readonly value: string } | { readonly remark: string };

interface NumberedLine {
  readonly number: number;
  readonly line: Line;
}

function callLine({ number, name }: Call): NumberedLine {
  return { number, line: { macro: `SYS_${name}`, value: `${number}` } };
}

function leftOutLine(entry: LeftOut): readonly NumberedLine[] {
  const { number, name } = entry;
  if (name === undefined) return [];
  const macro = (suffix: string) => [
    { number, line: { macro: `SYS_${suffix}`, value: `${number}` } },
  ];
  const remark = (age: string) => [{ number, line: { remark: `${number} is ${age} ${name}` } }];
  switch (entry.cause.kind) {
    case "no-stub":
      return macro(name);
    case "obsolete":
      return remark("obsolete");
    case "compatibility": {
      const { release } = entry.cause;
      if (isAtLeast7(release)) return macro(compatibilityName(release, name));
      return remark(release === 3 ? "old" : `freebsd${release}`);
    }
    case "no-definition":
    case "not-selected":
    case "reserved":
    case "unimplemented":
      return [];
  }
}

/** FreeBSD 15 renamed the call and kept the macro. */
function formerNames(calls: readonly Call[]): readonly Line[] {
  return calls.some(({ name }) => name === "_exit")
    ? [{ macro: "SYS_exit", value: "SYS__exit" }]
    : [];
}

function maximum({ calls, leftOut }: Model): Line {
  const last = highest([
    ...calls.map(({ number }) => number),
    ...leftOut.map(({ lastNumber }) => lastNumber),
  ]);
  return { macro: "SYS_MAXSYSCALL", value: `${last + 1}` };
}

function align(lines: readonly Line[]): readonly NumberLine[] {
  const width = highest(lines.map((line) => ("macro" in line ? line.macro.length : 0)));
  return lines.map((line) =>
    "macro" in line
      ? { macro: line.macro.padEnd(width), value: line.value }
      : { macro: false, remark: line.remark },
  );
}

/** `Math.max` takes no more numbers than the stack has room for; -1 is less than any. */
function highest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), -1);
}
