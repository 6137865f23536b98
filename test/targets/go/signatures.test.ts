import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateInto } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { goarchs } from "./go.js";
import { inspect } from "./inspect.js";
import { compareSignatures } from "./signatures.js";

const folder = temporaryFolder();

beforeAll(async () => {
  await generateInto(join(folder, "bundled"), "go", "bundled");
  await generateInto(join(folder, "hard-cases"), "go", "hard-cases");
});

describe("Go sees every size and sign that the model says", () => {
  test("bundled table: all calls but those that Go cannot make", () => {
    const { differences, missing } = compareSignatures(
      bundledModel(),
      inspect(join(folder, "bundled")),
    );
    expect(differences).toEqual([]);
    const notCallable = [
      ...["syscall", "fork", "vfork", "__syscall", "rfork"],
      ...["sigreturn", "getcontext", "setcontext", "swapcontext"],
      ...["thr_create", "thr_exit", "thr_new", "pdfork"],
    ];
    const everywhere = notCallable.flatMap((name) =>
      goarchs.map((goarch) => `${name} on ${goarch}`),
    );
    expect([...missing].sort()).toEqual(everywhere.sort());
  });

  test("hard cases: all but the variadic one, and ten arguments in more than ten words", () => {
    const { differences, missing } = compareSignatures(
      hardCases(),
      inspect(join(folder, "hard-cases")),
    );
    expect(differences).toEqual([]);
    const everywhere = goarchs.map((goarch) => `multiplex on ${goarch}`);
    expect([...missing].sort()).toEqual([...everywhere, "ten on 386", "ten on arm"].sort());
  });
});

test("a wrong width, a wrong sign, a missing parameter and a wrong result do not get through", async () => {
  const place = join(folder, "wrong");
  await generateInto(place, "go", "hard-cases");
  spoil(place, "amd64", "func SysTwin(a int32)", "func SysTwin(a int64)");
  spoil(place, "arm", "func SysTwin(a int32)", "func SysTwin(a uint32)");
  spoil(place, "386", "func SysDefault(old int32)", "func SysDefault()");
  spoil(place, "riscv64", "func SysWideResult() (r int64,", "func SysWideResult() (r int32,");
  expect(compareSignatures(hardCases(), inspect(place)).differences).toEqual([
    "SysTwin on amd64: parameter 1 is signed of 8 instead of signed of 4",
    "SysTwin on arm: parameter 1 is unsigned of 4 instead of signed of 4",
    "SysDefault on 386: 0 parameters instead of 1",
    "SysWideResult on riscv64: result 1 is signed of 4 instead of signed of 8",
  ]);
});

/** Replaces a text of a generated file that occurs in it once. */
function spoil(place: string, goarch: string, text: string, by: string): void {
  const file = join(place, `zsyscall_freebsd_${goarch}.go`);
  const [before, after, ...others] = readFileSync(file, "utf8").split(text);
  if (before === undefined || after === undefined || others.length > 0) throw new Error(text);
  writeFileSync(file, before + by + after);
}
