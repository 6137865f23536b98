import type { Call } from "../../model/call.js";
import { resultSentence } from "../counted-result.js";
import { documentCall, wrap } from "../documentation.js";
import { COMMENT_WIDTH } from "./line.js";

/** What the comment of a call says, in lines without their `///`. */
export function callComment(call: Call): readonly string[] {
  const { summary, heading, parameters, errors, notes } = documentCall(call);
  return [
    ...(summary === undefined ? [] : [...wrap(summary, COMMENT_WIDTH), ""]),
    ...wrap([heading, ...resultSentence(call), errors, ...notes].join(" "), COMMENT_WIDTH),
    ...(parameters.length > 0 ? [""] : []),
    ...parameters.flatMap(({ name, text }) => bullet(`\`${name}\`: ${text}`)),
  ];
}

/** An item of a list. */
export function bullet(text: string): readonly string[] {
  return wrap(text, COMMENT_WIDTH - 2).map((line, index) => (index === 0 ? "- " : "  ") + line);
}
