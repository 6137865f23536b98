import type { Call } from "../../../model/call.js";
import type { SafeOutput, SafeWrapper } from "../../../model/safe/form.js";
import { at, type BodyNames } from "./arguments.js";
import type { SafeContext } from "./context.js";

/** A value that a wrapper gives back. */
export interface Given {
  readonly type: string;
  readonly expression: string;
}

/** What the wrapper makes of the raw result, which is in `result`; undefined for nothing. */
export function givenByResult(
  context: SafeContext,
  call: Call,
  { parameters, result }: SafeWrapper,
  names: BodyNames,
  lifetime: string | undefined,
): Given | undefined {
  const raw = context.value(call.returns);
  switch (result.kind) {
    case "none":
    case "never":
      return undefined;
    case "value": {
      const family = context.family(result.family);
      if (family === undefined) return { type: raw, expression: "result" };
      const number = family.type === raw ? "result" : `result as ${family.type}`;
      return { type: family.name, expression: `${family.name}(${number})` };
    }
    case "descriptor":
      return { type: "OwnedFd", expression: "owned(result)" };
    case "address":
      return { type: raw, expression: "result" };
    case "length":
      return { type: "usize", expression: raw === "usize" ? "result" : "result as usize" };
    case "string": {
      const { kind } = at(parameters, result.of);
      if (kind !== "bytes") throw new RangeError(`${call.name} puts a string into ${kind}`);
      return {
        type: lifetime === undefined ? "&CStr" : `&${lifetime} CStr`,
        expression: `before_nul(${at(names.parameters, result.of)})?`,
      };
    }
  }
}

/** What the wrapper makes of an output after success. */
export function givenByOutput(context: SafeContext, output: SafeOutput, name: string): Given {
  switch (output.kind) {
    case "object":
      return { type: context.object(output.type), expression: `unsafe { ${name}.assume_init() }` };
    case "descriptors":
      return output.count === 1
        ? { type: "OwnedFd", expression: `owned(${name})` }
        : { type: "(OwnedFd, OwnedFd)", expression: `(owned(${name}[0]), owned(${name}[1]))` };
    case "length":
      return {
        type: "usize",
        expression: context.value(output.type) === "usize" ? name : `${name} as usize`,
      };
  }
}

/** The statement that makes room for an output. */
export function roomFor(
  context: SafeContext,
  output: SafeOutput,
  name: string,
  length: string | undefined,
): string {
  switch (output.kind) {
    case "object": {
      const how = output.zeroed ? "zeroed" : "uninit";
      return `let mut ${name} = MaybeUninit::<${context.object(output.type)}>::${how}();`;
    }
    case "descriptors":
      return output.count === 1 ? `let mut ${name} = -1;` : `let mut ${name} = [-1; 2];`;
    case "length": {
      const type = context.value(output.type);
      return type === "usize"
        ? `let mut ${name} = ${length ?? "0"};`
        : `let mut ${name} = count::<${type}>(${length ?? "0"})?;`;
    }
  }
}
