import type { Call } from "../../model/call.js";
import { resultSentence } from "../counted-result.js";
import { documentCall, plain, wrap } from "../documentation.js";
import { parameterNames } from "./declaration.js";

/** style(9) wants 80 columns, of which the star and its spaces take three. */
const WIDTH = 77;

/**
 * What there is to know about a call before calling it, as the lines of a comment.
 *
 * @param notes sentences about the symbol that is declared
 */
export function callComment(call: Call, notes: readonly string[]): readonly string[] {
  const { summary, heading, parameters, errors, notes: common } = documentCall(call);
  const names = new Map(
    parameterNames(call).map((name, index) => [call.parameters[index]?.name, name]),
  );
  const described = parameters.map(
    ({ name, text }) => `@param ${names.get(name) ?? name} ${text}${contents(call, name)}`,
  );
  const result = resultSentence(call, ({ name }) => names.get(name) ?? name);
  return [
    ...commentLines(summary === undefined ? heading : `${summary} ${heading}`),
    ...commentLines(""),
    ...described.flatMap(commentLines),
    ...(described.length === 0 ? [] : commentLines("")),
    ...commentLines([...result, errors, ...common, ...notes].join(" ")),
  ];
}

/** `, holds long and pointers`: what makes the object another one on machines of 32 bits. */
function contents({ parameters }: Call, parameter: string): string {
  const contains = parameters.find(({ name }) => name === parameter)?.pointee?.contains;
  const types = [
    ...(contains?.long === true ? ["long"] : []),
    ...(contains?.timeT === true ? ["time_t"] : []),
    ...(contains?.pointer === true ? ["pointers"] : []),
  ];
  const last = types.pop();
  if (last === undefined) return "";
  return `, holds ${types.length === 0 ? last : `${types.join(", ")} and ${last}`}`;
}

/** The text in lines that start with a star and end within 80 columns. */
export function commentLines(text: string): readonly string[] {
  return wrap(commentText(plain(text)), WIDTH).map((line) => ` * ${line}`.trimEnd());
}

/** A text as it may stand in a comment: neither end nor start of one is within it. */
export function commentText(text: string): string {
  return text.replaceAll("*/", "* /").replaceAll("/*", "/ *");
}
