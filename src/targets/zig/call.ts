import type { ArchName } from "../../model/arch.js";
import type { Call, Model } from "../../model/model.js";
import { identifiers } from "../../model/naming.js";
import { symbolFor, type SymbolChoice } from "../../model/symbols.js";
import { documentCall, wrap } from "../documentation.js";
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
  const name = commonSymbol(call, symbols, archs);
  const result = resultType(model, names, call);
  return { comment: comment(call), name, parameters: layOut(parameters, name, result), result };
}

/** One declaration serves all architectures: a symbol that one of them lacks cannot be it. */
function commonSymbol(call: Call, choice: SymbolChoice, archs: readonly ArchName[]): string {
  const names = new Set(archs.map((arch) => symbolFor(call, choice, arch).name));
  const [name] = names;
  return name !== undefined && names.size === 1 ? name : call.symbols.sys.name;
}

function comment(call: Call): readonly string[] {
  const { summary, heading, parameters, errors, notes } = documentCall(call);
  return [
    ...(summary === undefined ? [] : [...wrap(summary, COMMENT_WIDTH), ""]),
    ...wrap([heading, errors, ...notes].join(" "), COMMENT_WIDTH),
    ...(parameters.length > 0 ? [""] : []),
    ...parameters.flatMap(({ name, text }) => bullet(`\`${name}\`: ${text}`)),
  ];
}

function bullet(text: string): readonly string[] {
  return wrap(text, COMMENT_WIDTH - 2).map((line, index) => (index === 0 ? "- " : "  ") + line);
}

function layOut(parameters: readonly string[], name: string, result: string): string {
  const line = parameters.join(", ");
  const length = `pub extern "sys" fn ${name}(${line}) ${result};`.length;
  if (length <= LINE_WIDTH) return line;
  // A comma behind the last one is what makes `zig fmt` keep one parameter a line.
  const last = parameters.at(-1) === "..." ? "" : ",";
  return `\n    ${parameters.join(",\n    ")}${last}\n`;
}

/** The limit of the standard library's style; `zig fmt` breaks no lines itself. */
const LINE_WIDTH = 100;

const COMMENT_WIDTH = LINE_WIDTH - "/// ".length;
