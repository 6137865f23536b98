import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CType } from "syscalls-table";
import { abiOf } from "../../src/model/abi.js";
import type { Model } from "../../src/model/model.js";
import { structureOf, structuresByName } from "../../src/model/layout/find.js";
import { spellingOf } from "../../src/model/layout/reach.js";
import { bundledModel } from "../support/models.js";

/**
 * The double is for 64-bit machines. What a type is there: `4 signed`, or for a pointer what it is
 * to: `const struct stat *`.
 */
function inModel(model: Model, type: CType): string {
  if (type.kind === "pointer") {
    const { to } = type;
    const constant = "const" in to ? "const " : "";
    const structure = structureOf(structuresByName(model), to);
    const tag = to.kind === "struct" ? `struct ${to.tag}` : undefined;
    return `${constant}${structure === undefined ? (tag ?? inModel(model, to)) : spellingOf(structure)} *`;
  }
  if (type.kind === "named" && type.name === "char") return "char";
  const abi = abiOf(model, type, "amd64");
  return abi.kind === "integer" ? `${abi.size} ${abi.signed ? "signed" : "unsigned"}` : abi.kind;
}

/** The same of the C of calls.h, whose structures begin with `bsd_` where the host has another. */
function inHeader(text: string): string {
  const pointer = /^(const )?(.*?) ?\*$/.exec(text);
  if (pointer !== null) return `${pointer[1] ?? ""}${inHeader(pointer[2] ?? "")} *`;
  const structure = /^struct (?:bsd_)?(\w+)$/.exec(text)?.[1];
  if (structure !== undefined) return `struct ${structure === "sigset" ? "__sigset" : structure}`;
  return basic[text] ?? text;
}

const basic: Readonly<Record<string, string>> = {
  int: "4 signed",
  int32_t: "4 signed",
  int64_t: "8 signed",
  size_t: "8 unsigned",
  ssize_t: "8 signed",
  uint16_t: "2 unsigned",
  uint32_t: "4 unsigned",
};

interface Prototype {
  readonly name: string;
  readonly returns: string;
  readonly parameters: readonly string[];
}

/** Every stub that a header declares. */
function prototypesOf(header: string): readonly Prototype[] {
  const pattern = /^EXPORT (?:_Noreturn )?([^;(]*?)__sys_(\w+)\(([^;]*)\);/gm;
  return [...header.matchAll(pattern)].map(([, returns = "", name = "", list = ""]) => ({
    name,
    returns: inHeader(returns.trim()),
    parameters: list === "void" ? [] : list.split(/,\s+/).map(parameter),
  }));
}

function parameter(text: string): string {
  const [, type = "", name = ""] = /^(.*?)(\w+)$/.exec(text) ?? [];
  return `${name}: ${inHeader(type.trim())}`;
}

/** What differs between the prototypes of a header and those of the model. */
function differences(header: string): readonly string[] {
  const model = bundledModel();
  return prototypesOf(header).flatMap(({ name, parameters, returns }) => {
    const call = model.calls.find((candidate) => candidate.name === name);
    if (call === undefined) return [`${name} is no call`];
    const wanted = [
      inModel(model, call.returns),
      ...call.parameters.map((own) => `${own.name}: ${inModel(model, own.type)}`),
    ].join(", ");
    const found = [returns, ...parameters].join(", ");
    return found === wanted ? [] : [`${name}: ${found} instead of ${wanted}`];
  });
}

const header = readFileSync(join(__dirname, "calls.h"), "utf8");

test("the double declares its calls as the table does", () => {
  expect(prototypesOf(header)).toHaveLength((header.match(/__sys_\w+\(/g) ?? []).length);
  expect(differences(header)).toEqual([]);
});

test.each([
  ["size_t nbyte);", "int nbyte);", "read: 8 signed, fd: 4 signed, buf: void *, nbyte: 4 signed"],
  ["void *buf, size_t", "const void *buf, size_t", "read: 8 signed, fd: 4 signed, buf: const void"],
  ["ssize_t __sys_read(", "int __sys_read(", "read: 4 signed, fd: 4 signed"],
  ["int fd, void *buf,", "void *buf,", "read: 8 signed, buf: void *, nbyte: 8 unsigned instead"],
  ["__sys_read(", "__sys_reed(", "reed is no call"],
])("%s for %s is noticed", (text, by, difference) => {
  expect(header).toContain(text);
  expect(differences(header.replace(text, by))).toEqual([expect.stringContaining(difference)]);
});
