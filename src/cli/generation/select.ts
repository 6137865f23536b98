import type { Call, Model } from "../../model/model.js";
import { nearest } from "../../model/nearest.js";
import { usageFailure } from "../failure.js";

/**
 * The model with the calls alone that are asked for.
 *
 * A name that no call has is thrown as a `Failure`, for it would do nothing.
 *
 * @param only names, with `*` for any letters; undefined for all calls
 * @param except names in the same form
 */
export function selectCalls(
  model: Model,
  only: readonly string[] | undefined,
  except: readonly string[],
): Model {
  const wanted = only?.map((pattern) => matcher(pattern, model.calls));
  const unwanted = except.map((pattern) => matcher(pattern, model.calls));
  if (wanted === undefined && unwanted.length === 0) return model;
  const calls = model.calls.filter(
    ({ name }) =>
      (wanted?.some((matches) => matches.test(name)) ?? true) &&
      !unwanted.some((matches) => matches.test(name)),
  );
  if (calls.length === 0) throw usageFailure("no call is left of those that were asked for");
  return { ...model, calls };
}

function matcher(pattern: string, calls: readonly Call[]): RegExp {
  if (!/^[\w*]+$/.test(pattern)) {
    throw usageFailure(`"${pattern}" is no name of a call`, "names have letters, digits, _ and *");
  }
  const expression = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
  if (calls.some(({ name }) => expression.test(name))) return expression;
  const meant = nearest(
    pattern,
    calls.map(({ name }) => name),
  );
  throw usageFailure(
    `there is no call "${pattern}"`,
    meant === undefined ? "libsysgen table coverage lists all calls" : `did you mean "${meant}"?`,
  );
}
