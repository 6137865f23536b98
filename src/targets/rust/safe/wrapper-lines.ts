import type { Call } from "../../../model/call.js";
import { identifiers } from "../../../model/naming.js";
import type { SafeParameter, SafeWrapper } from "../../../model/safe/form.js";
import { callStatement, functionHead } from "../layout.js";
import { rustNames } from "../names.js";
import { callArguments, lengthOf, type BodyNames } from "./arguments.js";
import type { SafeContext } from "./context.js";
import { wrapperDocumentation } from "./documentation.js";
import { parameterType } from "./parameter.js";
import { givenByOutput, givenByResult, roomFor, type Given } from "./result.js";
import type { Wrapper } from "./wrapper.js";

/** Documentation, signature and body. */
export function wrapperLines(context: SafeContext, wrapper: Wrapper): readonly string[] {
  const { call, form, name, raw } = wrapper;
  const names = bodyNames(form);
  const borrowed = form.result.kind === "string" ? form.result.of : undefined;
  // One reference needs no name for its lifetime.
  const named = form.parameters.filter(borrows).length > 1;
  const lifetime = borrowed !== undefined && named ? "'a" : undefined;
  const parameters = form.parameters.map((parameter, index) => ({
    name: names.parameters[index] ?? "_",
    type: parameterType(context, parameter, index === borrowed ? lifetime : undefined),
  }));
  const given = [
    givenByResult(context, call, form, names, lifetime),
    ...form.outputs.map((output, index) =>
      givenByOutput(context, output, names.outputs[index] ?? "_"),
    ),
  ].filter((each) => each !== undefined);
  const head = [
    form.unsafe === undefined ? "pub fn" : "pub unsafe fn",
    ` ${name}${lifetime === undefined ? "" : `<${lifetime}>`}`,
  ].join("");
  const fails = !["never-fails", "noreturn"].includes(call.errorConvention);
  const type = returnType(form, given, fails);
  const silent =
    call.errorConvention === "never-fails" && given.length > 0 && form.unsafe === undefined;
  return [
    ...wrapperDocumentation(wrapper, names.parameters),
    "#[inline]",
    ...(silent ? ["#[must_use]"] : []),
    ...functionHead(head, parameters, type),
    ...body(context, wrapper, names, raw, given, fails).map((line) => `    ${line}`),
    "}",
  ];
}

function borrows(parameter: SafeParameter): boolean {
  if (parameter.kind === "descriptor") return parameter.none !== undefined;
  return parameter.kind !== "value" && parameter.kind !== "address";
}

function bodyNames({ outputs, parameters }: SafeWrapper): BodyNames {
  const taken = ["result", "fd_", "sys", "ptr", "count", "owned"];
  const all = identifiers(
    [
      ...parameters.map(({ name }) => name),
      ...outputs.map(({ name }) => name),
      ...parameters.map(({ name }) => `${name}_len`),
    ],
    rustNames,
    taken,
  );
  const half = parameters.length + outputs.length;
  return {
    parameters: all.slice(0, parameters.length),
    outputs: all.slice(parameters.length, half),
    lengths: all.slice(half),
  };
}

function returnType(
  form: SafeWrapper,
  given: readonly Given[],
  fails: boolean,
): string | undefined {
  if (form.result.kind === "never") return "!";
  const [only, ...others] = given.map(({ type }) => type);
  const type = others.length === 0 ? only : `(${given.map((each) => each.type).join(", ")})`;
  if (fails) return `Result<${type ?? "()"}>`;
  return type;
}

