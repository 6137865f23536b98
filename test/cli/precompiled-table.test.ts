import fs from "node:fs";
import { parse } from "syscalls-table/parse";
import { parseBundled, precompileTable } from "../../src/cli/precompiled-table.js";
import { read } from "../support/models.js";

const bytes = Buffer.from(read("syscalls.master"));
const bundled = { file: "syscalls.master", bytes };

/** The files of a package of which the build has written the table so. */
function built(content: string): typeof fs {
  const readFileSync = () => content;
  return { ...fs, readFileSync } as unknown as typeof fs;
}

test("what the build has read is what the parser reads", () => {
  const files = built(precompileTable(bundled));
  expect(parseBundled(bundled, files)).toEqual(parse(bytes, "syscalls.master"));
});

test("it is taken, and not read again, for exactly that text", () => {
  const text = precompileTable(bundled).replaceAll('"read"', '"taken"');
  const other = { ...bundled, bytes: Buffer.concat([bytes, Buffer.from("; more\n")]) };
  expect(JSON.stringify(parseBundled(bundled, built(text)))).toContain('"taken"');
  expect(parseBundled(other, built(text))).toEqual(parse(other.bytes, "syscalls.master"));
});

test("without a build the table is read", () => {
  expect(parseBundled(bundled, fs)).toEqual(parse(bytes, "syscalls.master"));
});
