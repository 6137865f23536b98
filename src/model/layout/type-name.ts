import type { CPointer, CType, Qualifiers } from "syscalls-table";
import { basicType } from "../basic-type.js";

/**
 * A type of C without the name that it would declare: `unsigned char`, `const char *`,
 * `uint64_t[9]`, `void (*)(int)`, as the data writes the types of members.
 *
 * @returns undefined if the text is no such type
 */
export function parseTypeName(text: string): CType | undefined {
  const words = text.match(/\w+|\S/g) ?? [];
  const reader: Reader = { words, at: 0 };
  const type = readType(reader);
  return reader.at === words.length ? type : undefined;
}

interface Reader {
  readonly words: readonly string[];
  at: number;
}

function readType(reader: Reader): CType | undefined {
  const base = readSpecifiers(reader);
  if (base === undefined) return undefined;
  const type = readPointers(reader, base);
  return take(reader, "(") ? readFunctionPointer(reader, type) : readArrays(reader, type);
}

/** `volatile uint32_t`, `struct timespec`, `unsigned int`. */
function readSpecifiers(reader: Reader): CType | undefined {
  const qualifiers = readQualifiers(reader);
  const names: string[] = [];
  for (let word = reader.words[reader.at]; isName(word); word = reader.words[reader.at]) {
    names.push(word);
    reader.at++;
  }
  const [first, second] = names;
  if (first === undefined) return undefined;
  if (first === "struct" || first === "union" || first === "enum") {
    return second === undefined || names.length > 2
      ? undefined
      : { kind: first, tag: second, ...qualifiers };
  }
  const name = names.join(" ");
  if (name === "void") return { kind: "void", ...qualifiers };
  if (names.length > 1 && basicType(name) === undefined) return undefined;
  return { kind: "named", name, ...qualifiers };
}

function readPointers(reader: Reader, base: CType): CType {
  let type = base;
  while (take(reader, "*")) {
    const pointer: CPointer = { kind: "pointer", to: type, ...readQualifiers(reader) };
    type = pointer;
  }
  return type;
}

function readQualifiers(reader: Reader): Qualifiers {
  const isConst = take(reader, "const");
  const volatile = take(reader, "volatile");
  return { ...(isConst && { const: true }), ...(volatile && { volatile: true }) };
}

/** Behind the first parenthesis of `void (*)(int, void *)`. */
function readFunctionPointer(reader: Reader, returns: CType): CType | undefined {
  if (!take(reader, "*") || !take(reader, ")") || !take(reader, "(")) return undefined;
  const parameters: CType[] = [];
  do {
    const parameter = readType(reader);
    if (parameter === undefined) return undefined;
    parameters.push(parameter);
  } while (take(reader, ","));
  if (!take(reader, ")")) return undefined;
  const none = parameters.length === 1 && parameters[0]?.kind === "void";
  const to: CType = {
    kind: "function",
    returns,
    parameters: none ? [] : parameters,
    variadic: false,
  };
  return { kind: "pointer", to };
}

/** `[2][3]`: two arrays of three. */
function readArrays(reader: Reader, of: CType): CType | undefined {
  if (!take(reader, "[")) return of;
  const word = reader.words[reader.at] ?? "";
  const length = /^\d+$/.test(word) ? word : undefined;
  if (length !== undefined) reader.at++;
  if (!take(reader, "]")) return undefined;
  const element = readArrays(reader, of);
  return element && { kind: "array", of: element, ...(length !== undefined && { length }) };
}

function take(reader: Reader, word: string): boolean {
  if (reader.words[reader.at] !== word) return false;
  reader.at++;
  return true;
}

function isName(word: string | undefined): word is string {
  return word !== undefined && /^[A-Za-z_]/.test(word) && word !== "const" && word !== "volatile";
}