function body(
  context: SafeContext,
  { call, form }: Wrapper,
  names: BodyNames,
  raw: string,
  given: readonly Given[],
  fails: boolean,
): readonly string[] {
  const invoked = { name: `sys::${raw}`, args: callArguments(context, call, form, names) };
  const safety = call.harmless
    ? []
    : [
        `// SAFETY: ${form.unsafe === undefined ? safeBecause : "see above; the rest as in safe calls."}`,
      ];
  const before = [...partsOfOptionals(form, names), ...rooms(context, form, names)];
  const statement = (prefix: string, suffix: string) => [
    ...safety,
    ...callStatement(prefix, invoked, suffix, !call.harmless, 4),
  ];
  if (!fails && given.length <= 1 && form.outputs.length === 0) {
    const plain = given.length === 0 || given[0]?.expression === "result";
    if (plain) {
      const ends = form.result.kind === "never" || given.length === 1;
      return [...before, ...statement("", ends ? "" : ";")];
    }
  }
  if (!fails) {
    const used = given.some(({ expression }) => expression.includes("result"));
    return [...before, ...statement(used ? "let result = " : "", ";"), ...last(given, false)];
  }
  const clear = call.errorConvention === "ambiguous" ? ["sys::set_errno(0);"] : [];
  const check = checks[call.errorConvention];
  return [
    ...before,
    ...clear,
    ...statement("let result = ", ";"),
    ...tail(check ?? "checked", given),
  ];
}

const safeBecause = "the addresses and lengths are those of values that live as long as the call.";

/** Nothing reads errno after a success: these functions look at the result first. */
const checks: Readonly<Partial<Record<Call["errorConvention"], string>>> = {
  errno: "checked",
  "errno-pointer": "checked",
  "errno-value": "checked_number",
  ambiguous: "checked_ambiguous",
};

function tail(check: string, given: readonly Given[]): readonly string[] {
  const [only, ...others] = given;
  if (only !== undefined && others.length === 0 && only.expression === "result") {
    return [`${check}(result)`];
  }
  const used = given.some(({ expression }) => expression.includes("result"));
  return [used ? `let result = ${check}(result)?;` : `${check}(result)?;`, ...last(given, true)];
}

function last(given: readonly Given[], ok: boolean): readonly string[] {
  const comment = given.some(({ expression }) => expression.includes("assume_init"))
    ? ["// SAFETY: the kernel has filled it, or it was zero and is one of C's plain structures."]
    : [];
  const [only, ...others] = given;
  const expressions = given.map(({ expression }) => expression);
  const lets =
    others.length === 0
      ? []
      : given.flatMap(({ expression }, index) =>
          expression.startsWith("unsafe") ? [`let value${index} = ${expression};`] : [],
        );
  const words = expressions.map((expression, index) =>
    others.length > 0 && expression.startsWith("unsafe") ? `value${index}` : expression,
  );
  if (only === undefined) return ok ? ["Ok(())"] : [];
  if (others.length === 0) {
    if (ok && only.expression.startsWith("before_nul")) return [only.expression.replace(/\?$/, "")];
    return [...comment, ok ? `Ok(${only.expression})` : only.expression];
  }
  return [...comment, ...lets, ok ? `Ok((${words.join(", ")}))` : `(${words.join(", ")})`];
}

/** An optional slice is an address and a length, or null and 0. */
function partsOfOptionals({ parameters }: SafeWrapper, names: BodyNames): readonly string[] {
  return parameters.flatMap((parameter, index) => {
    const sliced =
      parameter.kind === "bytes" ||
      parameter.kind === "vectors" ||
      (parameter.kind === "elements" && parameter.count === undefined);
    if (!sliced || !parameter.optional) return [];
    const name = names.parameters[index] ?? "_";
    const parts = parameter.direction === "in" ? "parts" : "parts_mut";
    return [`let (${name}, ${names.lengths[index] ?? "_"}) = ${parts}(${name});`];
  });
}

function rooms(context: SafeContext, form: SafeWrapper, names: BodyNames): readonly string[] {
  return form.outputs.map((output, index) =>
    roomFor(
      context,
      output,
      names.outputs[index] ?? "_",
      output.kind === "length" ? lengthOf(context, form, names, output.of, "bytes") : undefined,
    ),
  );
}
