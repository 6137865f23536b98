import fc from "fast-check";
import { identifier, identifiers, type NamingRules } from "../../src/model/naming.js";

const suffixing: NamingRules = {
  keywords: new Set(["type", "func", "type_"]),
  escape: (keyword) => `${keyword}_`,
};
const quoting: NamingRules = {
  keywords: new Set(["error", "var"]),
  escape: (keyword) => `@"${keyword}"`,
};
const lowering: NamingRules = {
  keywords: new Set(["len"]),
  escape: (keyword) => `${keyword}Value`,
  spell: (name) => name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase()),
};

test.each([
  // names, rules, identifiers
  [["fd", "nbyte"], suffixing, ["fd", "nbyte"]],
  [["type", "func"], suffixing, ["type__", "func_"]],
  [["func", "func_"], suffixing, ["func__", "func_"]],
  [["func_", "func"], suffixing, ["func_", "func__"]],
  [["func", "func_", "func__"], suffixing, ["func___", "func_", "func__"]],
  [["error", "var", "x"], quoting, ['@"error"', '@"var"', "x"]],
  [["error", "error", "error_"], quoting, ['@"error"', "error__", "error_"]],
  [["a", "a", "a"], suffixing, ["a", "a_", "a__"]],
  [["", ""], suffixing, ["arg0", "arg1"]],
  [["new_len", "newLen", "len"], lowering, ["newLen_", "newLen", "lenValue"]],
  [[], suffixing, []],
] as const)("%j become by their rules %#", (names, rules, expected) => {
  expect(identifiers(names, rules)).toEqual(expected);
});

test("names that are taken are left to their owners", () => {
  expect(identifiers(["r0", "r1", "fd"], suffixing, ["r1", "r1_"])).toEqual(["r0", "r1__", "fd"]);
  expect(identifier("var", quoting, ['@"var"'])).toBe("var_");
});

test("identifiers are legal, unique, and not taken", () => {
  const name = fc.constantFrom("type", "type_", "type__", "func", "func_", "a", "a_", "");
  fc.assert(
    fc.property(fc.array(name), fc.array(name), (names, taken) => {
      const result = identifiers(names, suffixing, taken);
      expect(result).toHaveLength(names.length);
      expect(new Set(result).size).toBe(result.length);
      for (const identifier of result) {
        expect(suffixing.keywords.has(identifier)).toBe(false);
        expect(taken).not.toContain(identifier);
        expect(identifier).not.toBe("");
      }
    }),
  );
});

test("a legal name that nobody else has stays as it is", () => {
  const name = fc.constantFrom("type", "type_", "func", "func_", "a", "a_", "b");
  fc.assert(
    fc.property(fc.uniqueArray(name), (names) => {
      const result = identifiers(names, suffixing);
      names.forEach((given, index) => {
        if (!suffixing.keywords.has(given)) expect(result[index]).toBe(given);
      });
    }),
  );
});
