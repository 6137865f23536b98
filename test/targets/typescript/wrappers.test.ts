import { join } from "node:path";
import type { CType } from "syscalls-table";
import ts from "typescript";
import { abiOf } from "../../../src/model/abi.js";
import { archNames } from "../../../src/model/arch.js";
import { structureOf as structureIn, structuresByName } from "../../../src/model/layout/find.js";
import type { Structure } from "../../../src/model/layout/structure.js";
import type { SafeParameter, SafeWrapper } from "../../../src/model/safe/form.js";
import { whySyncOnly } from "../../../src/targets/typescript/safe/why-sync-only.js";
import { bundledModel } from "../../support/models.js";

/**
 * The types of the safe layer as the compiler reads them in the package's declarations, against the
 * safe forms of the model. Both are brought into one notation here; the emitter has no part in it.
 */
const lib = join(__dirname, "../../../generated/typescript/lib");
const model = bundledModel();
const structures = structuresByName(model);
const program = ts.createProgram([join(lib, "sys.d.ts"), join(lib, "promised.d.ts")], {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
});
const checker = program.getTypeChecker();

const wrapped = model.calls.flatMap((call) => {
  const { safe } = call;
  return safe.kind === "raw" || safe.againstRuntime !== undefined ? [] : [{ call, form: safe }];
});
const declared = functionsOf("sys.d.ts", "Sys");
const promised = functionsOf("promised.d.ts", "Promises");

test("every call with a safe form is there, and no other", () => {
  expect([...declared.keys()].sort()).toEqual(wrapped.map(({ call }) => call.name).sort());
});

test("parameters, what may be left out, and results are those of the safe forms", () => {
  const found = [...declared].map(([name, type]) => `${name}${actual(type)}`);
  expect(found).toEqual(wrapped.map(({ call, form }) => `${call.name}${expected(form)}`));
});

test("promises have the same parameters, and promise the same results", () => {
  const wanted = wrapped.filter(({ call }) => whySyncOnly(call) === undefined);
  expect([...promised].map(([name, type]) => `${name}${actual(type)}`)).toEqual(
    wanted.map(({ call, form }) => `${call.name}${expected(form, "Promise")}`),
  );
});

test.each<[string, string, (form: SafeWrapper) => SafeWrapper]>([
  ["a parameter that is not there", "read", (form) => ({ ...form, parameters: [] })],
  ["what must be given", "nanosleep", (form) => withOptional(form, false)],
  ["what may be left out", "read", (form) => withOptional(form, true)],
  ["another result", "read", (form) => ({ ...form, result: { kind: "address" } })],
  ["a result that is missing", "wait4", (form) => ({ ...form, outputs: [] })],
])("the comparison sees %s", (_, name, change) => {
  const form = wrapped.find(({ call }) => call.name === name)?.form;
  if (form === undefined) throw new Error(`there is no ${name}`);
  expect(expected(form)).toBe(shown(name));
  expect(expected(change(form))).not.toBe(shown(name));
});

function withOptional(form: SafeWrapper, optional: boolean): SafeWrapper {
  const parameters = form.parameters.map((each) =>
    "optional" in each ? { ...each, optional } : each,
  );
  return { ...form, parameters };
}

test("the notation", () => {
  expect(shown("read")).toBe("(fd: Descriptor | number, buf: Uint8Array | memory) => number");
  expect(shown("chroot")).toBe("(path: Uint8Array | string) => void");
  expect(shown("nanosleep")).toBe("(rqtp: object, rmtp?: null | view of tv_nsec, tv_sec) => void");
  expect(shown("wait4")).toMatch(/=> { result: number; status: number }$/);
  expect(shown("pipe2")).toBe("(flags: number) => [Descriptor, Descriptor]");
  expect(shown("getgroups")).toBe("(gidset?: Int32Array | Uint32Array | null) => number");
});

function shown(name: string): string {
  const type = declared.get(name);
  if (type === undefined) throw new Error(`there is no ${name}`);
  return actual(type);
}

/** The members of a type that a module declares, by their names. */
function functionsOf(file: string, name: string): ReadonlyMap<string, ts.Type> {
  const source = program.getSourceFile(join(lib, file));
  const declaration = source?.statements.find(
    (each) =>
      (ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each)) &&
      each.name.text === name,
  );
  if (declaration === undefined) throw new Error(`${file} declares no ${name}`);
  const members = checker.getTypeAtLocation(declaration).getProperties();
  return new Map(members.map((member) => [member.name, checker.getTypeOfSymbol(member)]));
}

