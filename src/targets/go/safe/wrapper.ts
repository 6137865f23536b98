import type { ErrorConvention } from "../../../model/call.js";
import type { SafeWrapper } from "../../../model/safe/form.js";
import type { GoCall } from "../call.js";
import type { Families } from "../constants/families.js";
import { parameterNames, resultNames } from "../names.js";
import type { GoTypes } from "../types.js";
import { argumentOf, type Step } from "./argument.js";
import { wrapperComment } from "./comment.js";
import { outputOf, resultOf } from "./output.js";
import { parameterType, type WrapperParameter } from "./parameter.js";

/** What the template shows of a wrapper; the texts are Go. */
export interface WrapperView {
  /** Without the slashes. */
  readonly comment: readonly string[];
  readonly name: string;
  /** `fd int, buf []byte` */
  readonly parameters: string;
  /** With a space before it, or empty. */
  readonly results: string;
  /** What comes before the call. */
  readonly before: readonly BeforeView[];
  /** `r0, e1 := `, or empty. */
  readonly assignment: string;
  /** `SysRead(int32(fd), dataOf(buf), uintptr(len(buf)))` */
  readonly call: string;
  readonly fails: boolean;
  /** What a failure returns before the error: `0, `, or nothing. */
  readonly failed: string;
  /** What follows `return`, or empty. */
  readonly returned: string;
}

export interface BeforeView {
  readonly line: string | undefined;
  /** A condition on which EINVAL is returned, and what is returned before it. */
  readonly refuse: { readonly condition: string; readonly failed: string } | undefined;
}

/** The wrapper of a call whose form is one. */
export function wrapperView(
  goCall: GoCall,
  form: SafeWrapper,
  types: GoTypes,
  families: Families,
): WrapperView {
  const { call, functionName, wrapperName, parameters: raw, resultType } = goCall;
  const parameters = wrapperParameters(form, goCall, types, families);
  const result = resultOf(form, resultType, parameters, types, families);
  const names = resultNames(
    [...(result === undefined ? [] : [result.wanted]), ...form.outputs.map(({ name }) => name)],
    parameters.map(({ name }) => name),
  );
  const outputNames = result === undefined ? names : names.slice(1);
  const outputs = form.outputs.map((output, index) =>
    outputOf(output, outputNames[index] ?? output.name, parameters, types),
  );
  const made = form.arguments.map((argument, index) =>
    argumentOf(argument, raw[index] ?? nowhere, parameters, outputs, types),
  );
  const steps = [
    ...outputs.flatMap(({ variable }): Step[] =>
      variable === undefined ? [] : [{ kind: "line", text: variable }],
    ),
    ...made.flatMap(({ before }) => before),
  ];
  const fails = canFail[call.errorConvention] || steps.some(({ kind }) => kind === "refuse");
  const values = [
    ...(result === undefined ? [] : [{ ...result, name: names[0] ?? "" }]),
    ...outputs,
  ];
  const failed = values.map(({ nothing }) => `${nothing}, `).join("");
  return {
    comment: wrapperComment(goCall, form, parameters),
    name: wrapperName,
    parameters: parameters.map(({ name, type }) => `${name} ${type}`).join(", "),
    results: resultList([
      ...values.map(({ name, type }) => ({ name, type })),
      ...(fails ? [{ name: "err", type: "error" }] : []),
    ]),
    before: steps.map((step) =>
      step.kind === "line"
        ? { line: step.text, refuse: undefined }
        : { line: undefined, refuse: { condition: step.condition, failed } },
    ),
    assignment: assignment(call.errorConvention, resultType, values),
    call: `${functionName}(${made.map(({ expression }) => expression).join(", ")})`,
    fails: canFail[call.errorConvention],
    failed,
    returned: [...values.map(({ value }) => value), ...(fails ? ["nil"] : [])].join(", "),
  };
}

function wrapperParameters(
  form: SafeWrapper,
  { parameters: raw }: GoCall,
  types: GoTypes,
  families: Families,
): readonly WrapperParameter[] {
  const names = parameterNames(form.parameters.map(({ name }) => name));
  return form.parameters.map((safe, index) => ({
    name: names[index] ?? safe.name,
    type: parameterType(safe, index, form, raw, types, families),
    safe,
  }));
}

/** One result that has no name of interest stands alone. */
function resultList(results: readonly { readonly name: string; readonly type: string }[]): string {
  const [first, ...others] = results;
  if (first === undefined) return "";
  const says = first.name === "result" || first.type === "error";
  if (others.length === 0 && says) return ` ${first.type}`;
  return ` (${results.map(({ name, type }) => `${name} ${type}`).join(", ")})`;
}

/** Whether the raw function says of every call if it has failed. */
const canFail = {
  errno: true,
  "errno-pointer": true,
  "errno-value": true,
  "never-fails": false,
  noreturn: false,
  ambiguous: true,
} as const satisfies Record<ErrorConvention, boolean>;

/** Names those results of the raw function that are used. */
function assignment(
  convention: ErrorConvention,
  rawType: string | undefined,
  values: readonly { readonly value: string }[],
): string {
  const hasValue =
    rawType !== undefined && convention !== "errno-value" && convention !== "noreturn";
  const usesValue = values.some(({ value }) => /\br0\b/.test(value));
  const names = [
    ...(hasValue && (usesValue || canFail[convention]) ? [usesValue ? "r0" : "_"] : []),
    ...(canFail[convention] ? ["e1"] : []),
  ];
  return names.length === 0 ? "" : `${names.join(", ")} := `;
}

/** Every argument of a safe form has a parameter of the call. */
const nowhere = { name: "", type: "uintptr", original: { kind: "void" } } as const;
