import { commentLines, commentText } from "../../../src/targets/c/comment.js";

test.each([
  ["--table 'tables/*/syscalls.master'", "--table 'tables/ * /syscalls.master'"],
  ["len/*alen", "len/ *alen"],
])("%s can stand in a comment", (text, safe) => {
  expect(commentText(text)).toBe(safe);
});

test("lines end within 80 columns, and an empty one with its star", () => {
  const words = "word ".repeat(14);
  expect(commentLines(`${words}1234567`)).toEqual([` * ${words}1234567`]);
  expect(commentLines(`${words}12345678`)).toEqual([` * ${words.trimEnd()}`, " * 12345678"]);
  expect(` * ${words}1234567`).toHaveLength(80);
  expect(commentLines("")).toEqual([" *"]);
});
