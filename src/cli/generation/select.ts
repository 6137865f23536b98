import type { Call } from "../../model/call.js";
import type { Model } from "../../model/model.js";
import { nearest } from "../../model/nearest.js";
import { selectCalls } from "../../model/select.js";
import { usageFailure } from "../failure.js";

/**
 * The model with the calls alone that are asked for.
 *
 * A name that no call has is thrown as a `Failure`, for it would do nothing.
 *
 * @param only names, with `*` for any letters; undefined for all calls
 * @param except names in the same form
 */
export function selectByName(
  model: Model,
  only: readonly string[] | undefined,
  except: readonly string[],
): Model {
  const wanted = only?.map((pattern) => matcher(pattern, model));
  const unwanted = except.map((pattern) => matcher(pattern, model));
  if (wanted === undefined && unwanted.length === 0) return model;
  const isWanted = ({ name }: Call) =>
    (wanted?.some((matches) => matches.test(name)) ?? true) &&
    !unwanted.some((matches) => matches.test(name));
  const selected = selectCalls(model, isWanted);
  if (selected.calls.length > 0) return selected;
  throw usageFailure(
    "no call is left to bind",
    "something has to remain of only when except is taken away",
  );
}

function matcher(pattern: string, { calls, leftOut }: Model): RegExp {
  if (!/^[\w*]+$/.test(pattern)) {
    throw usageFailure(`"${pattern}" is no name of a call`, "names have letters, digits, _ and *");
  }
  const expression = new RegExp(`^${pattern.replaceAll(/\*+/g, ".*")}$`);
  if (calls.some(({ name }) => expression.test(name))) return expression;
  const unbound = leftOut.find(({ name }) => name === pattern);
  if (unbound !== undefined) {
    throw usageFailure(`${pattern} has no stub in libsys: ${unbound.reason}`);
  }
  const names = calls.map(({ name }) => name);
  const meant = nearest(pattern, names);
  throw usageFailure(
    `there is no call "${pattern}"`,
    meant === undefined ? "libsysgen table coverage lists all calls" : `did you mean "${meant}"?`,
  );
}
