import type { Call } from "../call.js";
import type { ObjectFacts, SuiteFacts } from "./facts.js";
import { isPointer, type LookupModel } from "./lookup.js";
import type { PointFacts } from "./point.js";

/**
 * The point in which a call gets -1 for a descriptor; undefined if its first parameter is none and
 * the data does not mention it, or if the data says not to.
 *
 * Text is passed where a call needs some, for a path is read before the folder is looked at; all
 * else is zero, unless the data knows better.
 */
export function descriptorPoint(
  call: Call,
  { descriptors }: Pick<SuiteFacts, "descriptors">,
  model: LookupModel,
): PointFacts | undefined {
  const record = Object.hasOwn(descriptors, call.name) ? descriptors[call.name] : undefined;
  if (record !== undefined && "not" in record) return undefined;
  if (record === undefined && !beginsWithDescriptor(call)) return undefined;
  const derived = argumentsFor(call, model);
  const fails = record?.fails ?? "EBADF";
  return {
    group: "descriptors",
    name: `${call.name} without a descriptor`,
    topic: call.topic ?? "files",
    objects: record?.with === undefined ? derived.objects : (record.objects ?? {}),
    steps: [
      ...(record?.before ?? []),
      { call: call.name, with: record?.with ?? derived.with, fails },
    ],
    skipped: {},
  };
}

/** Whether the first argument is a descriptor that has to be there, by the safe form of the call. */
export function beginsWithDescriptor({ safe }: Call): boolean {
  if (safe.kind === "raw") return false;
  const [first] = safe.arguments;
  if (first?.kind !== "value") return false;
  const parameter = safe.parameters[first.of];
  return parameter?.kind === "descriptor" && parameter.none === undefined;
}

function argumentsFor(
  { parameters }: Call,
  model: LookupModel,
): { readonly objects: ObjectFacts; readonly with: string[] } {
  const objects: Record<string, { readonly string: string }> = {};
  const values = parameters.map(({ pointee, type }, index) => {
    if (index === 0) return "-1";
    if (!isPointer(model, type)) return "0";
    if (pointee?.nulTerminated !== true || pointee.optional || pointee.direction !== "in")
      return "NULL";
    const name = `text${index}`;
    objects[name] = { string: "nothing" };
    return `&${name}`;
  });
  return { objects, with: values };
}
