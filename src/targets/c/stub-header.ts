import type { Call } from "../../model/call.js";
import type { AggregateType, Model } from "../../model/model.js";
import { prototypeOf, typedefOf } from "./declaration.js";

/** The view of `_libsys.h`. */
export interface StubHeader {
  /** `struct stat`: by name, structs before unions. */
  readonly tags: readonly string[];
  /** Declarations of function types, in the order of the calls' numbers. */
  readonly types: readonly string[];
  /** Declarations of the stubs in the same order. */
  readonly prototypes: readonly string[];
}

export function stubHeader(model: Model): StubHeader {
  const calls = model.calls.filter(isDeclared);
  return {
    tags: [...tagsOf("struct", model), ...tagsOf("union", model)],
    types: calls.map(typedefOf),
    prototypes: calls.map((call) => prototypeOf(call, call.symbols.sys.name)),
  };
}

/** `syscall` and `__syscall` take any call's arguments; upstream has them in `libsys.h` alone. */
function isDeclared(call: Call): boolean {
  return !call.variadic;
}

function tagsOf(kind: AggregateType["kind"], model: Model): readonly string[] {
  return model.aggregates
    .filter((aggregate) => aggregate.kind === kind)
    .map(({ name }) => `${kind} ${name}`);
}
