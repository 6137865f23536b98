import type { CType } from "syscalls-table";
import type { SafeWrapper } from "../../../model/safe/form.js";
import type { SafeContext } from "./context.js";

/** Why a call that has a safe form stays raw in Rust, in a full sentence; undefined for most. */
export function unsupported(context: SafeContext, form: SafeWrapper): string | undefined {
  const types: readonly CType[] = [...form.parameters, ...form.outputs].flatMap((each) => {
    if (each.kind === "object") return [each.type];
    return each.kind === "elements" ? [each.element] : [];
  });
  const unsized = types.find((type) => !context.isSized(type));
  if (unsized === undefined) return undefined;
  return "The layout of what it reads or writes is not known.";
}
