import type { ConstantFamily } from "../../../model/constants.js";
import type { Call } from "../../../model/call.js";
import type { SafeOutput, SafeParameter, SafeWrapper } from "../../../model/safe/form.js";
import { countedResult } from "../../counted-result.js";
import { documentCall, wrap } from "../../documentation.js";
import { bullet } from "../comment.js";
import { COMMENT_WIDTH } from "../line.js";
import type { SafeContext } from "./context.js";

/** The comment of a wrapper: what the call does, and what the types of the function do not say. */
export function safeComment(
  call: Call,
  form: SafeWrapper,
  names: readonly string[],
  context: Pick<SafeContext, "families" | "flagsType">,
): readonly string[] {
  const { heading, notes, summary } = documentCall(call);
  const name = (of: number) => `\`${names[of] ?? ""}\``;
  const results = [
    resultText(form, names),
    ...form.outputs.map((output, index) =>
      outputText(output, name(form.parameters.length + index), name),
    ),
  ];
  const unsafe = form.unsafe === undefined ? [] : [`Mind: ${form.unsafe}`];
  const parameters = form.parameters.flatMap((parameter, index) => {
    const text = parameterText(parameter, context);
    return text === "" ? [] : bullet(`${name(index)}: ${text}`);
  });
  return [
    ...(summary === undefined ? [] : [...wrap(summary, COMMENT_WIDTH), ""]),
    ...wrap(
      [heading, ...unsafe, ...results.filter((text) => text !== ""), ...notes].join(" "),
      COMMENT_WIDTH,
    ),
    ...(parameters.length > 0 ? ["", ...parameters] : []),
  ];
}

/** Half a sentence; empty where the type says all. */
function parameterText(
  parameter: SafeParameter,
  { families, flagsType }: Pick<SafeContext, "families" | "flagsType">,
): string {
  switch (parameter.kind) {
    case "value": {
      const family = families.get(parameter.family ?? "");
      // A struct of flags has their names.
      const isTyped = flagsType(parameter.family, parameter.type) !== undefined;
      return isTyped ? (family?.title ?? "") : familyText(family);
    }
    case "descriptor":
      if (parameter.ownership === "consumed") return "no descriptor any more when this comes back";
      return parameter.directory
        ? "where a relative path starts; `AT_FDCWD` is the working directory"
        : "";
    case "bytes": {
      const { direction, holds } = parameter;
      const what = holds?.kind === "struct" ? [`a \`types.${holds.tag}\` of any kind`] : [];
      return [...what, ...written(direction)].join(", ");
    }
    case "elements":
    case "object":
    case "vectors":
      return written(parameter.direction).join(", ");
    case "string":
    case "address":
      return "";
  }
}

function familyText(family: ConstantFamily | undefined): string {
  const example = family?.constants.find(({ value }) => value !== 0n) ?? family?.constants[0];
  if (family === undefined || example === undefined) return "";
  return `${family.title}, \`${example.name}\` say`;
}

function written(direction: "in" | "out" | "inout"): readonly string[] {
  switch (direction) {
    case "in":
      return [];
    case "out":
      return ["filled by the kernel"];
    case "inout":
      return ["read and written by the kernel"];
  }
}

/** A sentence; empty where the type says all. */
function resultText(form: SafeWrapper, names: readonly string[]): string {
  const { result } = form;
  switch (result.kind) {
    case "length":
      return `Gives ${countedResult(form, ({ name }, index) => names[index] ?? name) ?? ""}.`;
    case "string":
      return `Gives the string in \`${names[result.of] ?? ""}\`.`;
    case "descriptor":
      return "Gives a new descriptor, for the caller to close.";
    case "none":
    case "never":
    case "value":
    case "address":
      return "";
  }
}

function outputText(output: SafeOutput, own: string, name: (of: number) => string): string {
  switch (output.kind) {
    case "object":
      return "";
    case "descriptors":
      return output.count === 1
        ? `Gives a new descriptor ${own}, for the caller to close.`
        : "Gives two new descriptors, for the caller to close.";
    case "length":
      return `Gives in ${own} how many bytes there are for ${name(output.of)}, which may be more than fit.`;
  }
}
