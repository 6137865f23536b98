import { codeOf } from "../../src/elf/code.js";
import { examineStub, type StubReport } from "../../src/elf/stub.js";
import { libraryArchNames } from "../../src/model/library/arch.js";
import { buildLibrary, type BuiltSymbol } from "../support/library.js";
import { assemblies } from "../support/stub-assembly.js";
import { elfOf, errorFunction, stub, symbol } from "./support.js";

/** Each has another encoding on one architecture or another. */
const numbers = [0, 1, 31, 32, 63, 64, 127, 128, 253, 255, 256, 475, 599, 2047];

describe.each([...libraryArchNames, "thumb" as const])("code of %s", (dialect) => {
  const arch = dialect === "thumb" ? "armv7" : dialect;
  const assembly = assemblies[dialect];
  const code = (name: string, text: string): BuiltSymbol =>
    symbol(name, "FBSDprivate_1.0", { kind: "code", text });
  const bytes = buildLibrary(
    arch,
    [
      ...numbers.map((number) => stub(`call_${String(number)}`, number)),
      code("unchecked", assembly.unchecked(20)),
      code("elsewhere", `${assembly.stub(20).replace("on_error", "9f")}\n9: ${assembly.nothing}`),
      code("tail", `${assembly.jump("9f")}\n${assembly.nothing}\n9: ${assembly.stub(475)}`),
      code("nothing", assembly.nothing),
      errorFunction(assembly.nothing),
    ],
    { thumb: dialect === "thumb" },
  );
  const file = elfOf(bytes);

  test("has the architecture in its header", () => {
    expect(file.arch?.name).toBe(arch);
    expect(file.disagreement).toBeUndefined();
  });

  test.each(numbers)("the stub of call %i", (number) => {
    expect(report(`call_${String(number)}`)).toEqual({
      kind: "stub",
      number,
      errorPath: "error",
      jumps: false,
    });
  });

  test("a stub behind a jump", () => {
    expect(report("tail")).toEqual({ kind: "stub", number: 475, errorPath: "error", jumps: true });
  });

  test("a stub that never asks whether the call has failed", () => {
    expect(report("unchecked")).toMatchObject({ kind: "stub", number: 20, errorPath: "untested" });
  });

  test("a stub whose failures end elsewhere than in __error", () => {
    expect(report("elsewhere")).toMatchObject({ kind: "stub", number: 20, errorPath: "elsewhere" });
  });

  test("a function that never enters the kernel", () => {
    expect(report("nothing")).toEqual({ kind: "other", why: "no-trap" });
  });

  function report(name: string): StubReport {
    const found = file.symbols.find((candidate) => candidate.name === name);
    const followed = codeOf(file);
    if (found === undefined || followed === undefined) throw new Error(`no ${name}`);
    return examineStub(followed, found.value);
  }
});
