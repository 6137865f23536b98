import type { Call } from "../../../model/call.js";
import { identifiers } from "../../../model/naming.js";
import type { SafeResult, SafeWrapper } from "../../../model/safe/form.js";
import { layOut } from "../line.js";
import { fieldNames } from "../names.js";
import { resultType, valueType } from "../type.js";
import type { SafeContext } from "./context.js";
import type { OutputView, ParameterView } from "./views.js";

interface Parts {
  readonly form: SafeWrapper;
  readonly parameters: readonly ParameterView[];
  readonly outputs: readonly OutputView[];
  /** What the stub is called in `raw.zig`. */
  readonly raw: string;
  /** The arguments of the raw call. */
  readonly values: readonly string[];
}

/** The type of a wrapper's result, and the statements that make the call and that result. */
export function callAndReturn(
  call: Call,
  parts: Parts,
  context: SafeContext,
): { readonly result: string; readonly body: readonly string[] } {
  const { form, outputs, values } = parts;
  const rawResult = resultType(context.model, context.names, call);
  const value = resultValue(form.result, rawResult, parts, context);
  const items = [...(value === undefined ? [] : [value]), ...outputs.map(outputValue)];
  const uses = value?.text.includes("result") ?? false;
  const fallible =
    !["never-fails", "noreturn"].includes(call.errorConvention) ||
    [...values, ...outputs.map(({ initial }) => initial)].some((text) => text.includes("try "));
  const direct =
    call.errorConvention === "never-fails" && items.length === 1 && value?.text === "result";
  return {
    result:
      form.result.kind === "never" ? "noreturn" : `${fallible ? "Error!" : ""}${typeOf(items)}`,
    body: direct
      ? [statement("return ", parts, ";")]
      : [
          ...callStatements(call, parts, uses),
          ...(items.length === 0 || form.result.kind === "never" ? [] : [returnStatement(items)]),
        ],
  };
}

function callStatements(call: Call, parts: Parts, uses: boolean): readonly string[] {
  const result = () => statement("const result = ", parts, ";");
  switch (call.errorConvention) {
    case "errno":
    case "errno-pointer":
      return uses
        ? [result(), "if (failed(result)) return failure();"]
        : [statement("if (failed(", parts, ")) return failure();")];
    case "ambiguous":
      return [
        "raw.__error().* = 0;",
        result(),
        "if (failed(result) and last() != .SUCCESS) return failure();",
      ];
    case "errno-value":
      return [statement("try expectNone(", parts, ");")];
    case "never-fails":
      return uses ? [result()] : [statement(hasResult(call) ? "_ = " : "", parts, ";")];
    case "noreturn":
      return [statement("", parts, ";")];
  }
}

/** A statement around the raw call. */
function statement(before: string, { raw, values }: Parts, after: string): string {
  const start = `${before}raw.${raw}(`;
  const end = `)${after}`;
  return start + layOut(values, start, end, INDENT) + end;
}

function hasResult({ returns }: Call): boolean {
  return returns.kind !== "void";
}

/** One of the things that a wrapper gives back. */
interface Item {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

function resultValue(
  result: SafeResult,
  raw: string,
  { parameters }: Parts,
  { flagsType, names }: SafeContext,
): Item | undefined {
  switch (result.kind) {
    case "none":
    case "never":
      return undefined;
    case "value": {
      const flags = flagsType(result.family, result.type);
      const type = flags ?? valueType(result.type, names);
      return { name: "result", type, text: flags === undefined ? "result" : "@bitCast(result)" };
    }
    case "descriptor":
      return { name: "fd", type: "fd_t", text: "result" };
    case "address":
      return {
        name: "address",
        type: "?*anyopaque",
        text: raw.includes("*") ? "result" : "@ptrFromInt(@as(usize, @bitCast(result)))",
      };
    case "length":
      return { name: "length", type: "usize", text: "@intCast(result)" };
    case "string": {
      const buffer = parameters[result.of];
      if (buffer === undefined) throw new RangeError("a string in a parameter that is not there");
      return { name: "string", type: "[:0]u8", text: `try terminated(${buffer.name})` };
    }
  }
}

function outputValue({ name, type }: OutputView): Item {
  return { name, type, text: name };
}

function typeOf(items: readonly Item[]): string {
  const [first, ...others] = items;
  if (first === undefined) return "void";
  if (others.length === 0) return first.type;
  const names = fieldsOf(items);
  return `struct { ${items.map(({ type }, index) => `${names[index] ?? ""}: ${type}`).join(", ")} }`;
}

function returnStatement(items: readonly Item[]): string {
  const [first, ...others] = items;
  if (first !== undefined && others.length === 0) return `return ${first.text};`;
  const names = fieldsOf(items);
  const fields = items.map(({ text }, index) => `.${names[index] ?? ""} = ${text}`);
  return `return .{ ${fields.join(", ")} };`;
}

function fieldsOf(items: readonly Item[]): readonly string[] {
  return identifiers(
    items.map(({ name }) => name),
    fieldNames,
  );
}

const INDENT = "    ";
