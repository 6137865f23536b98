import { printType } from "syscalls-table/print";
import { abiOf } from "../model/abi.js";
import { archNames, archOf, type ArchName } from "../model/arch.js";
import type { Call, ErrorConvention, Interposition, Pointee, Symbols } from "../model/call.js";
import type { AbiType, Model } from "../model/model.js";
import { argumentSlots, type Slot } from "../model/slots.js";
import { describeSafe, type DescribedSafeForm } from "./safe.js";
import {
  describeFamilies,
  describeStructures,
  type DescribedFamily,
  type DescribedStructure,
} from "./types.js";

/** All that is known about one call, in the shape of `libsysgen table show NAME --json`. */
export interface CallDescription {
  readonly name: string;
  readonly number: number;
  readonly summary?: string;
  /** The first release that has the call, or the older system that it is from. */
  readonly since?: string;
  readonly topic?: string;
  /** The prototype in C: `ssize_t read(int fd, void *buf, size_t nbyte)`. */
  readonly signature: string;
  readonly audit: string;
  readonly symbols: Symbols;
  readonly errors: { readonly convention: ErrorConvention; readonly why?: string };
  readonly manual?: string;
  readonly interposed: Interposition | undefined;
  readonly capabilityMode: boolean;
  readonly inModule: boolean;
  readonly harmless: boolean;
  readonly variadic: boolean;
  readonly returns: DescribedValue;
  readonly parameters: readonly DescribedParameter[];
  readonly structures: readonly DescribedStructure[];
  /** The families of constants that its integers are made of. */
  readonly constants: readonly DescribedFamily[];
  /** What the safe layers of the languages make of it. */
  readonly safe: DescribedSafeForm;
}

export interface DescribedValue {
  /** The type in C: `const char *`. */
  readonly type: string;
  /** What is passed or returned, in bytes, on each architecture. */
  readonly abi: Readonly<Record<ArchName, AbiType>>;
}

export interface DescribedParameter extends DescribedValue {
  readonly name: string;
  /** What the annotations say; absent where there are none. */
  readonly pointee?: Pointee;
  /** The words of the argument list that it takes on each architecture. */
  readonly slots: Readonly<Record<ArchName, Slot>>;
}

/** Describes a call of the model; undefined where the model has none of that name. */
export function describeCall(model: Model, name: string): CallDescription | undefined {
  const call = model.calls.find((candidate) => candidate.name === name);
  if (call === undefined) return undefined;
  const { errorConvention, why, manual, summary, since, topic } = call;
  return {
    name,
    number: call.number,
    ...(summary !== undefined && { summary }),
    ...(since !== undefined && { since }),
    ...(topic !== undefined && { topic }),
    signature: signatureOf(call),
    audit: call.audit,
    symbols: call.symbols,
    errors: { convention: errorConvention, ...(why !== undefined && { why }) },
    ...(manual !== undefined && { manual }),
    interposed: call.interposed,
    capabilityMode: call.capabilityMode,
    inModule: call.inModule,
    harmless: call.harmless,
    variadic: call.variadic,
    returns: {
      type: printType(call.returns),
      abi: onEachArch((arch) => abiOf(model, call.returns, arch)),
    },
    parameters: describeParameters(model, call),
    structures: describeStructures(model, call),
    constants: describeFamilies(model, call),
    safe: describeSafe(call.safe),
  };
}

/** The prototype of a call in C, on one line and without a semicolon. */
function signatureOf({ name, returns, parameters, variadic }: Call): string {
  const list = parameters.map((parameter) => printType(parameter.type, parameter.name));
  if (variadic) list.push("...");
  return printType(returns, `${name}(${list.length === 0 ? "void" : list.join(", ")})`);
}

function describeParameters(model: Model, { parameters }: Call): readonly DescribedParameter[] {
  const passedOn = onEachArch((arch) => parameters.map(({ type }) => abiOf(model, type, arch)));
  const slotsOn = onEachArch((arch) => argumentSlots(passedOn[arch], archOf(arch)));
  return parameters.map(({ name, type, pointee }, index) => ({
    name,
    type: printType(type),
    ...(pointee !== undefined && { pointee }),
    abi: onEachArch((arch) => itemAt(passedOn[arch], index)),
    slots: onEachArch((arch) => itemAt(slotsOn[arch], index)),
  }));
}

function onEachArch<T>(value: (arch: ArchName) => T): Readonly<Record<ArchName, T>> {
  // The keys are all architectures: `fromEntries` forgets them.
  return Object.fromEntries(archNames.map((arch) => [arch, value(arch)])) as Record<ArchName, T>;
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`);
  return item;
}
