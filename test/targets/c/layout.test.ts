import { archNames } from "../../../src/model/arch.js";
import type { Model } from "../../../src/model/model.js";
import { generateFiles } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { compile, diagnostics, type Source } from "./zig-cc.js";

const scratch = temporaryFolder();
const source = { standard: "c11", include: scratch, scratch } as const;

async function generated(file: string, model: Model = bundledModel()): Promise<string> {
  const text = (await generateFiles("c", model)).get(file);
  if (text === undefined) throw new Error(`${file} is not generated`);
  return text;
}

describe.each(["libsys_layout.c", "libsys_constants.c"])(
  "the system's headers bear out %s",
  (file) => {
    test.each(archNames)("on %s", async (arch) => {
      compile({ ...source, arch, text: await generated(file) });
    });
  },
);

test("all structures and constants are asserted that C has a constant expression for", async () => {
  const { structures, constants } = bundledModel();
  const layout = await generated("libsys_layout.c");
  expect(new Set(layout.match(/^TYPE\(.*?,/gm)).size).toBe(structures.length);
  const values = await generated("libsys_constants.c");
  const asserted = [...values.matchAll(/^CONSTANT\((\w+),/gm)].map(([, name]) => name);
  const missing = constants
    .flatMap((family) => family.constants)
    .map(({ name }) => name)
    .filter((name) => !asserted.includes(name));
  expect(missing.sort()).toEqual(
    ["BADSIG", "MAP_FAILED", "SHM_ANON", "SIG_DFL", "SIG_ERR", "SIG_HOLD", "SIG_IGN"].sort(),
  );
});

describe("the proof fails", () => {
  const model = bundledModel();

  async function said(
    file: string,
    wrong: Model,
    arch: Source["arch"],
  ): Promise<readonly string[]> {
    const text = await generated(file, wrong);
    const output = diagnostics({ ...source, arch, text });
    return [...output.matchAll(/error: static assertion failed.*: ([^:\n]+)$/gm)].map(
      ([, what = ""]) => what,
    );
  }

  test("for a structure that is too large", async () => {
    const structures = model.structures.map((structure) =>
      structure.name === "kevent"
        ? { ...structure, layouts: { ...structure.layouts, armv7: { size: 72, align: 8 } } }
        : structure,
    );
    expect(await said("libsys_layout.c", { ...model, structures }, "armv7")).toEqual([
      "size of struct kevent",
    ]);
    compile({
      ...source,
      arch: "amd64",
      text: await generated("libsys_layout.c", { ...model, structures }),
    });
  });

  test("for a member in the wrong place, and one of the wrong size", async () => {
    const structures = model.structures.map((structure) =>
      structure.name !== "timespec"
        ? structure
        : {
            ...structure,
            members: structure.members.map((member) => ({
              ...member,
              places: { ...member.places, i386: { offset: 4, size: 8 } },
            })),
          },
    );
    expect(await said("libsys_layout.c", { ...model, structures }, "i386")).toEqual([
      "place of tv_sec",
      "tv_sec",
      "tv_nsec",
    ]);
  });

  test("for a constant of another value, and one of another sign", async () => {
    const constants = model.constants.map((family) => ({
      ...family,
      constants: family.constants.map((constant) =>
        constant.name === "O_CREAT"
          ? { ...constant, value: 0x201n }
          : constant.name === "AT_FDCWD"
            ? { ...constant, value: 0xffffff9cn }
            : constant,
      ),
    }));
    expect(await said("libsys_constants.c", { ...model, constants }, "amd64")).toEqual([
      "O_CREAT",
      "AT_FDCWD",
    ]);
  });
});
