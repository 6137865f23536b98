import { archNames, type ArchName } from "../model/arch.js";
import { structuresByName } from "../model/layout/find.js";
import { spellingOf } from "../model/layout/reach.js";
import type { Structure } from "../model/layout/structure.js";
import type { Call } from "../model/call.js";
import type { Model } from "../model/model.js";
import { namesOf } from "../model/type-names.js";

/** A structure that a call takes or gives. */
export interface DescribedStructure {
  /** With its keyword: `struct stat`. */
  readonly name: string;
  readonly header: string;
  /** Bytes; architectures that lack it are absent. */
  readonly size: Readonly<Partial<Record<ArchName, number>>>;
}

/** A family of constants that a parameter or the result of a call is made of. */
export interface DescribedFamily {
  readonly family: string;
  readonly title: string;
  readonly header: string;
  /** Names of parameters of the safe form; the result is `result`. */
  readonly of: readonly string[];
}

/** The structures in the prototype of a call, and those whose facts say that they go with it. */
export function describeStructures(model: Model, call: Call): readonly DescribedStructure[] {
  const byName = structuresByName(model);
  const types = [call.returns, ...call.parameters.map(({ type }) => type)];
  const named = types.flatMap(namesOf).flatMap((name) => byName.get(name) ?? []);
  const companions = model.structures.filter((structure) => structure.with.includes(call.name));
  return [...new Set([...named, ...companions])].map(describeStructure);
}

function describeStructure(structure: Structure): DescribedStructure {
  const sizes = archNames.flatMap((arch) => {
    const layout = structure.layouts[arch];
    return layout === undefined ? [] : [[arch, layout.size] as const];
  });
  return {
    name: spellingOf(structure),
    header: structure.header,
    size: Object.fromEntries(sizes),
  };
}

/** The families of a call, in the order in which its safe form has them; a raw call has none. */
export function describeFamilies(model: Model, { safe }: Call): readonly DescribedFamily[] {
  if (safe.kind === "raw") return [];
  const uses = [
    ...safe.parameters.map((parameter) => ({
      of: parameter.name,
      family: parameter.kind === "value" ? parameter.family : undefined,
    })),
    { of: "result", family: safe.result.kind === "value" ? safe.result.family : undefined },
  ];
  return [...new Set(uses.map(({ family }) => family))].flatMap((name) => {
    const family = model.constants.find((candidate) => candidate.name === name);
    if (family === undefined) return [];
    const { header, title } = family;
    const of = uses.filter((use) => use.family === name).map((use) => use.of);
    return [{ family: family.name, title, header, of }];
  });
}
