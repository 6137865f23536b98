import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CType } from "syscalls-table";
import ts from "typescript";
import { abiOf } from "../../../src/model/abi.js";
import { archNames } from "../../../src/model/arch.js";
import type { Call, ModelParameter } from "../../../src/model/call.js";
import type { Model } from "../../../src/model/model.js";
import { whyUncallable } from "../../../src/targets/typescript/uncallable.js";
import { generateInto } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";

const folder = temporaryFolder();

describe.each([
  { table: "bundled", model: bundledModel },
  { table: "hard-cases", model: hardCases },
] as const)("the package of the $table table", ({ table, model }) => {
  const home = join(folder, table);
  const packageFolder = join(home, "node_modules/@libsysgen/libsys");
  let program: ts.Program;

  beforeAll(async () => {
    mkdirSync(packageFolder, { recursive: true });
    await generateInto(packageFolder, "typescript", table);
    writeFileSync(join(home, "package.json"), '{ "type": "module" }');
    writeFileSync(join(home, "calls.ts"), callsProof(model()));
    writeFileSync(join(home, "members.ts"), membersProof(model()));
    writeFileSync(join(home, "faults.ts"), faultsProof(table === "bundled" ? faults : []));
    const files = ["calls.ts", "members.ts", "faults.ts"].map((name) => join(home, name));
    program = ts.createProgram(files, checkOptions);
  }, 120_000);

  test("its sources are free of errors, and lib/ is what the compiler makes of them", () => {
    const { options, fileNames } = packageConfig(packageFolder);
    const sources = ts.createProgram(fileNames, options);
    expect(messages(ts.getPreEmitDiagnostics(sources))).toEqual([]);

    const emitted = new Map<string, string>();
    sources.emit(undefined, (path, text) => emitted.set(path, text));
    expect(emitted.size).toBe(2 * fileNames.length);
    for (const [path, text] of emitted) {
      const form = isData(path) ? tokens : withoutHeader;
      expect(form(readFileSync(path, "utf8"))).toBe(form(text));
    }
  }, 120_000);

  test("the arguments and results of its calls are those of the model", () => {
    expect(errorsIn(program, "calls.ts")).toEqual([]);
  }, 120_000);

  test("the integers and addresses in its structs are those of the model", () => {
    expect(errorsIn(program, "members.ts")).toEqual([]);
  }, 120_000);

  test("its declarations are free of errors", () => {
    const all = messages(ts.getPreEmitDiagnostics(program));
    expect(all.filter((message) => !message.startsWith("faults.ts:"))).toEqual([]);
  }, 120_000);

  if (table !== "bundled") return;

  test("the proof sees a wrong type", () => {
    expect(errorsIn(program, "faults.ts")).toEqual(
      faults.map(
        (_, index) =>
          `faults.ts:${index + 7}: Type 'false' does not satisfy the constraint 'true'.`,
      ),
    );
  }, 120_000);

  test("editors show what a call does, its prototype and the names of the arguments", () => {
    expect([shown(program, "read"), shown(program, "pread"), shown(program, "_exit")]).toEqual([
      "Reads bytes from a descriptor, at its offset. `ssize_t read(int fd, void *buf, size_t nbyte)` " +
        "(fd: number, buf: bigint | Uint8Array<ArrayBufferLike>, nbyte: bigint) => bigint",
      "Reads bytes from a descriptor at an offset of its own. `ssize_t pread(int fd, void *buf, size_t nbyte, off_t offset)` " +
        "(fd: number, buf: bigint | Uint8Array<ArrayBufferLike>, nbyte: bigint, offset: bigint) => bigint",
      "Ends the process. `void _exit(int rval)` (rval: number) => never",
    ]);
  }, 120_000);
});

const faults = [
  // A number in place of a bigint.
  "(fd: number, buf: Uint8Array | bigint, nbyte: number) => bigint",
  // A pointer that must not be null.
  "(fd: number, buf: Uint8Array | bigint | null, nbyte: bigint) => bigint",
  // Another result.
  "(fd: number, buf: Uint8Array | bigint, nbyte: bigint) => number",
  // A missing argument.
  "(fd: number, buf: Uint8Array | bigint) => bigint",
] as const;

function faultsProof(types: readonly string[]): string {
  return [
    proofHead,
    "export type Faults = [",
    ...types.map((type) => `  Expect<Equal<Calls["read"], ${type}>>,`),
    "];",
    "",
  ].join("\n");
}

const proofHead = `import type { Calls } from "@libsysgen/libsys";
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Expect<T extends true> = T;
`;

/** One line per call: its type is this one and no other; and there are no other calls. */
function callsProof(model: Model): string {
  const calls = model.calls.filter((call) => whyUncallable(call) === undefined);
  const names = calls.map(({ name }) => JSON.stringify(name));
  return [
    proofHead,
    `export type Names = Expect<Equal<keyof Calls, ${names.join(" | ")}>>;`,
    "export type Proof = [",
    ...calls.map(
      (call) =>
        `  Expect<Equal<Calls[${JSON.stringify(call.name)}], ${functionType(model, call)}>>,`,
    ),
    "];",
    "",
  ].join("\n");
}