/** What the compiler knows about a function. */
function actual(type: ts.Type): string {
  const [signature, ...others] = type.getCallSignatures();
  if (signature === undefined || others.length > 0) return " is no function of one form";
  const parameters = signature.getParameters().flatMap(declaredBy);
  const text = parameters.map(
    ({ name, optional, type: own }) => `${name}${optional ? "?" : ""}: ${shape(own)}`,
  );
  return `(${text.join(", ")}) => ${resultShape(signature.getReturnType())}`;
}

/** A parameter; those that a tuple stands for, `...args`, by the labels that it has for them. */
function declaredBy(parameter: ts.Symbol) {
  const type = checker.getTypeOfSymbol(parameter);
  if (!checker.isTupleType(type)) {
    return [{ name: parameter.name, optional: isOptional(parameter), type }];
  }
  // As above.
  const { target } = type as ts.TupleTypeReference;
  return checker.getTypeArguments(type as ts.TypeReference).map((each, index) => {
    const label = target.labeledElementDeclarations?.[index]?.name.getText() ?? "";
    const flags = target.elementFlags[index] ?? ts.ElementFlags.Variadic;
    return { name: label, optional: (flags & ts.ElementFlags.Optional) !== 0, type: each };
  });
}

function isOptional({ valueDeclaration }: ts.Symbol): boolean {
  return (
    valueDeclaration !== undefined &&
    ts.isParameter(valueDeclaration) &&
    checker.isOptionalParameter(valueDeclaration)
  );
}

function resultShape(type: ts.Type): string {
  if (type.getSymbol()?.name === "Promise") {
    // Promises and tuples are references to generic types, which the compiler's own types do not say.
    const [inner] = checker.getTypeArguments(type as ts.TypeReference);
    return `Promise<${inner === undefined ? "" : resultShape(inner)}>`;
  }
  const isPlain =
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    type.getSymbol()?.name === "__type" &&
    type.getProperty("$bytes") === undefined;
  if (!isPlain) return shape(type);
  const members = type
    .getProperties()
    .map((member) => `${member.name}: ${shape(checker.getTypeOfSymbol(member))}`);
  return `{ ${members.join("; ")} }`;
}

