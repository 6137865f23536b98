import { readFileSync } from "node:fs";
import { lint } from "syscalls-table";

/**
 * The table as FreeBSD released it spells some things in other ways than the bundled one. Put back
 * into the bundled table, they are warnings, each at its place, and never errors.
 */
const slips: readonly (readonly [proper: string, released: string, finding: string])[] = [
  ["_Out_writes_bytes_opt_(*size) char", "_Out_writes_bytes_opt(*size) char", "ST302 63 where"],
  ["_In_opt_z_ const char *filename", "_In_z_opt_ const char *filename", "ST302 355 filename"],
  ["_In_opt_z_ const char *name", "_In_z_opt_ const char *name", "ST302 390 name"],
  ["* const *aiocbp", "* const * aiocbp", "ST401 315 aiocbp"],
  ["AUE_GETDIRENTRIES\tSTD|CAPENABLED", "AUE_GETDIRENTRIES STD|CAPENABLED", "ST401 554"],
  [
    "_In_z_ const char *to\n\t\t);\n\t}\n567",
    "_In_z_ const char *to,\n\t\t);\n\t}\n567",
    "ST203 566 to",
  ],
  ["spacectl_range *rmsr\n", "spacectl_range *rmsr,\n", "ST203 580 rmsr"],
  ["*name,\n\t\t    u_int flags\n", "*name,\n\t\t    u_int flags,\n", "ST203 582 flags"],
];

/** What the release itself leaves open, and the bundled table with it: facts are not made up. */
const open = [
  "ST308 99 anamelen",
  "ST308 220 arg",
  "ST308 224 buf",
  "ST311 315 aiocbp",
  "ST308 339 a_pathP",
  "ST308 339 a_paramsP",
  "ST311 488 mask",
];

const bundled = readFileSync("syscalls.master", "utf8");

/** `CODE NUMBER PARAMETER` for each finding. */
function findings(text: string): string[] {
  const lines = text.split("\n");
  return lint(text, "t").diagnostics.map(({ code, severity, span, excerpt }) => {
    const above = lines.slice(0, span.start.line).findLast((line) => /^[0-9]/.test(line));
    const number = /^[0-9]+/.exec(above ?? "")?.[0] ?? "";
    const parameter = /(\w+),?$/.exec(excerpt)?.[1] ?? "";
    expect(severity).toBe("warning");
    return [code, number, parameter].join(" ").trim();
  });
}

test("the bundled table has what the release leaves open", () => {
  expect(findings(bundled)).toEqual(open);
});

test.each(slips)("%j written %j is a warning", (proper, released, finding) => {
  expect(bundled.split(proper)).toHaveLength(2);
  const found = findings(bundled.replace(proper, released));
  expect(found.toSorted()).toEqual([...open, finding].toSorted());
});

test("an annotation that the comments do not explain is a warning", () => {
  const lines = bundled.split("\n").filter((line) => !/^;\s+_Outptr_/.test(line));
  expect(findings(lines.join("\n")).toSorted()).toEqual([...open, "ST312 359 aiocbp"].toSorted());
});
