import { readFileSync } from "node:fs";
import { readElf } from "../../src/elf/file.js";
import { memorySource } from "../../src/elf/source.js";
import type { Model } from "../../src/model/model.js";
import { selectCalls } from "../../src/model/select.js";
import { hostlib } from "./hostlib.js";
import { bundledModel } from "./models.js";

/** The bundled model with those calls alone that the double of libsys has. */
export function hostModel(): Model {
  const { library } = hostlib();
  const { symbols } = readElf(memorySource(library, readFileSync(library)));
  const names = new Set(symbols.map(({ name }) => name));
  return selectCalls(bundledModel(), (call) => names.has(call.symbols.sys.name));
}
