import type { ArchName } from "../../model/arch.js";
import type { Model } from "../../model/model.js";
import { scalarView, type ScalarView } from "./scalar.js";
import { structureView, type StructureView } from "./structure.js";
import type { TypeNames } from "./type-names.js";

/** What `types.zig` shows. */
export interface TypesView {
  readonly scalars: readonly ScalarView[];
  readonly structures: readonly StructureView[];
  readonly opaque: TypeNames["opaque"];
  readonly aliases: TypeNames["aliases"];
  /** What the file needs of others. */
  readonly imports: { readonly builtin: boolean; readonly on: boolean; readonly std: boolean };
}

/** Scalars, structs and unions, and the other names of these. */
export function typesView(model: Model, names: TypeNames, archs: readonly ArchName[]): TypesView {
  const inside: TypeNames = { ...names, namespace: "" };
  const scalars = names.scalars.map((scalar) => scalarView(scalar, archs));
  const structures = names.structures.map((structure) =>
    structureView(structure, model, inside, archs),
  );
  const text = JSON.stringify(structures);
  return {
    scalars,
    structures,
    opaque: names.opaque,
    aliases: names.aliases,
    imports: {
      builtin: scalars.some(({ cases }) => cases.length > 0),
      on: /\bon\(\./.test(text),
      std: /\bstd\./.test(text),
    },
  };
}
