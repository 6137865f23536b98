import { basicScalar, recordedScalar } from "../abi.js";
import { archNames, archOf } from "../arch.js";
import { recordOf, type Facts } from "../facts.js";
import { structuresFromFacts } from "../layout/from-facts.js";
import { spellingOf } from "../layout/reach.js";
import type { Structure } from "../layout/structure.js";
import { namesOf } from "../type-names.js";
import { type Fault, onArchs } from "./fault.js";
import type { Measure } from "./measure.js";
import { memberFaults } from "./members.js";

/** Offsets, sizes and alignments have to be those that a compiler would find. */
export function structureFaults(facts: Facts): readonly Fault[] {
  const structures = structuresFromFacts(facts);
  const measure = measureWith(facts, structures);
  return structures.flatMap((structure) => {
    const path = ["structures", spellingOf(structure)];
    return [
      ...opacityFaults(structure, path),
      ...withFaults(facts, structure, path),
      ...containerFaults(structures, structure, path),
      ...unknownFaults(structure, measure, path),
      ...memberFaults(structure, measure, path),
    ];
  });
}

function measureWith({ types }: Facts, structures: readonly Structure[]): Measure {
  const byName = new Map(structures.map((structure) => [spellingOf(structure), structure]));
  const measure: Measure = (type, arch) => {
    if (type.kind === "array") {
      const element = measure(type.of, arch);
      return element && { ...element, size: element.size * Number(type.length ?? 0) };
    }
    if (type.kind === "pointer") {
      const { pointerSize } = archOf(arch);
      return { size: pointerSize, align: pointerSize };
    }
    if (type.kind === "enum") return { size: 4, align: 4 };
    const name = namesOf(type)[0] ?? "";
    if (type.kind !== "named") return byName.get(name)?.layouts[arch];
    if (recordOf(types.pointers, name) !== undefined) {
      const { pointerSize } = archOf(arch);
      return { size: pointerSize, align: pointerSize };
    }
    const record = recordOf(types.scalars, name);
    return (basicScalar(name) ?? (record && recordedScalar(name, record)))?.layouts[arch];
  };
  return measure;
}

function opacityFaults(structure: Structure, path: readonly string[]): readonly Fault[] {
  if ((structure.opaque === undefined) !== (structure.members.length === 0)) return [];
  const name = spellingOf(structure);
  const message =
    structure.opaque === undefined
      ? `${name} has no members, and no reason for that`
      : `${name} is opaque and has members`;
  const hint = "give it members, or say under `opaque` why it has none";
  return [{ code: "DA007", message, hint, path }];
}

function withFaults(facts: Facts, structure: Structure, path: readonly string[]): readonly Fault[] {
  return structure.with
    .filter((name) => !Object.hasOwn(facts.calls, name) && !Object.hasOwn(facts.structures, name))
    .map((name) => ({
      code: "DA008",
      message: `${spellingOf(structure)} goes with ${name}, which is no call and no structure`,
      path: [...path, "with"],
    }));
}

function containerFaults(
  structures: readonly Structure[],
  structure: Structure,
  path: readonly string[],
): readonly Fault[] {
  if (!structure.anonymous) return [];
  const uses = structures
    .flatMap(({ members }) => members)
    .filter(({ type }) => type.kind === structure.kind && type.tag === structure.name);
  if (uses.length === 1) return [];
  const message = `${spellingOf(structure)} has no name in C, and is the type of ${uses.length} members`;
  return [{ code: "DA009", message, path }];
}

function unknownFaults(
  structure: Structure,
  measure: Measure,
  path: readonly string[],
): readonly Fault[] {
  return structure.members.flatMap(({ name, type, places }) => {
    const archs = archNames.filter((arch) => places[arch] !== undefined);
    const unknown = archs.filter((arch) => measure(type, arch) === undefined);
    if (unknown.length === 0) return [];
    const message =
      `nothing is known about ${namesOf(type).join(", ")}, ` +
      `of which ${name} of ${spellingOf(structure)} is${onArchs(unknown, archs)}`;
    return [{ code: "DA001", message, path: [...path, "members", name, "type"] }];
  });
}
