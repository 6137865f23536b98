import { archNames, type ArchName } from "../model/arch.js";
import type { Call, Interposition, StubSymbol } from "../model/call.js";
import type { AbiType } from "../model/model.js";
import { documentCall, plain, releaseName } from "../targets/documentation.js";
import type { CallDescription, DescribedParameter, DescribedValue } from "./call.js";
import { groupBy } from "./group.js";
import { columns, fill } from "./layout.js";
import { safeRows } from "./safe-text.js";

/** The description of a call for people to read, up to 100 columns wide; ends with a line end. */
export function renderCall(call: Call, description: CallDescription): string {
  const sections = [
    [heading(description), ...summary(call), "", ...prototype(description.signature)],
    section("Symbols in libsys.so.7", columns(symbolRows(description))),
    section("Behaviour", columns(behaviourRows(call))),
    section("Parameters", columns(parameterRows(call, description))),
    section("Safe form", columns(safeRows(call.safe, call.symbols.sys.name))),
    section("Types", columns(typeRows(description))),
    section("Structures", columns(structureRows(description))),
    section("Constants", columns(familyRows(description))),
    section(
      "Argument slots (64 bits start at an even one on armv7)",
      columns(slotRows(description)),
    ),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function heading({ name, number, manual }: CallDescription): string {
  return `${name}: system call ${number}${manual === undefined ? "" : `, ${manual}`}`;
}

/** What the call does, and since when it is there. */
function summary({ summary: text, since }: Call): readonly string[] {
  const release = since === undefined ? [] : [`Since ${releaseName(since)}.`];
  return text === undefined ? [] : ["", ...fill([text, ...release].join(" ").split(" "), "  ")];
}

/** Broken behind commas where it is too long. */
function prototype(signature: string): readonly string[] {
  return fill(`${signature};`.split(/(?<=,) /), "  ", "      ");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function symbolRows({ name, symbols, interposed }: CallDescription): readonly string[][] {
  const rows = [symbols.sys, symbols.private, symbols.public].flatMap((symbol) =>
    symbol === undefined ? [] : [symbolRow(symbol)],
  );
  if (symbols.private === undefined) rows.push([`_${name}`, "none"]);
  if (symbols.public === undefined) {
    rows.push([
      name,
      interposed === undefined ? "none" : "none here: libc exports it, with more around it",
    ]);
  }
  return rows;
}

function symbolRow({ name, version, binding, missingOn, kind }: StubSymbol): string[] {
  const remarks = [
    ...(kind === "wrapper" ? ["a C function around the stub"] : []),
    ...(missingOn.length > 0 ? [`not on ${missingOn.join(", ")}`] : []),
  ];
  return [name, version, binding, remarks.join("; ")];
}

function behaviourRows(call: Call): readonly string[][] {
  const { errors } = documentCall(call);
  return [
    ["errors", plain(errors)],
    ...(call.why === undefined ? [] : remark(call.why)),
    ["capability mode", call.capabilityMode ? "allowed" : "not allowed: fails with ECAPMODE"],
    [
      "interposed",
      call.interposed === undefined
        ? "no"
        : `${interpositionWords[call.interposed]}: ${call.symbols.sys.name} goes past that`,
    ],
    ...(call.inModule
      ? [["kernel module", "the kernel may lack it until a module is loaded"]]
      : []),
    ["audit event", call.audit === "AUE_NULL" ? "none" : call.audit],
  ];
}

/** Under the second column of `behaviourRows`, which starts at column 19. */
function remark(text: string): readonly string[][] {
  return fill(text.split(" "), "", "", 81).map((line) => ["", line]);
}

function parameterRows(call: Call, { parameters, variadic }: CallDescription): readonly string[][] {
  const said = new Map(documentCall(call).parameters.map(({ name, text }) => [name, plain(text)]));
  const rows = parameters.map(({ name, type }) => [name, type, said.get(name) ?? ""]);
  return variadic ? [...rows, ["...", "", "whatever the call with that number takes"]] : rows;
}

/** One row per type and per group of architectures that agree about it. */
function typeRows({ returns, parameters }: CallDescription): readonly string[][] {
  const byType = new Map<string, DescribedValue>();
  for (const value of [returns, ...parameters]) {
    if (value.type !== "void") byType.set(typeLabel(value), value);
  }
  return [...byType].flatMap(([label, { abi }]) => {
    const groups = groupBy(archNames, (arch) => abiText(abi[arch]));
    return [...groups].map(([text, archs], index) => [
      index === 0 ? label : "",
      text,
      archs.length === archNames.length ? "everywhere" : archs.join(" "),
    ]);
  });
}

/** All pointers are alike. */
function typeLabel({ type, abi }: DescribedValue): string {
  return abi.amd64.kind === "pointer" ? "pointers" : type;
}

function abiText(type: AbiType): string {
  switch (type.kind) {
    case "void":
      return "nothing";
    case "pointer":
      return `${type.size} bytes, address`;
    case "integer":
      return `${type.size === 1 ? "1 byte" : `${type.size} bytes`}, ${type.signed ? "signed" : "unsigned"}`;
  }
}

/** One row per structure and per group of architectures on which it is as large. */
function structureRows({ structures }: CallDescription): readonly string[][] {
  return structures.flatMap(({ name, size }) => {
    const groups = groupBy(
      archNames.filter((arch) => size[arch] !== undefined),
      (arch) => size[arch],
    );
    return [...groups].map(([bytes, archs], index) => [
      index === 0 ? name : "",
      `${String(bytes)} bytes`,
      archs.length === archNames.length ? "everywhere" : archs.join(" "),
    ]);
  });
}

function familyRows({ constants }: CallDescription): readonly string[][] {
  return constants.map(({ family, header, of }) => [of.join(", "), family, header]);
}

/** For the machines on which an argument takes more than one slot. */
function slotRows({ parameters }: CallDescription): readonly string[][] {
  return archNames
    .filter((arch) => parameters.some(({ slots }) => slots[arch].count > 1))
    .map((arch) => [arch, slotsText(parameters, arch)]);
}

function slotsText(parameters: readonly DescribedParameter[], arch: ArchName): string {
  return parameters
    .map(({ name, slots }) => {
      const { first, count } = slots[arch];
      return `${name} ${count === 1 ? first : `${first}-${first + 1}`}`;
    })
    .join(", ");
}

const interpositionWords = {
  cancellation: "a cancellation point of libthr",
  signals: "libthr keeps signals for itself",
  fork: "libthr runs the handlers of pthread_atfork(3)",
  errno: "errno is cleared before",
} as const satisfies Record<Interposition, string>;
