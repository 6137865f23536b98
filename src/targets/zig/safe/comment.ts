import type { Call } from "../../../model/model.js";
import type { SafeWrapper } from "../../../model/safe/form.js";
import { callComment } from "../comment.js";

export function safeComment(call: Call, form: SafeWrapper): readonly string[] {
  return callComment(call, form.unsafe === undefined ? [] : [form.unsafe]);
}
