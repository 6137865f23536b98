import type { Call } from "../../../model/call.js";
import { identifiers } from "../../../model/naming.js";
import { rawName, type CallContext } from "../call.js";
import { bullet } from "../comment.js";
import { declarationNames } from "../names.js";
import type { SafeContext } from "./context.js";
import { LOCALS, wrapperView, type WrapperView } from "./wrapper.js";

/** What `safe.zig` shows. */
export interface SafeModuleView {
  readonly wrappers: readonly WrapperView[];
  /** The calls without a wrapper and the reasons, as lines of a list in a doc comment. */
  readonly rawOnly: readonly string[];
}

/** The wrappers of all calls that have a safe form, under the names of the table. */
export function safeModule(
  { archs, model, names, symbols }: CallContext,
  flagsType: SafeContext["flagsType"],
): SafeModuleView {
  const wrapped = model.calls.flatMap((call) =>
    call.safe.kind === "wrapper" ? [{ call, form: call.safe }] : [],
  );
  const functions = identifiers(
    wrapped.map(({ call }) => call.name),
    declarationNames,
    [...DECLARED, ...WITHIN, ...LOCALS],
  );
  const context: SafeContext = {
    model,
    names,
    families: new Map(model.constants.map((family) => [family.name, family])),
    flagsType,
    taken: [...DECLARED, ...functions],
  };
  return {
    wrappers: wrapped.map(({ call, form }, index) =>
      wrapperView(
        call,
        form,
        { name: functions[index] ?? call.name, raw: rawName(call, symbols, archs) },
        context,
      ),
    ),
    rawOnly: model.calls.flatMap((call) =>
      call.safe.kind === "raw" ? bullet(reason(call, call.safe.reason)) : [],
    ),
  };
}

function reason({ name }: Call, text: string): string {
  return `\`${name}\`: ${text}`;
}

/** The other declarations of `safe.zig`. */
const DECLARED: readonly string[] = [
  "Errno",
  "Error",
  "constants",
  "expectNone",
  "failed",
  "failure",
  "fd_t",
  "fit",
  "iovec",
  "iovec_const",
  "last",
  "raw",
  "std",
  "terminated",
  "types",
];

/**
 * What the functions of the template call their own: Zig lets nothing be hidden. They are long, so
 * that a call has to give way to none of them.
 */
const WITHIN: readonly string[] = [
  "Integer",
  "error_number",
  "filled_buffer",
  "nul_index",
  "slice_length",
];
