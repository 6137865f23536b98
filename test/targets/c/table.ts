import { parse } from "syscalls-table";
import { buildModel } from "../../../src/model/build.js";
import type { Model } from "../../../src/model/model.js";
import { facts } from "../../support/models.js";

/** The model of a table that consists of these entries. */
export function modelOf(entries: string): Model {
  const file = "table";
  const { table, diagnostics } = parse(entries, file);
  const { model, problems } = buildModel(table, facts, { file, text: entries });
  const said = [...diagnostics, ...problems].map(({ message }) => message);
  if (said.length > 0) throw new Error(said.join("\n"));
  return model;
}
