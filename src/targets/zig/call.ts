import type { ArchName } from "../../model/arch.js";
import type { Call } from "../../model/call.js";
import type { Model } from "../../model/model.js";
import { identifiers } from "../../model/naming.js";
import { symbolFor, type SymbolChoice } from "../../model/symbols.js";
import { callComment } from "./comment.js";
import { layOut } from "./line.js";
import { declarationNames } from "./names.js";
import { parameterType, resultType } from "./type.js";
import type { TypeNames } from "./type-names.js";

export interface CallView {
  /** Lines of a doc comment without their `///`. */
  readonly comment: readonly string[];
  readonly name: string;
  /** Between the parentheses: one line, or one parameter a line where that is too long. */
  readonly parameters: string;
  readonly result: string;
}

export interface CallContext {
  readonly model: Model;
  readonly names: TypeNames;
  readonly archs: readonly ArchName[];
  readonly symbols: SymbolChoice;
}

/** The declaration of a call. */
export function callView(call: Call, { model, names, archs, symbols }: CallContext): CallView {
  const parameterNames = identifiers(
    call.parameters.map(({ name }) => name),
    declarationNames,
  );
  const parameters = call.parameters.map(
    (parameter, index) =>
      `${parameterNames[index] ?? parameter.name}: ${parameterType(model, names, parameter)}`,
  );
  if (call.variadic) parameters.push("...");
  const name = rawName(call, symbols, archs);
  const result = resultType(model, names, call);
  return {
    comment: callComment(call),
    name,
    parameters: layOut(parameters, `pub extern "sys" fn ${name}(`, `) ${result};`),
    result,
  };
}

/** One declaration serves all architectures: a symbol that one of them lacks cannot be it. */
export function rawName(call: Call, choice: SymbolChoice, archs: readonly ArchName[]): string {
  const names = new Set(archs.map((arch) => symbolFor(call, choice, arch).name));
  const [name] = names;
  return name !== undefined && names.size === 1 ? name : call.symbols.sys.name;
}
