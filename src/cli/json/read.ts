import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { z } from "zod";
import type { Finding } from "../failure.js";
import { type DescribedIssue, describeIssue } from "./issue.js";
import { nearestNode, type Place, placeIn } from "./place.js";

/** What a text holds, or everything that is wrong with it. */
export type JsonResult<Value> =
  { readonly value: Value } | { readonly findings: readonly Finding[] };

/**
 * Reads JSON with comments that people write, and holds it against a schema.
 *
 * @param file the name of the text for findings
 */
export function readJson<Value>(
  text: string,
  file: string,
  schema: z.ZodType<Value>,
): JsonResult<Value> {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const findingAt = (
    place: Place,
    rest: Pick<DescribedIssue, "code" | "message" | "hint">,
  ): Finding => ({
    file,
    ...placeIn(text, place),
    ...rest,
  });
  if (root === undefined) {
    return {
      findings: [
        findingAt({ offset: 0, length: 0 }, { code: "JS001", message: "the file is empty" }),
      ],
    };
  }
  if (errors.length > 0) {
    return {
      findings: errors.map((error) =>
        findingAt(error, { code: "JS001", message: syntaxMessage(error) }),
      ),
    };
  }
  const repeated = repeatedKeys(root);
  if (repeated.length > 0) {
    return {
      findings: repeated.map((key) =>
        findingAt(key, {
          code: "JS002",
          message: `the key ${JSON.stringify(key.value)} is there twice`,
        }),
      ),
    };
  }
  const result = schema.safeParse(getNodeValue(root));
  if (result.success) return { value: result.data };
  const found = result.error.issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    const place = nearestNode(root, path);
    const node = findNodeAtLocation(root, path);
    return describeIssue(issue, path, node, schema).map(({ key, ...rest }) =>
      findingAt(key === undefined ? place : (keyNode(place, key) ?? place), rest),
    );
  });
  return { findings: found.sort((a, b) => offsetOf(a) - offsetOf(b)) };
}

function offsetOf({ span }: Finding): number {
  return span?.start.offset ?? 0;
}

function syntaxMessage({ error }: ParseError): string {
  // The library has names for its errors, and no sentences: ColonExpected, InvalidSymbol.
  const words = printParseErrorCode(error).replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  return `this is not JSON with comments: ${words.toLowerCase()}`;
}

function repeatedKeys(node: Node): readonly Node[] {
  const keys = node.type === "object" ? keyNodes(node) : [];
  const here = keys.filter((key, index) => keys.findIndex((k) => k.value === key.value) < index);
  return [...here, ...(node.children ?? []).flatMap(repeatedKeys)];
}

function keyNode(object: Node, name: string): Node | undefined {
  return keyNodes(object).find((key) => key.value === name);
}

function keyNodes(object: Node): readonly Node[] {
  return (object.children ?? []).flatMap((property) => property.children?.slice(0, 1) ?? []);
}
