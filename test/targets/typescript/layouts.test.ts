import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { archNames, type ArchName } from "../../../src/model/arch.js";
import type { Structure } from "../../../src/model/layout/structure.js";
import type { Model } from "../../../src/model/model.js";
import { generateInto } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { run } from "../../toolchains/run.js";

const folder = temporaryFolder();

beforeAll(async () => {
  await generateInto(join(folder, "bundled"), "typescript", "bundled");
  await generateInto(join(folder, "hard-cases"), "typescript", "hard-cases");
}, 120_000);

/**
 * The package computes the sizes of members from their types when it is loaded. What comes of that
 * on every machine is held against the model: sizes, alignments, and the place of each member.
 */
describe("structs lie in memory as the model says, on every architecture", () => {
  test("bundled table", () => {
    const model = bundledModel();
    expect(model.structures.length).toBeGreaterThan(80);
    expect(measuredBy(join(folder, "bundled"))).toEqual(expected(model));
  }, 60_000);

  test("hard cases", () => {
    expect(measuredBy(join(folder, "hard-cases"))).toEqual(expected(hardCases()));
  }, 60_000);
});

describe("the comparison sees", () => {
  test.each([
    ["a size", "default: 64", "default: 60", allBut("i386")],
    ["an alignment of one machine", "i386: 4", "i386: 8", ["i386 kevent"]],
    ["a member's offset", "default: 12", "default: 10", allBut("armv7", "i386")],
    ["a member's type", 'type: "i16"', 'type: "i32"', allBut()],
    ["a number of elements", "count: 4", "count: 3", allBut()],
  ])("%s", (_, from, to, wrong) => {
    expect(differences(from, to)).toEqual(wrong);
  });
});

function allBut(...archs: readonly ArchName[]): readonly string[] {
  return archNames.filter((arch) => !archs.includes(arch)).map((arch) => `${arch} kevent`);
}

type Measured = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function measuredBy(packageFolder: string): Measured {
  const script = join(__dirname, "programs/print-structs.mjs");
  // The script prints exactly this.
  return JSON.parse(run(process.execPath, [script, packageFolder]).stdout) as Measured;
}

function expected({ structures }: Model): Measured {
  return Object.fromEntries(
    archNames.map((arch) => {
      const here = structures.filter(({ layouts }) => layouts[arch] !== undefined);
      return [arch, Object.fromEntries(here.map((each) => [each.name, placed(each, arch)]))];
    }),
  );
}

function placed({ layouts, members }: Structure, arch: ArchName): unknown {
  return {
    size: layouts[arch]?.size,
    align: layouts[arch]?.align,
    members: members.flatMap(({ name, places, reserved }) => {
      const place = places[arch];
      return place === undefined ? [] : [{ name, ...place, reserved }];
    }),
  };
}

/** Puts a fault into the layout of `struct kevent`, and lists what is then wrong, and where. */
function differences(from: string, to: string): readonly string[] {
  const faulty = join(folder, "faulty");
  cpSync(join(folder, "bundled"), faulty, { recursive: true });
  const path = join(faulty, "lib/layouts.js");
  const text = readFileSync(path, "utf8");
  const start = text.indexOf(from, text.indexOf("\n  kevent: {"));
  expect(start).toBeGreaterThan(0);
  writeFileSync(path, text.slice(0, start) + to + text.slice(start + from.length));
  const measured = measuredBy(faulty);
  return Object.entries(expected(bundledModel())).flatMap(([arch, structs]) =>
    Object.entries(structs)
      .filter(([name, wanted]) => !isDeepStrictEqual(measured[arch]?.[name], wanted))
      .map(([name]) => `${arch} ${name}`),
  );
}
