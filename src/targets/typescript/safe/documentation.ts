import type { Call } from "../../../model/call.js";
import type { SafeParameter, SafeWrapper } from "../../../model/safe/form.js";
import { countedResult } from "../../counted-result.js";
import { documentCall, wrap } from "../../documentation.js";
import { familyName } from "../tables/constants.js";
import type { WrapperCode } from "./wrapper.js";

/** The lines of a wrapper's comment: what the call does, and what the types do not show. */
export function wrapperDocumentation(
  call: Call,
  form: SafeWrapper,
  { outcomes, parameters }: WrapperCode,
): readonly string[] {
  const { summary, heading, notes } = documentCall(call);
  // Wrappers have the parameters of the form first, and outputs that may be given behind them.
  const name = (index: number) => `\`${parameters[index]?.name ?? ""}\``;
  const list = form.parameters.flatMap((parameter, index) => {
    const text = about(parameter);
    return text === undefined ? [] : bullet(`- ${name(index)}: ${text}`);
  });
  const sentences = [
    heading,
    ...(form.unsafe === undefined ? [] : [form.unsafe]),
    ...countedSentence(form, outcomes.length > 1, parameters),
    ...notes,
  ];
  return [
    ...(summary === undefined ? [] : [...wrap(summary, 75), ""]),
    ...wrap(sentences.join(" "), 75),
    ...(list.length === 0 ? [] : ["", ...list]),
  ];
}

function about(parameter: SafeParameter): string | undefined {
  switch (parameter.kind) {
    case "value":
      return parameter.family === undefined ? undefined : `of \`${familyName(parameter.family)}\``;
    case "descriptor":
      return (
        [
          ...(parameter.directory ? ["a directory, or `AT_FDCWD`"] : []),
          ...(parameter.ownership === "consumed" ? ["closed by the call"] : []),
          ...(parameter.none === undefined ? [] : [`\`null\` for none`]),
        ].join(", ") || undefined
      );
    case "bytes":
    case "elements":
    case "vectors":
    case "object":
      return `${directions[parameter.direction]}${parameter.optional ? ", `null` for none" : ""}`;
    case "string":
      return parameter.optional ? "`null` for none" : undefined;
    case "address":
      return undefined;
  }
}

const directions = { in: "read", out: "written", inout: "read and written" } as const;

/** What a number that comes back counts. */
function countedSentence(
  form: SafeWrapper,
  isOneOfMany: boolean,
  parameters: WrapperCode["parameters"],
): readonly string[] {
  const counted = countedResult(form, ({ name }, index) => parameters[index]?.name ?? name);
  if (counted === undefined) return [];
  return [`${isOneOfMany ? "The first member of the result" : "The result"} is ${counted}.`];
}

function bullet(text: string): readonly string[] {
  return wrap(text, 73).map((part, index) => (index === 0 ? part : `  ${part}`));
}
