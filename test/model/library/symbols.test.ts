import { libraryArchNames } from "../../../src/model/library/arch.js";
import { libraryFactsSchema } from "../../../src/model/library/facts-schema.js";
import {
  type LibraryContent,
  libraryFacts,
  librarySymbols,
} from "../../../src/model/library/symbols.js";
import { bundledModel, read } from "../../support/models.js";

const text = read("data/library.json");
const facts = libraryFacts(text);
const model = bundledModel();

/** Name, version, default or not, binding, type, and the number in the machine code of a stub. */
type Measured = readonly [string, string, boolean, string, string, number | null];

/** Functions around rfork and _umtx_op in assembler, whose shape is a stub's. */
const inAssembler = ["rfork_thread", "_umtx_op_err"];

test("data/library.json has its shape", () => {
  expect(libraryFactsSchema.safeParse(JSON.parse(text)).error).toBeUndefined();
});

test.each(libraryArchNames)("the symbols of libsys.so.7 on %s, all of them", (arch) => {
  const file = JSON.parse(read(`test/data/libsys.${arch}.json`)) as {
    readonly symbols: readonly Measured[];
  };
  const measured = file.symbols.map(([name, version, isDefault, binding, type, number]) =>
    [name, version, isDefault, binding, type, inAssembler.includes(name) ? null : number].join(" "),
  );
  const known = librarySymbols(model, facts, arch).map(
    ({ binding, content, isDefault, name, version }) =>
      [name, version, isDefault, binding, typeOf(name, content), numberOf(name, content)].join(" "),
  );
  expect(known.sort()).toEqual(measured.sort());

  function typeOf(name: string, { kind }: LibraryContent): string {
    if (kind === "object") return kind;
    // Those that are resolved at start-up, by what the processor can do.
    const isX86 = arch === "amd64" || arch === "i386";
    return isX86 && /^(amd64_|x86_pkru_.et|sched_getcpu$)/.test(name) ? "ifunc" : "func";
  }

  function numberOf(name: string, content: LibraryContent): number | null {
    // On i386 it takes the number from the stack.
    if (arch === "i386" && name === "syscall") return null;
    return content.kind === "stub" ? content.number : null;
  }
});

test("the older forms are entries of the table that are kept for compatibility", () => {
  const kept = model.leftOut.filter(({ cause }) => cause.kind === "compatibility");
  const unknown = Object.entries(facts.old).filter(
    ([, { number }]) => !kept.some((entry) => entry.number === number),
  );
  expect(unknown).toEqual([]);
});

test("the size of a pointer is the architecture's", () => {
  const vector = (arch: "i386" | "amd64") =>
    librarySymbols(model, facts, arch).find(({ name }) => name === "__elf_aux_vector")?.content;
  expect(vector("amd64")).toEqual({ kind: "object", size: 8 });
  expect(vector("i386")).toEqual({ kind: "object", size: 4 });
});
