import { abiOf } from "../../../src/model/abi.js";
import { archs, type Arch } from "../../../src/model/arch.js";
import type { Call } from "../../../src/model/call.js";
import type { AbiType, Model } from "../../../src/model/model.js";
import { functionNames } from "../../../src/targets/go/names.js";
import type { GoValue, inspect } from "./inspect.js";

/**
 * Every difference between a model and what Go's type checker sees, as sentences; and the calls
 * that have no function, as `name on arch`.
 */
export function compareSignatures(
  model: Model,
  seen: ReturnType<typeof inspect>,
): { readonly differences: readonly string[]; readonly missing: readonly string[] } {
  const names = functionNames(model.calls.map(({ name }) => name));
  const differences: string[] = [];
  const missing: string[] = [];
  for (const arch of archs) {
    const { goarch } = arch.names;
    if (goarch === undefined) continue;
    const functions = seen.get(goarch)?.functions ?? {};
    const known = new Set(names);
    for (const name of Object.keys(functions)) {
      if (!known.has(name)) differences.push(`${name} on ${goarch}: no such call`);
    }
    model.calls.forEach((call, index) => {
      const name = names[index] ?? "";
      const found = functions[name];
      if (found === undefined) {
        missing.push(`${call.name} on ${goarch}`);
        return;
      }
      const wanted = call.parameters.map(({ type }) => abiOf(model, type, arch.name));
      const actual = found.parameters;
      const results = expectedResults(model, call, arch);
      const parts = [
        ...compare("parameter", wanted.map(ofAbi), actual),
        ...compare("result", results, found.results),
      ];
      differences.push(...parts.map((part) => `${name} on ${goarch}: ${part}`));
    });
  }
  return { differences, missing };
}

function expectedResults(model: Model, call: Call, arch: Arch): readonly string[] {
  const value = ofAbi(abiOf(model, call.returns, arch.name));
  const values = value === "void" ? [] : [value];
  switch (call.errorConvention) {
    case "noreturn":
      return [];
    case "never-fails":
      return values;
    case "errno-value":
      return ["Errno"];
    case "errno":
    case "errno-pointer":
    case "ambiguous":
      return [...values, "Errno"];
  }
}

function compare(
  what: string,
  wanted: readonly string[],
  actual: readonly GoValue[],
): readonly string[] {
  if (wanted.length !== actual.length) {
    return [`${actual.length} ${what}s instead of ${wanted.length}`];
  }
  return wanted.flatMap((type, index) => {
    const value = actual[index];
    const ways = value === undefined ? [] : waysToSee(value);
    return ways.includes(type)
      ? []
      : [`${what} ${index + 1} is ${ways.join(" or ")} instead of ${type}`];
  });
}

function ofAbi(abi: AbiType): string {
  switch (abi.kind) {
    case "void":
      return "void";
    case "pointer":
      return `pointer of ${abi.size}`;
    case "integer":
      return `${abi.signed ? "signed" : "unsigned"} of ${abi.size}`;
  }
}

/** A `uintptr` stands for a `size_t`, and for an address that Go must not follow. */
function waysToSee({ kind, size, signed }: GoValue): readonly string[] {
  switch (kind) {
    case "Errno":
      return ["Errno"];
    case "pointer":
      return [`pointer of ${size}`];
    case "uintptr":
      return [`unsigned of ${size}`, `pointer of ${size}`];
    case "integer":
      return [`${signed ? "signed" : "unsigned"} of ${size}`];
  }
}
