import { LINE_WIDTH } from "./line.js";

/**
 * Zig source with the figures of lines that are too long broken into a line for each architecture,
 * as `zig fmt` leaves them.
 */
export function breakFigures(source: string): string {
  return source.split("\n").map(breakLine).join("\n");
}

function breakLine(line: string): string {
  if (line.length <= LINE_WIDTH) return line;
  const figures = [...line.matchAll(/on\(\.\{ ([^}]*) \}\)/g)];
  const [longest] = figures.sort(([a], [b]) => b.length - a.length);
  if (longest === undefined) return line;
  const [text, cases = ""] = longest;
  const indent = /^ */.exec(line)?.[0] ?? "";
  const before = line.slice(0, longest.index);
  const after = line.slice(longest.index + text.length);
  // The length of an array goes on lines of its own, further in.
  const isLength = before.endsWith("[");
  const inner = isLength ? `${indent}    ` : indent;
  return [
    ...(isLength ? [before, `${inner}on(.{`] : [`${before}on(.{`]),
    ...cases.split(", ").map((one) => `${inner}    ${one},`),
    ...(isLength ? [`${inner}})`, breakLine(indent + after)] : [breakLine(`${indent}})${after}`)]),
  ].join("\n");
}
