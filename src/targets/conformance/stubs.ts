import type { Call } from "../../model/call.js";
import { symbolFor } from "../../model/symbols.js";
import type { TargetInput } from "../target.js";

/**
 * The calls whose bindings refer to the stub itself, whichever of its names they take. A wrapper,
 * which some of the public names are, has an address of its own.
 */
export function boundToStubs({ archs, model, symbols }: TargetInput): readonly Call[] {
  return model.calls.filter((call) =>
    archs.every((arch) => symbolFor(call, symbols, arch).kind === "stub"),
  );
}