/** One line per member that is an integer or an address; those for the kernel have no type. */
function membersProof(model: Model): string {
  const lines = model.structures.flatMap(({ name, members, opaque }) =>
    members.map((member) => {
      const view = `ReturnType<Structs[${JSON.stringify(name)}]["create"]>`;
      const key = JSON.stringify(member.name);
      if (member.reserved || opaque !== undefined) {
        return `  Expect<Equal<Extract<keyof ${view}, ${key}>, never>>,`;
      }
      const value = integerOrAddress(model, member.type);
      return value === undefined ? "" : `  Expect<Equal<${view}[${key}], ${value}>>,`;
    }),
  );
  const head = proofHead.replace("{ Calls }", "{ Structs }");
  // The compiler complains if nothing is wrong with the line that it is told to expect a fault in.
  const seconds = 'ReturnType<Structs["timespec"]["create"]>["tv_sec"]';
  const fault = model.structures.some(({ name }) => name === "timespec")
    ? `// @ts-expect-error\nexport type Fault = Expect<Equal<${seconds}, number>>;`
    : "";
  const proof = lines.filter((line) => line !== "");
  return [head, "export type Proof = [", ...proof, "];", fault, ""].join("\n");
}

function integerOrAddress(model: Model, type: CType): string | undefined {
  if (type.kind === "named") {
    const known = model.scalars.has(type.name) || model.pointerTypes.has(type.name);
    return known ? valueType(model, type) : undefined;
  }
  return type.kind === "pointer" ? "bigint" : undefined;
}

function functionType(model: Model, { parameters, returns, errorConvention }: Call): string {
  const list = parameters.map((each, index) => `a${index}: ${parameterType(model, each)}`);
  const result = errorConvention === "noreturn" ? "never" : valueType(model, returns);
  return `(${list.join(", ")}) => ${result}`;
}

function parameterType(model: Model, { type, pointee }: ModelParameter): string {
  if (abiOf(model, type, "amd64").kind !== "pointer") return valueType(model, type);
  return `Uint8Array | bigint${(pointee?.optional ?? true) ? " | null" : ""}`;
}

/** What is 64 bits wide on any machine must not be a number on another. */
function valueType(model: Model, type: CType): string {
  const onAll = archNames.map((arch) => abiOf(model, type, arch));
  if (onAll.every(({ kind }) => kind === "void")) return "undefined";
  return onAll.some((abi) => abi.kind !== "void" && abi.size === 8) ? "bigint" : "number";
}

/** The modules that the emitter prints itself, in all three forms. */
function isData(path: string): boolean {
  return DATA.test(path);
}

const DATA =
  /\/(abis|constants|errno|labels|layouts|numbers|promise-wrappers|raw-only|signatures|structs|sync-only|sys|uncallable|wrappers)\.(d\.ts|js)$/;

const checkOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
};

function errorsIn(program: ts.Program, name: string): readonly string[] {
  const file = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(`/${name}`));
  if (file === undefined) throw new Error(`there is no ${name} in the program`);
  return messages(ts.getPreEmitDiagnostics(program, file));
}

/** What an editor says about a call: the first line of its documentation, and its type. */
function shown(program: ts.Program, name: string): string {
  const checker = program.getTypeChecker();
  const file = program.getSourceFiles().find(({ fileName }) => fileName.endsWith("/calls.d.ts"));
  const alias = file?.statements
    .filter(ts.isTypeAliasDeclaration)
    .find((declaration) => declaration.name.text === "Calls");
  if (alias === undefined) throw new Error("there is no type Calls");
  const property = checker.getTypeAtLocation(alias).getProperty(name);
  if (property === undefined) throw new Error(`there is no call ${name}`);
  const text = ts.displayPartsToString(property.getDocumentationComment(checker));
  const paragraphs = text.split("\n\n", 2).map((paragraph) => paragraph.split("\n", 1).join(""));
  return `${paragraphs.join(" ")} ${checker.typeToString(checker.getTypeOfSymbol(property))}`;
}

function packageConfig(packageFolder: string): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(
    join(packageFolder, "tsconfig.json"),
    ts.sys.readFile.bind(ts.sys),
  ) as {
    config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, packageFolder);
}

function messages(diagnostics: readonly ts.Diagnostic[]): readonly string[] {
  return diagnostics.map(({ file, start, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined || start === undefined) return text;
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${file.fileName.split("/").at(-1)}:${line + 1}: ${text}`;
  });
}

/** The compiler takes the first line for a comment of what it leaves out, if that is a type. */
function withoutHeader(text: string): string {
  return text.replace(/^\/\/ Code generated by .*\n\n?/, "");
}

/** The text without its layout. */
function tokens(text: string): string {
  const code = text.replace(/\/\*.*?\*\//gs, "").replace(/^\/\/.*$/gm, "");
  return code.replace(/\s+/g, "").replace(/[;,]([}\])])/g, "$1");
}
