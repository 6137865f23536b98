import { printLiteral, printType } from "../../../src/targets/typescript/literal.js";

/** The package's own test holds whole tables against prettier; these are the rules one by one. */
test.each([
  ["a number", 3, ["  key: 3,"]],
  ["a text", 'a "b"', ['  key: "a \\"b\\"",']],
  ["an empty object", {}, ["  key: {},"]],
  ["nothing in an array", [], ["  key: [],"]],
  ["one object in an array", [{ a: 1, b: 2 }], ["  key: [{ a: 1, b: 2 }],"]],
  [
    "two objects",
    [
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ],
    ["  key: [", "    { a: 1, b: 2 },", "    { a: 3, b: 4 },", "  ],"],
  ],
  ["two objects of one member", [{ a: 1 }, { a: 2 }], ["  key: [{ a: 1 }, { a: 2 }],"]],
  ["80 characters", "x".repeat(70), [`  key: "${"x".repeat(70)}",`]],
  ["81 characters behind a short key", "x".repeat(71), [`  key: "${"x".repeat(71)}",`]],
  [
    "an object that is too long",
    [{ a: "x".repeat(60), b: 12345 }],
    ["  key: [", "    {", `      a: "${"x".repeat(60)}",`, "      b: 12345,", "    },", "  ],"],
  ],
] as const)("%s", (_, value, lines) => {
  expect(printLiteral(value, "  ", "key: ", ",")).toEqual(lines);
});

test("the type of a literal is that of the literal as const", () => {
  expect(printType({ a: [1, "two"], b: [{ c: true }] })).toBe(
    '{ readonly a: readonly [1, "two"]; readonly b: readonly [{ readonly c: true }] }',
  );
});

test.each([
  [67, [`  longer: "${"x".repeat(67)}",`]],
  [68, ["  longer:", `    "${"x".repeat(68)}",`]],
])("a text of %d characters behind a longer key", (length, lines) => {
  expect(printLiteral("x".repeat(length), "  ", "longer: ", ",")).toEqual(lines);
});
