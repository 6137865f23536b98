import { identifiers, type NamingRules } from "../../model/naming.js";
import { capitalized } from "../words.js";

/** One exported name per call: `SysRead`, `SysACLGetFd`, `SysSysctl`; in the order of `names`. */
export function functionNames(names: readonly string[]): readonly string[] {
  return identifiers(names, { ...noKeywords, spell: (name) => `Sys${pascalCase(name)}` });
}

/** One name per wrapper: `Read`, `ACLGetFd`. */
export function wrapperNames(names: readonly string[]): readonly string[] {
  return identifiers(names, { ...noKeywords, spell: pascalCase });
}

/** One name per result of a wrapper, unlike those of its parameters. */
export function resultNames(
  names: readonly string[],
  parameters: readonly string[],
): readonly string[] {
  return identifiers(
    names,
    { keywords: reservedWords, escape: (word) => `${word}Out`, spell: camelCase },
    parameters,
  );
}

/** One name per number, as package syscall writes them: `SYS_READ`, `SYS___SYSCTL`. */
export function numberNames(names: readonly string[]): readonly string[] {
  return identifiers(names, { ...noKeywords, spell: (name) => `SYS_${name.toUpperCase()}` });
}

/** One name per parameter of a function: `nbyte`, `msgFlags`, `length`. */
export function parameterNames(names: readonly string[]): readonly string[] {
  return identifiers(names, {
    keywords: reservedWords,
    escape: (word) => customaryNames.get(word) ?? `${word}Arg`,
    spell: camelCase,
  });
}

/** The exported name of a type that differs between architectures: `Char`, `TimeT`. */
export function typeNames(names: readonly string[]): readonly string[] {
  return identifiers(names, { ...noKeywords, spell: pascalCase });
}

const noKeywords = {
  keywords: new Set<string>(),
  escape: (keyword: string) => keyword,
} as const satisfies NamingRules;

/** Words that Go code writes in capitals wherever they are a part of a name. */
const initialisms: ReadonlySet<string> = new Set([
  "acl",
  "cpu",
  "gid",
  "id",
  "ip",
  "pid",
  "rpc",
  "uid",
  "uuid",
]);

/** `SockaddrIn`; underscores before and between words go away. */
export function pascalCase(name: string): string {
  return wordsOf(name).map(capitalised).join("");
}

function camelCase(name: string): string {
  const [first = "", ...others] = wordsOf(name);
  return first + others.map(capitalised).join("");
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[_ ]+/).filter((word) => word !== "");
}

function capitalised(word: string): string {
  return initialisms.has(word) ? word.toUpperCase() : capitalized(word);
}

/** What Go programmers write where the C name is taken. */
const customaryNames: ReadonlyMap<string, string> = new Map([
  ["func", "fn"],
  ["len", "length"],
  ["type", "typ"],
]);

/** The keywords of The Go Programming Language Specification. */
const keywords = [
  "break",
  "case",
  "chan",
  "const",
  "continue",
  "default",
  "defer",
  "else",
  "fallthrough",
  "for",
  "func",
  "go",
  "goto",
  "if",
  "import",
  "interface",
  "map",
  "package",
  "range",
  "return",
  "select",
  "struct",
  "switch",
  "type",
  "var",
] as const;

/** The predeclared identifiers of the specification: hiding one is legal, and a trap. */
const predeclared = [
  "any",
  "append",
  "bool",
  "byte",
  "cap",
  "clear",
  "close",
  "comparable",
  "complex",
  "complex128",
  "complex64",
  "copy",
  "delete",
  "error",
  "false",
  "float32",
  "float64",
  "imag",
  "int",
  "int16",
  "int32",
  "int64",
  "int8",
  "iota",
  "len",
  "make",
  "max",
  "min",
  "new",
  "nil",
  "panic",
  "print",
  "println",
  "real",
  "recover",
  "rune",
  "string",
  "true",
  "uint",
  "uint16",
  "uint32",
  "uint64",
  "uint8",
  "uintptr",
] as const;

/** What the bodies of the functions use. */
const usedInBodies = [
  ...["e1", "err", "ok", "pointer", "r", "r0", "r1", "runtime", "unsafe"],
  ...["cString", "dataOf", "optionalCString", "textOf", "vectorsOf"],
] as const;

const reservedWords: ReadonlySet<string> = new Set([...keywords, ...predeclared, ...usedInBodies]);