function shape(type: ts.Type): string {
  if (type.isUnion()) {
    const shapes = type.types.flatMap((each) =>
      (each.flags & ts.TypeFlags.Undefined) === 0 ? [shape(each)] : [],
    );
    return union(shapes);
  }
  if ((type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0) {
    return checker.typeToString(type);
  }
  if (checker.isTupleType(type)) {
    // As above.
    const inner = checker.getTypeArguments(type as ts.TypeReference);
    return `[${inner.map(shape).join(", ")}]`;
  }
  const name = type.getSymbol()?.name ?? "";
  if (NAMED.test(name)) return name;
  if (name === "StructArray" || type.getProperty("$bytes") === undefined) return "object";
  const members = type.getProperties().map((member) => member.name);
  const open = members.filter((member) => !member.startsWith("$"));
  return members.includes("$get") ? view(open) : "memory";
}

const NAMED = /^(Descriptor|(Uint8|Int16|Uint16|Int32|Uint32|BigInt64|BigUint64)Array)$/;

function union(shapes: readonly string[]): string {
  return [...new Set(shapes)].sort().join(" | ");
}

function view(members: readonly string[]): string {
  return `view of ${[...members].sort().join(", ")}`;
}

/** The same, from the model. */
function expected({ parameters, outputs, result }: SafeWrapper, promise?: "Promise"): string {
  const list = [
    ...parameters.map((parameter) => {
      const nullable = mayBeNull(parameter);
      const type = nullable ? `${parameterShape(parameter)} | null` : parameterShape(parameter);
      return { name: parameter.name, type: union(type.split(" | ")), omitted: nullable };
    }),
    // Memory for a struct may be brought along.
    ...outputs.flatMap((output) => {
      const structure = output.kind === "object" ? structureOf(output.type) : undefined;
      return structure === undefined
        ? []
        : [{ name: output.name, type: viewOf(structure), omitted: true }];
    }),
  ];
  const lastNeeded = list.findLastIndex(({ omitted }) => !omitted);
  const text = list.map(
    ({ name, type }, index) => `${escaped(name)}${index > lastNeeded ? "?" : ""}: ${type}`,
  );
  const values = [...resultOf(result), ...outputs.map(outputOf)];
  const [first, ...others] = values;
  const members = values.map(({ name, type }) => `${name}: ${type}`);
  const one = result.kind === "never" ? "never" : (first?.type ?? "void");
  const returned = others.length === 0 ? one : `{ ${members.join("; ")} }`;
  return `(${text.join(", ")}) => ${promise === undefined ? returned : `Promise<${returned}>`}`;

  function resultOf(of: SafeWrapper["result"]): readonly { name: string; type: string }[] {
    switch (of.kind) {
      case "none":
      case "never":
        return [];
      case "value":
        return [{ name: "result", type: integer(of.type) ?? "bigint" }];
      case "descriptor":
        return [{ name: "fd", type: "Descriptor" }];
      case "address":
        return [{ name: "address", type: "bigint" }];
      case "length":
        return [{ name: "length", type: "number" }];
      case "string": {
        const from = parameters[of.of];
        const nullable = from !== undefined && mayBeNull(from);
        return [{ name: "text", type: nullable ? "null | string" : "string" }];
      }
    }
  }
}

function outputOf(output: SafeWrapper["outputs"][number]): { name: string; type: string } {
  const { name } = output;
  switch (output.kind) {
    case "length":
      return { name, type: "number" };
    case "descriptors":
      return { name, type: output.count === 2 ? "[Descriptor, Descriptor]" : "Descriptor" };
    case "object": {
      const structure = structureOf(output.type);
      const type = structure === undefined ? integer(output.type) : viewOf(structure);
      return { name, type: type ?? "unknown" };
    }
  }
}

function mayBeNull(parameter: SafeParameter): boolean {
  if (parameter.kind === "value") return false;
  return parameter.kind === "descriptor" ? parameter.none !== undefined : parameter.optional;
}

function parameterShape(parameter: SafeParameter): string {
  switch (parameter.kind) {
    case "value":
      return integer(parameter.type) ?? "bigint";
    case "descriptor":
      return "Descriptor | number";
    case "string":
      return "Uint8Array | string";
    case "bytes":
      return "Uint8Array | memory";
    case "address":
      return "Uint8Array | bigint";
    case "vectors":
      return "object";
    case "elements":
      return structureOf(parameter.element) === undefined ? arrays(parameter.element) : "object";
    case "object": {
      const { type, direction } = parameter;
      const structure = structureOf(type);
      if (structure !== undefined) return direction === "in" ? "object" : viewOf(structure);
      const value = integer(type);
      if (value === undefined) return "Uint8Array | memory";
      return direction === "in" ? value : arrays(type);
    }
  }
}

/** `number`, or `bigint` for what is 64 bits wide on any machine. */
function integer(type: CType): string | undefined {
  const sizes = sizesOf(type);
  if (sizes === undefined) return undefined;
  return sizes.includes(8) ? "bigint" : "number";
}

function arrays(type: CType): string {
  return union((sizesOf(type) ?? [1]).flatMap((size) => ARRAYS[size]));
}

const ARRAYS = {
  1: ["Uint8Array"],
  2: ["Int16Array", "Uint16Array"],
  4: ["Int32Array", "Uint32Array"],
  8: ["BigInt64Array", "BigUint64Array"],
} as const;

/** The sizes of an integer or an address on all machines; undefined for what is neither. */
function sizesOf(type: CType): readonly (1 | 2 | 4 | 8)[] | undefined {
  const known =
    type.kind === "named"
      ? model.scalars.has(type.name) || model.pointerTypes.has(type.name)
      : type.kind === "pointer" || type.kind === "enum";
  if (!known) return undefined;
  return archNames.flatMap((arch) => {
    const abi = abiOf(model, type, arch);
    return abi.kind === "void" ? [] : [abi.size];
  });
}

function structureOf(type: CType): Structure | undefined {
  return structureIn(structures, type);
}

/** With the members that programs may touch. */
function viewOf({ members, opaque }: Structure): string {
  const open = members.filter(
    ({ reserved, places }) => !reserved && Object.values(places).some(({ size }) => size > 0),
  );
  return view(opaque === undefined ? open.map(({ name }) => name) : []);
}

/** Names that are none in TypeScript, or that the wrappers have for things of their own. */
function escaped(name: string): string {
  return ["new", "function", "in", "delete", "with", "raw", "result"].includes(name)
    ? `${name}_`
    : name;
}
