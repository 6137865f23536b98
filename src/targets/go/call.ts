import type { Call } from "../../model/call.js";
import type { Model } from "../../model/model.js";
import { functionComment } from "./comment.js";
import { functionNames, numberNames, parameterNames, wrapperNames } from "./names.js";
import type { GoParameter } from "./parameter.js";
import { prototypeOf } from "./prototype.js";
import { mayHoldInteger } from "./reviewed.js";
import type { GoTypes } from "./types.js";

/** What Go code has of a call on every architecture. */
export interface GoCall {
  readonly call: Call;
  /** `SysRead` */
  readonly functionName: string;
  /** `Read`: what the wrapper is called, if there is one. */
  readonly wrapperName: string;
  /** `SYS_READ` */
  readonly numberName: string;
  /** In C. */
  readonly prototype: string;
  readonly parameters: readonly GoParameter[];
  /** Undefined for `void`. */
  readonly resultType: string | undefined;
  /** The documentation of the function: lines without their slashes. */
  readonly comment: readonly string[];
}

/** All calls of a model under names that differ from each other. */
export function goCalls(model: Model, types: GoTypes): readonly GoCall[] {
  const names = model.calls.map((call) => call.name);
  const functions = functionNames(names);
  const wrappers = wrapperNames(names);
  const numbers = numberNames(names);
  return model.calls.map((call, index) => {
    const functionName = functions[index] ?? call.name;
    const parameters = goParameters(call, types);
    const prototype = prototypeOf(call);
    return {
      call,
      functionName,
      wrapperName: wrappers[index] ?? call.name,
      numberName: numbers[index] ?? call.name,
      prototype,
      parameters,
      resultType: call.returns.kind === "void" ? undefined : types.spell(call.returns),
      comment: functionComment(call, functionName, prototype, parameters),
    };
  });
}

function goParameters(call: Call, types: GoTypes): readonly GoParameter[] {
  const names = parameterNames(call.parameters.map(({ name }) => name));
  return call.parameters.map(({ name, type }, index) => ({
    name: names[index] ?? name,
    type: mayHoldInteger(call.name, name) ? "uintptr" : types.spell(type),
    original: type,
  }));
}
