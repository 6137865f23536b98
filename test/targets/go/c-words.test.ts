import { archOf } from "../../../src/model/arch.js";
import type { Model } from "../../../src/model/model.js";
import { functionNames } from "../../../src/targets/go/names.js";
import { generateInto, type TableName } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { machines, wordsInC } from "./c-words.js";
import { inspect, type GoFunctions } from "./inspect.js";

const tables = [
  { table: "bundled", model: bundledModel() },
  { table: "hard-cases", model: hardCases() },
] as const satisfies readonly { table: TableName; model: Model }[];

const folder = temporaryFolder();

describe.each(tables)("Go puts arguments where a C compiler does: $table", ({ table, model }) => {
  let seen: ReturnType<typeof inspect>;

  beforeAll(async () => {
    await generateInto(`${folder}/${table}`, "go", table);
    seen = inspect(`${folder}/${table}`);
  });

  test.each(machines)("$arch", (machine) => {
    const functions = seen.get(archOf(machine.arch).names.goarch ?? "")?.functions ?? {};
    const names = functionNames(model.calls.map(({ name }) => name));
    const inC = wordsInC(model, machine, `${folder}/${table}`);
    const compared = model.calls.flatMap(({ name }, index) => {
      const found = functions[names[index] ?? ""];
      const wanted = inC.get(name);
      return found === undefined || wanted === undefined
        ? []
        : [{ name, ...sideBySide(wordsInGo(found), wanted) }];
    });
    expect(compared.length).toBe(Object.keys(functions).length);
    expect(compared.filter(({ go, c }) => go !== c)).toEqual([]);
  });
});

/** What a word holds that no argument is in does not matter. */
function sideBySide(go: readonly string[], c: readonly string[]): { go: string; c: string } {
  const used = c.filter((_, index) => go[index] !== "-");
  return { go: go.filter((word) => word !== "-").join(" "), c: used.join(" ") };
}

/** In the notation of `wordsInC`, with `-` for the zeros that fill up words. */
function wordsInGo({ parameters, words }: GoFunctions[string]): readonly string[] {
  const numbers = new Map(parameters.map(({ name }, index) => [name, `${index + 1}`]));
  return words.map((word) => {
    const [name = "", half] = word.split(" >> ");
    const number = numbers.get(name);
    if (number === undefined) return "-";
    return half === undefined ? number : `${number}>>${half}`;
  });
}
