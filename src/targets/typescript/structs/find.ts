import type { CType } from "syscalls-table";
import type { Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";

/** The structure that a type names, by its tag or by a typedef; undefined for all else. */
export function structureOf(model: Model, type: CType): Structure | undefined {
  if (type.kind === "struct" || type.kind === "union") {
    return structureNamed(model, type.kind, type.tag);
  }
  if (type.kind !== "named") return undefined;
  const typedef = model.aggregates.find(
    ({ kind, name }) => kind === "typedef" && name === type.name,
  );
  const [kind, tag] = typedef?.target?.split(" ") ?? [];
  return tag === undefined || (kind !== "struct" && kind !== "union")
    ? undefined
    : structureNamed(model, kind, tag);
}

function structureNamed(
  model: Model,
  kind: "struct" | "union",
  tag: string,
): Structure | undefined {
  return model.structures.find((each) => each.kind === kind && each.name === tag);
}
