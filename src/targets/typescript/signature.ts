import type { ArchName } from "../../model/arch.js";
import type { Call, ModelParameter } from "../../model/call.js";
import type { Model } from "../../model/model.js";
import { symbolFor, type SymbolChoice } from "../../model/symbols.js";
import { typeName, type TypeName } from "./type.js";

/** What the package's table says about one call, see `signature.ts.hbs`. */
export interface Signature {
  readonly symbol: string;
  readonly number: number;
  readonly parameters: readonly SignatureParameter[];
  readonly result: TypeName;
  readonly failure: Call["errorConvention"];
  readonly flags: readonly string[];
}

export interface SignatureParameter {
  readonly name: string;
  readonly type: TypeName;
  /** For pointers alone, as is `nullable`. */
  readonly access?: "in" | "out" | "inout" | "unknown";
  readonly nullable?: boolean;
}

/** The table's entry for a call. */
export function signatureOf(
  model: Model,
  call: Call,
  symbols: SymbolChoice,
  archs: readonly ArchName[],
): Signature {
  return {
    symbol: symbolOf(call, symbols, archs),
    number: call.number,
    parameters: call.parameters.map((parameter) => parameterOf(model, parameter)),
    result: typeName(model, call.returns),
    failure: call.errorConvention,
    flags: [
      ...(call.capabilityMode ? ["capability"] : []),
      ...(call.interposed === undefined ? [] : ["interposed"]),
      ...(call.inModule ? ["module"] : []),
    ],
  };
}

/** One package serves all architectures: a symbol that one of them lacks is no choice. */
function symbolOf(call: Call, choice: SymbolChoice, archs: readonly ArchName[]): string {
  const [name, ...others] = new Set(archs.map((arch) => symbolFor(call, choice, arch).name));
  return name === undefined || others.length > 0 ? call.symbols.sys.name : name;
}

function parameterOf(model: Model, { name, type, pointee }: ModelParameter): SignatureParameter {
  const wanted = typeName(model, type);
  if (wanted !== "pointer") return { name, type: wanted };
  return {
    name,
    type: wanted,
    access: pointee?.direction ?? "unknown",
    nullable: pointee?.optional ?? true,
  };
}
