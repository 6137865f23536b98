import type { Call } from "../model/call.js";
import type { SafeParameter, SafeWrapper } from "../model/safe/form.js";

/** What a language calls a parameter of a safe form. */
export type NameOf = (parameter: SafeParameter, index: number) => string;

/**
 * What a result counts that is a length: `` how many bytes of `buf` were filled ``. Undefined for
 * other results, which the summary or the type tells of.
 */
export function countedResult(
  { parameters, result }: SafeWrapper,
  nameOf: NameOf,
): string | undefined {
  const parameter = result.kind === "length" ? parameters[result.of] : undefined;
  if (result.kind !== "length" || parameter === undefined) return undefined;
  const isRead = "direction" in parameter && parameter.direction === "in";
  const name = nameOf(parameter, result.of);
  return `how many ${result.unit} of \`${name}\` were ${isRead ? "taken" : "filled"}`;
}

/** The same as a sentence, or none; without names of the language's own, those of the table. */
export function resultSentence(
  { safe }: Pick<Call, "safe">,
  nameOf: NameOf = ({ name }) => name,
): readonly string[] {
  const counted = safe.kind === "wrapper" ? countedResult(safe, nameOf) : undefined;
  return counted === undefined ? [] : [`The result is ${counted}.`];
}
