import type { VersionedSymbol } from "../elf/file.js";
import type { StubReport } from "../elf/stub.js";
import type { LibrarySymbol } from "../model/library/symbols.js";
import { checkCode } from "./check-code.js";
import { type ConformFinding, finding, symbolText } from "./finding.js";
import type { LibraryRole, SymbolCheck } from "./report.js";

/**
 * Compares one symbol with what it has to be.
 *
 * @param found the symbols of that name, in all their versions
 */
export function checkSymbol(
  expected: LibrarySymbol,
  found: readonly VersionedSymbol[],
  role: LibraryRole,
  examine: (symbol: VersionedSymbol) => StubReport,
): SymbolCheck {
  const symbol = textOf(expected, role);
  const { content } = expected;
  const call = content.kind === "stub" || content.kind === "wrapper" ? content.call : undefined;
  const actual = role === "archive" ? pickObject(expected, found) : pick(expected, found);
  if (actual === undefined) {
    return {
      symbol,
      call,
      findings: missing(symbol, expected, found, role),
      explanation: undefined,
    };
  }
  const table = [
    ...(role === "archive" ? [] : checkVersion(symbol, expected, actual)),
    ...checkEntry(symbol, expected, actual),
  ];
  if (role === "stub" || role === "filter") {
    return { symbol, call, findings: table, explanation: undefined };
  }
  const { explanation, findings } = checkCode(symbol, expected, () => examine(actual));
  return { symbol, call, findings: [...table, ...findings], explanation };
}

/** In an archive, versions are parts of the names of old forms alone. */
function textOf({ isDefault, name, version }: LibrarySymbol, role: LibraryRole): string {
  return symbolText(name, role === "archive" && isDefault ? undefined : version, isDefault);
}

function pickObject(
  { isDefault, version }: LibrarySymbol,
  found: readonly VersionedSymbol[],
): VersionedSymbol | undefined {
  return found.find((candidate) =>
    isDefault ? (candidate.version?.isDefault ?? true) : candidate.version?.name === version,
  );
}

/** The symbol of the right version; of a single one with another version, that one. */
function pick(
  { isDefault, version }: LibrarySymbol,
  found: readonly VersionedSymbol[],
): VersionedSymbol | undefined {
  const exact = found.find((candidate) => candidate.version?.name === version);
  if (exact !== undefined) return exact;
  // A default one is what programs get by the name alone, whatever its version.
  const defaults = found.filter((candidate) => candidate.version?.isDefault ?? true);
  return isDefault && defaults.length === 1 ? defaults[0] : undefined;
}

function missing(
  symbol: string,
  expected: LibrarySymbol,
  found: readonly VersionedSymbol[],
  role: LibraryRole,
): readonly ConformFinding[] {
  const { content } = expected;
  if (role === "libc") {
    const call = content.kind === "stub" ? content.call : expected.name;
    const message = `${symbol} is not in this older library: the release does not have ${call}`;
    return [finding("CF101", "note", symbol, message)];
  }
  const others = found.map(({ name, version }) =>
    symbolText(name, version?.name, version?.isDefault ?? true),
  );
  const instead = others.length === 0 ? "" : `; there is ${others.join(" and ")}`;
  const message = `${symbol} is missing${instead}`;
  return [finding("CF101", "incompatible", symbol, message)];
}

function checkVersion(
  symbol: string,
  expected: LibrarySymbol,
  actual: VersionedSymbol,
): readonly ConformFinding[] {
  const findings: ConformFinding[] = [];
  const version = actual.version?.name;
  if (version !== expected.version) {
    const has = version === undefined ? "no version" : `version ${version}`;
    const message = `${expected.name} has ${has}, and programs ask for ${expected.version}`;
    findings.push(finding("CF102", "incompatible", symbol, message));
  }
  const isDefault = actual.version?.isDefault ?? true;
  if (isDefault !== expected.isDefault) {
    const message = isDefault
      ? `${symbol} is the default version: new programs get an old form of the call`
      : `${symbol} is not the default version: new programs do not find it`;
    findings.push(finding("CF103", "incompatible", symbol, message));
  }
  return findings;
}

/** What else the symbol table says of it. */
function checkEntry(
  symbol: string,
  expected: LibrarySymbol,
  actual: VersionedSymbol,
): readonly ConformFinding[] {
  const findings: ConformFinding[] = [];
  if (actual.binding !== expected.binding) {
    const message = `${symbol} is ${actual.binding} and should be ${expected.binding}`;
    findings.push(finding("CF104", "difference", symbol, message));
  }
  if (actual.visibility === "hidden" || actual.visibility === "internal") {
    const message = `${symbol} is ${actual.visibility}: other libraries do not see it`;
    findings.push(finding("CF105", "incompatible", symbol, message));
  }
  if (!kinds(expected).includes(actual.type)) {
    const message = `${symbol} is of type ${actual.type} and should be ${kinds(expected)[0] ?? ""}`;
    findings.push(finding("CF106", "incompatible", symbol, message));
  }
  return findings;
}

/** A function that is no bare stub may be chosen at start-up, by what the processor can do. */
function kinds({ content }: LibrarySymbol): readonly VersionedSymbol["type"][] {
  switch (content.kind) {
    case "stub":
      return ["func"];
    case "wrapper":
    case "function":
      return ["func", "ifunc"];
    case "object":
      return ["object"];
  }
}
