import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import type { Finding } from "../failure.js";
import type { JsonPath } from "./issue.js";

/** A part of a text. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/**
 * Where a JSON text has what a path of keys leads to, or the innermost object on the way there.
 * Undefined if it does not even have the first of the keys.
 */
export function placeOf(
  text: string,
  path: JsonPath,
): Pick<Finding, "span" | "excerpt"> | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (root === undefined || findNodeAtLocation(root, path.slice(0, 1)) === undefined) {
    return undefined;
  }
  const node = nearestNode(root, [...path]);
  // A whole record would be marked over many lines: its key, or the first that it has, says as much.
  if (node.parent?.type === "property") return placeIn(text, node.parent.children?.[0] ?? node);
  return placeIn(text, node.type === "object" ? (node.children?.[0]?.children?.[0] ?? node) : node);
}

/** What is at the path, or the object in which it is missing. */
export function nearestNode(root: Node, path: (string | number)[]): Node {
  if (path.length === 0) return root;
  return findNodeAtLocation(root, path) ?? nearestNode(root, path.slice(0, -1));
}

/** A place as findings have it. */
export function placeIn(
  text: string,
  { offset, length }: Place,
): Pick<Finding, "span" | "excerpt"> {
  const start = positionAt(text, offset);
  const lineStart = offset - (start.column - 1);
  const lineEnd = text.indexOf("\n", lineStart);
  const excerpt = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, "");
  return { span: { start, end: positionAt(text, offset + length) }, excerpt };
}

function positionAt(text: string, offset: number) {
  const before = text.slice(0, offset).split("\n");
  return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
