import type { Call, ErrorConvention } from "../../model/call.js";
import { resultSentence } from "../counted-result.js";
import { documentCall, plain, wrap } from "../documentation.js";
import type { GoParameter } from "./parameter.js";

/** Columns of text behind the slashes. */
const width = 90;

/**
 * The lines of a function's documentation, without their slashes, in the layout that gofmt gives
 * to code and lists; it takes a list that follows code directly for more code.
 */
export function functionComment(
  call: Call,
  functionName: string,
  prototype: string,
  parameters: readonly GoParameter[],
): readonly string[] {
  const { summary, heading, parameters: described, notes } = documentCall(call);
  const goNames = new Map(
    call.parameters.map(({ name }, index) => [name, parameters[index]?.name ?? name]),
  );
  const list = described.map(
    ({ name, text }) => `   - ${goNames.get(name) ?? name}: ${plain(text)}`,
  );
  const errors = errorNotes[call.errorConvention];
  const remarks = [
    ...resultSentence(call, ({ name }) => goNames.get(name) ?? name).map(plain),
    ...(errors === undefined ? [] : [errors]),
    ...notes.map(plain),
  ].join(" ");
  return [
    ...introduction(functionName, summary, heading),
    "",
    `\t${prototype};`,
    "",
    ...wrap(remarks, width).map((line) => ` ${line}`),
    ...(list.length === 0 ? [] : ["", ...list]),
  ];
}

/** Starts with the name of the function, as readers of Go expect. */
function introduction(
  functionName: string,
  summary: string | undefined,
  heading: string,
): readonly string[] {
  const text =
    summary === undefined
      ? `${functionName} is ${uncapitalized(heading)}`
      : `${functionName} ${uncapitalized(plain(summary))} ${heading}`;
  return wrap(text, width).map((line) => ` ${line}`);
}

function uncapitalized(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** For the middle of a sentence; an abbreviation stays as it is. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** What the signature does not show. */
const errorNotes = {
  errno: undefined,
  "errno-pointer": "The result is nil on failure.",
  "errno-value": "The result is 0 or the error.",
  "never-fails": "It never fails.",
  noreturn: "It does not return.",
  ambiguous: "The result may be -1 and err still 0: then it has not failed.",
} as const satisfies Record<ErrorConvention, string | undefined>;
