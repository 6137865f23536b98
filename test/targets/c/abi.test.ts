import { archNames } from "../../../src/model/arch.js";
import type { Model } from "../../../src/model/model.js";
import { generateInto, type TableName } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { abiProof } from "./abi-proof.js";
import { compile, diagnostics } from "./zig-cc.js";

const models = { bundled: bundledModel(), "hard-cases": hardCases() } as const;
const include = { bundled: temporaryFolder(), "hard-cases": temporaryFolder() } as const;
const scratch = temporaryFolder();
const standard = "c++17";

beforeAll(async () => {
  await generateInto(include.bundled, "c", "bundled");
  await generateInto(include["hard-cases"], "c", "hard-cases");
});

describe.each<TableName>(["bundled", "hard-cases"])("every type of the %s table", (table) => {
  test.each(archNames)("has the size, alignment and sign of the model on %s", (arch) => {
    const text = abiProof(models[table], arch);
    compile({ arch, standard, text, include: include[table], scratch });
  });

  test("is the same in the function's type and in its prototype", () => {
    const text = models[table].calls.map(
      ({ symbols: { sys } }) =>
        "_Static_assert(__builtin_types_compatible_p(" +
        `__typeof__(${sys.name}), ${sys.name}_t), "${sys.name}");\n`,
    );
    compile({
      arch: "amd64",
      standard: "c17",
      text: `#include "libsys.h"\n${text.join("")}`,
      include: include[table],
      scratch,
    });
  });
});

test("a call that does not return is known not to", () => {
  const functions = models.bundled.calls
    .filter(({ errorConvention }) => errorConvention === "noreturn")
    .map(({ name, symbols, parameters }) => {
      // A string must not be NULL, and a list of none may be.
      const nothing = parameters.map(({ pointee }) => (pointee?.nulTerminated ? '""' : "0"));
      return `int test_${name}(void) { ${symbols.sys.name}(${nothing.join(", ")}); }\n`;
    });
  // _exit and abort2.
  expect(functions).toHaveLength(2);
  const text = `#include "libsys.h"\n${functions.join("")}`;
  for (const language of ["c17", "c++17"]) {
    compile({ arch: "amd64", standard: language, text, include: include.bundled, scratch });
  }
});

describe("the proof fails", () => {
  const source = { standard, scratch } as const;

  test("for the calls that pass a type about which the model is wrong, and for no others", () => {
    const wrong = withModeOf4Bytes(models.bundled);
    const text = abiProof(wrong, "riscv64");
    const said = diagnostics({ ...source, arch: "riscv64", text, include: include.bundled });
    expect(failed(said)).toEqual(
      models.bundled.calls
        .filter(({ returns, parameters }) =>
          [returns, ...parameters.map(({ type }) => type)].some(
            (type) => type.kind === "named" && type.name === "mode_t",
          ),
        )
        .map(({ symbols }) => symbols.sys.name),
    );
    expect(failed(said)).toContain("__sys_open");
  });

  test("for a parameter too many", () => {
    const [first, ...rest] = models["hard-cases"].calls.slice(2);
    if (first === undefined) throw new Error("the table has no calls");
    const parameters = [
      { name: "more", type: { kind: "named", name: "int" }, pointee: undefined },
    ] as const;
    const wrong = { ...models["hard-cases"], calls: [{ ...first, parameters }, ...rest] };
    const text = abiProof(wrong, "i386");
    const said = diagnostics({ ...source, arch: "i386", text, include: include["hard-cases"] });
    expect(failed(said)).toEqual(["__sys_relax"]);
  });
});

/** The functions whose assertions the compiler refused, in the order of its messages. */
function failed(said: string): readonly string[] {
  return [...said.matchAll(/static assertion failed.*: (\w+)$/gm)].map(([, name = ""]) => name);
}

/** `mode_t` has 2 bytes on FreeBSD, and 4 on Linux. */
function withModeOf4Bytes(model: Model): Model {
  const mode = model.scalars.get("mode_t");
  if (mode === undefined) throw new Error("the model has no mode_t");
  const riscv64 = { size: 4, align: 4, signed: false } as const;
  const wrong = { ...mode, layouts: { ...mode.layouts, riscv64 } };
  return { ...model, scalars: new Map([...model.scalars, ["mode_t", wrong]]) };
}
