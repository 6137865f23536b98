import type { Call } from "../../../model/call.js";
import type { Model } from "../../../model/model.js";
import type { SafeWrapper } from "../../../model/safe/form.js";
import type { Entry } from "../entry.js";
import { importsFor, type ImportSource } from "../imports.js";
import type { DataModule, DataStatement } from "../module.js";
import { structNames } from "../structs/interfaces.js";
import { comment, table } from "../tables/table.js";
import { wrapperDocumentation } from "./documentation.js";
import { namingOf } from "./naming.js";
import { printList, printObject } from "./statement.js";
import { whyRaw } from "./why-raw.js";
import { whySyncOnly } from "./why-sync-only.js";
import { wrapperCode, type WrapperCode } from "./wrapper.js";

/** The safe layer: its types, its code, and the list of what it does not have. */
export function safeModules(model: Model, entries: readonly Entry[]): readonly DataModule[] {
  const naming = namingOf(model);
  const nameOf = structNames(model);
  const structTypes = model.structures.map(nameOf).sort();
  const wrapped = entries.flatMap(({ call }) => {
    const { safe } = call;
    if (safe.kind === "raw" || whyRaw(call) !== undefined) return [];
    return [{ call, form: safe, code: wrapperCode(naming, call, safe) }];
  });
  return [
    sysModule(wrapped, structTypes),
    wrappersModule(wrapped),
    promiseWrappersModule(wrapped),
    rawOnlyModule(entries),
    syncOnlyModule(wrapped),
  ];
}

interface Wrapped {
  readonly call: Call;
  readonly form: SafeWrapper;
  readonly code: WrapperCode;
}

/** The types of the wrappers, with their documentation. */
function sysModule(wrapped: readonly Wrapped[], structTypes: readonly string[]): DataModule {
  const description = [
    "/**",
    " * The calls that have a safe form. One that fails throws a `LibsysError`; one",
    " * that a signal has interrupted fails with EINTR, and is not made again.",
    " */",
  ].join("\n");
  const members = wrapped.flatMap(({ call, form, code }) => [
    ...comment(wrapperDocumentation(call, form, code), "  "),
    ...printMember(call.name, code),
  ]);
  const text =
    members.length === 0
      ? `${description}\nexport type Sys = object;`
      : [description, "export interface Sys {", ...members, "}"].join("\n");
  const sources = [...SOURCES, { from: "structs", types: structTypes }];
  return {
    name: "sys",
    statements: [...importsFor(withoutComments(text), sources), declared(text)],
  };
}

const SOURCES: readonly ImportSource[] = [
  {
    from: "argument",
    types: [
      "Address",
      "Bytes",
      "Integers16",
      "Integers32",
      "Integers64",
      "IntegersNative",
      "StructsIn",
      "StructsOut",
      "Text",
    ],
    values: [
      "bytesOf",
      "bytesOfOrNull",
      "exactly",
      "integersOf",
      "integersOfOrNull",
      "lengthOf",
      "textOf",
      "textOfOrNull",
    ],
  },
  {
    from: "descriptor",
    types: ["Descriptor", "Fd"],
    values: ["numberOf", "numberOr", "takenFrom"],
  },
  { from: "host", types: ["Host"] },
  { from: "promise-host", types: ["PromiseHost"] },
  { from: "promised", types: ["Promises"] },
  { from: "view", types: ["Init", "Opaque", "Struct", "Union"] },
];

/** Words in documentation are no use of a name. */
function withoutComments(text: string): string {
  return text.replace(/^ *\/?\*.*$/gm, "");
}

function declared(text: string): DataStatement {
  return { source: text, declaration: text };
}

function printMember(name: string, { parameters, outcomes, never }: WrapperCode): string[] {
  const list = parameters.map((each) => `${each.name}${each.optional ? "?" : ""}: ${each.type}`);
  const [first, ...others] = outcomes;
  const before = `  readonly ${name}: (`;
  if (others.length === 0 || first === undefined) {
    return [...printList(before, list, `) => ${never ? "never" : (first?.type ?? "void")};`)];
  }
  const members = outcomes.map((each) => `${each.name}: ${each.type}`);
  const flat = printList(before, list, `) => { ${members.join("; ")} };`);
  // A single parameter stays on its line, and the result is broken.
  const head = `${before}${list.join(", ")}) => `;
  const broken = list.length === 1 && flat.length > 1 && `${head}{`.length <= 80;
  if (!broken && flat.every((line) => line.length <= 80)) return [...flat];
  const lines = broken ? [head] : printList(before, list, ") => ");
  return [...lines.slice(0, -1), ...printObject(lastOf(lines), members, ";")];
}

function lastOf(lines: readonly string[]): string {
  return lines.at(-1) ?? "";
}

/** The wrappers themselves. */
function wrappersModule(wrapped: readonly Wrapped[]): DataModule {
  const typeText = [
    "/** Makes each wrapper for a library. */",
    "export type Wrappers = {",
    "  readonly [K in keyof Sys]: (h: Host) => Sys[K];",
    "};",
  ].join("\n");
  const lines = wrapped.flatMap(({ code }) => code.lines);
  return codeModule({ name: "wrappers", value: "wrappers", type: "Wrappers", typeText, lines });
}

/** The same for calls that other threads make. */
function promiseWrappersModule(wrapped: readonly Wrapped[]): DataModule {
  const typeText = [
    "/** Makes each wrapper for a library. */",
    "export type PromiseWrappers = {",
    "  readonly [K in keyof Promises]: (h: PromiseHost) => Promises[K];",
    "};",
  ].join("\n");
  const lines = wrapped.flatMap(({ call, code }) =>
    whySyncOnly(call) === undefined ? code.promiseLines : [],
  );
  const [value, type] = ["promiseWrappers", "PromiseWrappers"];
  return codeModule({ name: "promise-wrappers", value, type, typeText, lines });
}

interface CodeModule {
  readonly name: string;
  readonly value: string;
  readonly type: string;
  readonly typeText: string;
  /** The members of the object. */
  readonly lines: readonly string[];
}

function codeModule({ name, value, type, typeText, lines }: CodeModule): DataModule {
  const body = lines.length === 0 ? "{};" : ["{", ...lines, "};"].join("\n");
  return {
    name,
    statements: [
      ...importsFor(`${typeText}\n${body}`, [...SOURCES, { from: "sys", types: ["Sys"] }]),
      declared(typeText),
      {
        source: `export const ${value}: ${type} = ${body}`,
        javascript: `export const ${value} = ${body}`,
        declaration: `export declare const ${value}: ${type};`,
      },
    ],
  };
}

/** Why calls have no safe form. */
function rawOnlyModule(entries: readonly Entry[]): DataModule {
  const members = entries.flatMap(({ call, uncallable }) => {
    const reason = whyRaw(call);
    return reason === undefined || uncallable !== undefined
      ? []
      : [{ key: call.name, value: reason }];
  });
  const description = "The calls that are in `calls` and not in `sys`, and why.";
  return { name: "raw-only", statements: [table("rawOnly", description, members)] };
}

/** Why calls with a safe form are left to the thread that makes them. */
function syncOnlyModule(wrapped: readonly Wrapped[]): DataModule {
  const members = wrapped.flatMap(({ call }) => {
    const reason = whySyncOnly(call);
    return reason === undefined ? [] : [{ key: call.name, value: reason }];
  });
  const description = "The calls that are in `sys` and not in `promises`, and why.";
  return { name: "sync-only", statements: [table("syncOnly", description, members)] };
}
