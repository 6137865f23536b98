import type { ErrorConvention } from "../../../model/call.js";
import type { SafeWrapper } from "../../../model/safe/form.js";
import { resultSentence } from "../../counted-result.js";
import { documentCall, plain, wrap } from "../../documentation.js";
import { lowerFirst } from "../comment.js";
import type { GoCall } from "../call.js";
import type { WrapperParameter } from "./parameter.js";

/** The lines of a wrapper's documentation, without their slashes, in the layout of gofmt. */
export function wrapperComment(
  { call, wrapperName, functionName, prototype }: GoCall,
  form: SafeWrapper,
  parameters: readonly WrapperParameter[],
): readonly string[] {
  const { summary, notes } = documentCall(call);
  const does =
    summary === undefined
      ? `makes the call of [${functionName}]`
      : lowerFirst(plain(summary).replace(/\.$/, ""));
  const manual = call.manual === undefined ? "" : `, see ${call.manual}`;
  const errors = errorNotes[call.errorConvention];
  const remarks = [
    ...(form.unsafe === undefined ? [] : [`Unsafe: ${plain(form.unsafe)}`]),
    ...(errors === undefined ? [] : [errors]),
    ...resultSentence(call, ({ name }, index) => parameters[index]?.name ?? name).map(plain),
    ...notes.map(plain),
  ].join(" ");
  const list = parameters.flatMap((parameter) => {
    const text = about(parameter);
    return text === undefined ? [] : [`   - ${parameter.name}: ${text}`];
  });
  return [
    ...wrap(`${wrapperName} ${does}${manual}.`, width).map((line) => ` ${line}`),
    "",
    `\t${prototype};`,
    "",
    ...wrap(remarks, width).map((line) => ` ${line}`),
    ...(list.length === 0 ? [] : ["", ...list]),
  ];
}

/** Columns of text behind the slashes. */
const width = 90;

/** What the type does not show. */
function about({ safe }: WrapperParameter): string | undefined {
  switch (safe.kind) {
    case "value":
      return undefined;
    case "descriptor":
      return (
        [
          ...(safe.directory ? ["a directory, or AT_FDCWD"] : []),
          ...(safe.ownership === "consumed" ? ["closed by the call"] : []),
          ...(safe.none === undefined ? [] : [`${safe.none} for none`]),
        ].join(", ") || undefined
      );
    case "string":
      return safe.optional ? "nil for none; EINVAL if it holds a NUL" : undefined;
    case "bytes":
    case "elements":
    case "vectors":
    case "object":
      return directions[safe.direction] + (safe.optional ? ", nil for none" : "");
    case "address":
      return safe.optional ? "an address, nil for none" : "an address";
  }
}

const directions = { in: "read", out: "written", inout: "read and written" } as const;

/** What the signature does not show. */
const errorNotes = {
  errno: undefined,
  "errno-pointer": undefined,
  "errno-value": undefined,
  "never-fails": "It never fails.",
  noreturn: "It does not return.",
  ambiguous: "A result of -1 is no failure where err is nil.",
} as const satisfies Record<ErrorConvention, string | undefined>;
