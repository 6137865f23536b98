import { checkFacts } from "../../../src/model/data/check.js";
import { withOverlays, type Overlay } from "../../../src/model/facts.js";
import { overlaySchema } from "../../../src/model/facts-schema.js";
import { facts } from "../../support/models.js";

test("the bundled facts are consistent", () => {
  expect(checkFacts(facts)).toEqual([]);
});

const header = "x.h";
const int = { type: "int", offset: 0, size: 4 };

describe("structures", () => {
  test.each<[string, object, string]>([
    [
      "an unknown type",
      { size: 4, align: 4, members: { a: { ...int, type: "frob_t" } } },
      "DA001 nothing is known about frob_t, of which a of struct x is",
    ],
    [
      "a size that its type does not have",
      { size: 4, align: 4, members: { a: { ...int, type: "long" } } },
      "DA002 a of struct x has 4 bytes, and its type 8 on amd64, aarch64, riscv64, powerpc64 and powerpc64le",
    ],
    [
      "an offset that is not aligned",
      { size: 8, align: 4, members: { a: { ...int, offset: 2 } } },
      "DA003 the offset of a of struct x, 2, is no multiple of 4",
    ],
    [
      "members that overlap",
      { size: 4, align: 4, members: { a: int, b: int } },
      "DA004 b of struct x is at 0, and what is before it ends at 4",
    ],
    [
      "a size that does not follow from the members",
      { size: 12, align: 4, members: { a: int } },
      "DA005 struct x has 12 bytes, and its members take 4",
    ],
    [
      "a size that is no multiple of the alignment",
      { size: 5, align: 4, opaque: "It is private." },
      "DA005 the size of struct x, 5, is no multiple of 4",
    ],
    [
      "an alignment that does not follow from the members",
      { size: 4, align: 2, members: { a: int } },
      "DA006 the alignment of struct x is 2, and of its members 4",
    ],
    [
      "no members and no reason",
      { size: 4, align: 4 },
      "DA007 struct x has no members, and no reason for that",
    ],
    [
      "a companion that does not exist",
      { size: 4, align: 4, with: ["frob"], members: { a: int } },
      "DA008 struct x goes with frob, which is no call and no structure",
    ],
    [
      "no name and no place",
      { size: 4, align: 4, anonymous: true, members: { a: int } },
      "DA009 struct x has no name in C, and is the type of 0 members",
    ],
  ])("with %s", (_, record, expected) => {
    expect(faults({ structures: { "struct x": { header, ...record } } })).toContain(expected);
  });

  test("members of unions are at 0", () => {
    const members = { a: int, b: { ...int, offset: 4 } };
    const structures = { "union x": { header, size: 8, align: 4, members } };
    expect(faults({ structures })).toEqual([
      "DA004 b of union x is at 4, and members of unions are at 0",
    ]);
  });

  test("the path leads to the figure", () => {
    const structures = { "struct x": { header, size: 8, align: 4, members: { a: int } } };
    expect(checkFacts(withOverlay({ structures }))).toMatchObject([
      { code: "DA005", path: ["structures", "struct x", "size"] },
    ]);
  });
});

describe("constants", () => {
  const family = { title: "what x(2) takes", header, kind: "flags", type: "int" };
  test.each<[string, object, string]>([
    [
      "a name of another family",
      { ...family, constants: { O_EXCL: 1 } },
      "DA010 O_EXCL is in the family open-flags too",
    ],
    [
      "a value that does not fit",
      { ...family, constants: { X: "0x100000000" } },
      "DA011 X does not fit int",
    ],
    [
      "a value that does not fit everywhere",
      { ...family, type: "long", constants: { X: "0x100000000" } },
      "DA011 X does not fit long on armv7 and i386",
    ],
    [
      "numbers with a type",
      { ...family, kind: "numbers", constants: { X: 1 } },
      "DA012 the family x is of numbers, which share no type",
    ],
    [
      "an unknown type",
      { ...family, type: "frob_t", constants: { X: 1 } },
      "DA013 nothing is known about the type frob_t",
    ],
    [
      "a bit without a name where all have one",
      { ...family, exhaustive: true, constants: { X: 1, Y: 3 } },
      "DA014 Y has bits without a name of their own in the exhaustive family x",
    ],
  ])("with %s", (_, record, expected) => {
    expect(faults({ constants: { x: record } })).toEqual([expected]);
  });
});

test("a call that names no family of the data", () => {
  const safe = { parameters: { flags: { family: "open-flag" } } };
  const fault = checkFacts(withOverlay({ calls: { open: { errors: "errno", safe } } }));
  expect(fault).toEqual([
    {
      code: "DA020",
      message: "there is no family of constants open-flag",
      hint: "did you mean open-flags?",
      path: ["calls", "open", "safe", "parameters", "flags", "family"],
    },
  ]);
});

function faults(overlay: object): readonly string[] {
  return checkFacts(withOverlay(overlay)).map(({ code, message }) => `${code} ${message}`);
}

function withOverlay(overlay: object): typeof facts {
  const parsed: Overlay = overlaySchema.parse(overlay);
  return withOverlays(facts, [parsed]);
}
