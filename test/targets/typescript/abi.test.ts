import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { CType } from "syscalls-table";
import { abiOf } from "../../../src/model/abi.js";
import { archs, type ArchName } from "../../../src/model/arch.js";
import type { Model } from "../../../src/model/model.js";
import { whyUncallable } from "../../../src/targets/typescript/uncallable.js";
import { generateInto } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";

const folder = temporaryFolder();

beforeAll(async () => {
  await generateInto(join(folder, "bundled"), "typescript", "bundled");
  await generateInto(join(folder, "hard-cases"), "typescript", "hard-cases");
});

/**
 * The package resolves its table when it is loaded. Here its own JavaScript does so for every
 * machine, and what it would tell a foreign function interface is held against the model.
 */
describe("sizes and signs are the model's on every architecture", () => {
  test("bundled table", () => {
    expect(resolvedBy(join(folder, "bundled"))).toEqual(expected(bundledModel()));
  });
  test("hard cases", () => {
    expect(resolvedBy(join(folder, "hard-cases"))).toEqual(expected(hardCases()));
  });
});

describe("the comparison sees", () => {
  test("a parameter of the wrong width", () => {
    expect(differences("signatures.js", "  read: {", '"ulong"', '"u32"')).toEqual([
      "amd64 read(fd i32, buf pointer, nbyte u32) i64",
      "aarch64 read(fd i32, buf pointer, nbyte u32) i64",
      "riscv64 read(fd i32, buf pointer, nbyte u32) i64",
      "powerpc64 read(fd i32, buf pointer, nbyte u32) i64",
      "powerpc64le read(fd i32, buf pointer, nbyte u32) i64",
    ]);
  });

  test("a result of the wrong sign", () => {
    const found = differences("signatures.js", "  umask: {", 'result: "u16"', 'result: "i16"');
    expect(found).toHaveLength(archs.length);
    expect(found[0]).toBe("amd64 umask(newmask u16) i16");
  });

  test("a long of the wrong width on one machine", () => {
    const found = differences("abis.js", "  i386: {", "longSize: 4", "longSize: 8");
    expect(found).toContain("i386 read(fd i32, buf pointer, nbyte u64) i64");
    expect(found.filter((line) => !line.startsWith("i386 "))).toEqual([]);
  });
});

type Resolved = Readonly<Record<string, Readonly<Record<string, ResolvedCall>>>>;

interface ResolvedCall {
  readonly parameters: readonly (readonly [string, string])[];
  readonly result: string;
}

/** What the package says, by architecture. */
function resolvedBy(packageFolder: string): Resolved {
  const script = join(__dirname, "programs/print-abi.mjs");
  const output = execFileSync(process.execPath, [script, packageFolder], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  // The script prints exactly this.
  return JSON.parse(output) as Resolved;
}

/** What the model says, by architecture. */
function expected(model: Model): Resolved {
  return Object.fromEntries(archs.map(({ name }) => [name, callsOn(model, name)]));
}

function callsOn(model: Model, arch: ArchName): Readonly<Record<string, ResolvedCall>> {
  return Object.fromEntries(
    model.calls
      .filter((call) => whyUncallable(call) === undefined)
      .map(({ name, parameters, returns }) => [
        name,
        {
          parameters: parameters.map((each) => [each.name, native(model, each.type, arch)]),
          result: nativeResult(model, returns, arch),
        },
      ]),
  );
}

function native(model: Model, type: CType, arch: ArchName): string {
  const abi = abiOf(model, type, arch);
  return abi.kind === "integer" ? `${abi.signed ? "i" : "u"}${abi.size * 8}` : abi.kind;
}

/** An address comes back as an unsigned integer, so that -1 is not lost. */
function nativeResult(model: Model, type: CType, arch: ArchName): string {
  const abi = abiOf(model, type, arch);
  return abi.kind === "pointer" ? `u${abi.size * 8}` : native(model, type, arch);
}

/** Puts a fault into the package, behind `anchor`, and lists the calls that are then wrong. */
function differences(file: string, anchor: string, from: string, to: string): readonly string[] {
  const faulty = join(folder, "faulty");
  cpSync(join(folder, "bundled"), faulty, { recursive: true });
  const path = join(faulty, "lib", file);
  const text = readFileSync(path, "utf8");
  const start = text.indexOf(from, text.indexOf(anchor));
  expect(start).toBeGreaterThan(0);
  writeFileSync(path, text.slice(0, start) + to + text.slice(start + from.length));

  const resolved = resolvedBy(faulty);
  const model = bundledModel();
  return archs.flatMap(({ name: arch }) =>
    Object.entries(callsOn(model, arch)).flatMap(([call, wanted]) => {
      const found = resolved[arch]?.[call];
      return isDeepStrictEqual(found, wanted) ? [] : [`${arch} ${call}${describeCall(found)}`];
    }),
  );
}

function describeCall(call: ResolvedCall | undefined): string {
  if (call === undefined) return " is missing";
  const parameters = call.parameters.map((parameter) => parameter.join(" "));
  return `(${parameters.join(", ")}) ${call.result}`;
}
