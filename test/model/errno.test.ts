import { errorAliases, errorNumbers } from "../../src/model/errno.js";

test("there are 97 error numbers, in order and without gaps", () => {
  expect(errorNumbers.map(({ number }) => number)).toEqual(
    Array.from({ length: 97 }, (_, index) => index + 1),
  );
  expect(new Set(errorNumbers.map(({ name }) => name)).size).toBe(97);
});

test("each says something of its own, in half a sentence", () => {
  const messages = errorNumbers.map(({ message }) => message);
  expect(messages.filter((message) => !/^[a-z][\w ,-]{8,51}[a-zA-Z]$/.test(message))).toEqual([]);
  expect(new Set(messages).size).toBe(97);
});

test("the second names stand for error numbers", () => {
  const names = errorNumbers.map(({ name }) => name);
  expect(Object.keys(errorAliases).filter((name) => names.includes(name))).toEqual([]);
  expect(Object.values(errorAliases).filter((name) => !names.includes(name))).toEqual([]);
});
