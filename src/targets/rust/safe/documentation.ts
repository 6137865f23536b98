import { resultSentence } from "../../counted-result.js";
import { documentCall } from "../../documentation.js";
import { docComment, linkManual, markNames, type Paragraph } from "../doc-comment.js";
import { parameterText } from "./parameter.js";
import type { Wrapper } from "./wrapper.js";

/** The documentation comment of a wrapper. */
export function wrapperDocumentation(
  { call, form, raw }: Wrapper,
  names: readonly string[],
): readonly string[] {
  const { heading, notes } = documentCall(call);
  const items = form.parameters.flatMap((parameter, index) => {
    const text = parameterText(parameter);
    return text === undefined ? [] : [`\`${names[index] ?? parameter.name}\`: ${text}`];
  });
  const result = resultSentence(call, ({ name }, index) => names[index] ?? name);
  const first = call.manual === undefined ? heading : linkManual(heading, call.manual);
  const paragraphs: readonly Paragraph[] = [
    ...(call.summary === undefined ? [first] : [markNames(call.summary), first]),
    ...(items.length === 0 ? [] : [{ items }]),
    [...result, ...notes].join(" "),
    `Calls [\`${raw}\`](fn@sys::${raw.replace(/^r#/, "")}).`,
    ...(errors[call.errorConvention] === undefined
      ? []
      : ["# Errors", errors[call.errorConvention] ?? ""]),
    ...(form.unsafe === undefined ? [] : ["# Safety", markNames(form.unsafe)]),
  ];
  return docComment(paragraphs, 0);
}

const errors: Readonly<Partial<Record<Wrapper["call"]["errorConvention"], string>>> = {
  errno: "The kernel's error number. `EINTR` is reported like any other.",
  "errno-pointer": "The kernel's error number.",
  "errno-value": "The error number that the call returns; it does not touch errno.",
  ambiguous: "The kernel's error number: -1 alone is a result like any other.",
};
